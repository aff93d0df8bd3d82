"""Python-Markdown, for MkDocs and for books that ask for it."""
