"""Reads documentation: configuration, front matter, files."""
