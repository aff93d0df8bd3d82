"""Markdown in folders, of no system."""
