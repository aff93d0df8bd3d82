"""The command line: search, export and list without a window."""
