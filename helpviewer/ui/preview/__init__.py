"""What a window shows besides when a publisher looks at a book while writing it (``index-build preview``)."""
