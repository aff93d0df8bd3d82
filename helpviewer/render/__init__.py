"""From a stored page to something to look at or to keep: rich text, PDF, HTML, Markdown, text."""
