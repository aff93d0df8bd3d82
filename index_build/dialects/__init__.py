"""Turns a page's markup into the elements of a book."""
