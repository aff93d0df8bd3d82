"""The endings of files that are documentation, and which of them are pages."""

from __future__ import annotations

MARKDOWN = (
    ".md", ".markdown", ".mdown", ".mkd", ".mkdn", ".mkdown", ".mdwn", ".mdtxt", ".mdtext", ".markdn",
)  # fmt: skip
"""What people call files of Markdown."""

OTHER_MARKUP = (
    ".rst", ".adoc", ".asciidoc", ".textile", ".org", ".rmd", ".qmd", ".ipynb", ".mediawiki", ".wiki",
    ".creole", ".rdoc", ".pod", ".docx", ".odt", ".texi",
)  # fmt: skip
"""Documentation in other languages, which is not read but where a system for documentation does."""
