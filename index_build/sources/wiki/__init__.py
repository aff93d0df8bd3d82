"""Wikis and vaults, whose pages are linked by name."""
