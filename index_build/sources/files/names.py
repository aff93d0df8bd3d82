"""How files of documentation are called: the endings of pages, and the names that stand for a folder."""

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

FOLDER_INDEX = ("index", "_index", "readme")
"""The names, without suffix and in lower case, of a page that stands for its folder."""
