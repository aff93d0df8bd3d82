"""Writes the book: pages, search index, folder."""
