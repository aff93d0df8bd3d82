"""What the window shows of the books as a whole."""
