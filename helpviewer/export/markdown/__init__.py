"""Pages as Markdown files."""
