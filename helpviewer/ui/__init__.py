"""What the reader sees: windows, panes, dialogs. The only room with QtWidgets."""
