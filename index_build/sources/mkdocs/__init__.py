"""Documentation of MkDocs and Material."""
