"""Windows, panes and dialogs, one folder per feature."""
