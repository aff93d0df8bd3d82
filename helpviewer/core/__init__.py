"""What every other room may import: places, files, messages. No Qt."""
