"""Documentation that lies in one file."""
