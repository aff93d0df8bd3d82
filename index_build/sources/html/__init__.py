"""Folders of HTML."""
