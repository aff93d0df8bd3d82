"""The files of a book's search index."""
