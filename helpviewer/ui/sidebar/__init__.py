"""The left side: contents tree and search results."""
