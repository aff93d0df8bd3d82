"""The files of a documentation: which there are, and nothing outside of it."""
