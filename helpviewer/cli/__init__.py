"""The command line: search, export, list and books, without a window."""
