"""Documentation of Sphinx and MyST."""
