"""Exporting and printing from the window."""
