"""Pages as files: HTML, Markdown, plain text, EPUB. No Qt."""
