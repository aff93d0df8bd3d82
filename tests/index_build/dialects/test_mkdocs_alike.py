"""Real documentation for MkDocs makes the same pages as the HTML that Python-Markdown makes for MkDocs: the
same text, and the same blocks."""

from __future__ import annotations

import re
import tarfile
from pathlib import Path
from typing import Any

import markdown
import pytest

from helpviewer.page.nodes import CodeBlock
from helpviewer.page.walk import blocks_text, walk
from index_build.dialects.dialect import HTML, PYTHON_MARKDOWN, Dialect
from index_build.dialects.parse import PageParser, ParsedPage
from index_build.sources.front_matter import FrontMatter
from index_build.sources.source_page import SourcePage

CODE: dict[str, dict[str, Any]] = {
    "pymdownx.superfences": {},
    "pymdownx.highlight": {"use_pygments": False, "auto_title": False},
}
SETS: dict[str, dict[str, dict[str, Any]]] = {
    "mkdocs": {"tables": {}, "attr_list": {}, "def_list": {}},
    "httpx": {"tables": {}, "admonition": {}},
    "pydantic": {
        "admonition": {},
        "pymdownx.details": {},
        "pymdownx.extra": {},
        "pymdownx.tabbed": {"alternate_style": True},
        "pymdownx.arithmatex": {"generic": True},
    },
}
MOST_PAGES = 25


def parsed(parser: PageParser, name: str, text: str) -> ParsedPage:
    return parser.parse(SourcePage(Path("/nowhere") / name, name, name, FrontMatter(), text, 1))


def said(page: ParsedPage) -> str:
    """The words of a page, but for the titles of code, which the HTML does not say here."""
    words = blocks_text(page.blocks)
    for block in walk(page.blocks):
        if isinstance(block, CodeBlock) and block.title:
            words = words.replace(f"{block.title}\n{block.text}", block.text)
    return " ".join(words.split())


@pytest.mark.parametrize("name", SETS)
def test_pages_are_as_mkdocs_makes_them(name: str, shared_data: Path, tmp_path: Path) -> None:
    with tarfile.open(shared_data / "docs" / f"{name}.tar.gz") as archive:
        archive.extractall(tmp_path, filter="data")
    extensions = SETS[name]
    ours = PageParser("en", Dialect(PYTHON_MARKDOWN, extensions).text)
    theirs = PageParser("en", HTML)
    # The builder makes links of bare addresses in every dialect.
    stock = {**extensions, **CODE, "pymdownx.magiclink": {}}
    files = sorted((tmp_path / name / "docs").rglob("*.md"))[:MOST_PAGES]

    assert len(files) > 15
    for file in files:
        text = re.sub(r"\A---\n.*?\n---\n", "", file.read_text("utf-8"), flags=re.DOTALL)
        html = markdown.markdown(text, extensions=[*stock], extension_configs=stock)
        one, other = parsed(ours, file.name, text), parsed(theirs, file.name, html)
        assert said(one) == said(other), file.name
        assert [type(b) for b in walk(one.blocks)] == [type(b) for b in walk(other.blocks)], file.name
