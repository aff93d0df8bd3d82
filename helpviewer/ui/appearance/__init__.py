"""Theme, icons, fonts and language of the window."""
