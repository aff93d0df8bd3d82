"""HTML, whoever wrote it, to the nodes of a page."""
