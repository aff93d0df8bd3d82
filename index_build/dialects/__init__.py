"""Turns a page's markup into the nodes of a page."""
