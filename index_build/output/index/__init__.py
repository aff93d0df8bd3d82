"""The search index of a book: what each page gives to it, and the files that all of them make."""
