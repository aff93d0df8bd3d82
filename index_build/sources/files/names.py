"""How files of documentation are called: the endings of pages, and the names that stand for a folder."""

from __future__ import annotations

import re

MARKDOWN = (
    ".md", ".markdown", ".mdown", ".mkd", ".mkdn", ".mkdown", ".mdwn", ".mdtxt", ".mdtext", ".markdn",
)  # fmt: skip
"""What people call files of Markdown."""

OTHER_MARKUP = (
    ".rst", ".adoc", ".asciidoc", ".textile", ".org", ".rmd", ".qmd", ".ipynb", ".mediawiki", ".wiki",
    ".creole", ".rdoc", ".pod", ".docx", ".odt", ".texi",
)  # fmt: skip
"""Documentation in other languages, which is not read but where a system for documentation does."""

PLAIN_FILES = (".html", ".htm", ".txt")
"""What may be documentation beside Markdown, and is not read there."""

FOLDER_INDEX = ("index", "_index", "readme")
"""The names, without suffix and in lower case, of a page that stands for its folder."""

_OF_TOOLS = re.compile(
    r"(?:robots|humans|ads|security|llms[\w-]*|cname|cmakelists|[\w.-]*requirements[\w.-]*|constraints|manifest"
    r"|runtime|version|licen[cs]e[\w.-]*|copying|authors|contributors|notice)\.txt"
    r"|google[0-9a-f]+\.html?|(?:404|layout|base|main|search)\.html?",
    re.IGNORECASE,
)


def is_other_documentation(name: str) -> bool:
    """Whether a file may be documentation in another language than Markdown. Files for tools are none, and
    neither are the templates of a site."""
    low = name.lower()
    if low.endswith(OTHER_MARKUP):
        return True
    parts = low.split("/")
    is_part = any(part.startswith("_") for part in parts)
    return low.endswith(PLAIN_FILES) and not is_part and not _OF_TOOLS.fullmatch(parts[-1])
