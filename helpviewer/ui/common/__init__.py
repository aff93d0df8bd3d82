"""Small helpers that several features of the window share."""
