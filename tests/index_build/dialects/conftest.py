"""Pages read from a text, without a file anywhere."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from helpviewer.page.serialise import serialise
from index_build.diagnostics import ProblemList
from index_build.dialects.parse import PageParser, ParsedPage
from index_build.sources.front_matter import split_front_matter
from index_build.sources.source_page import SourcePage

Read = Callable[..., ParsedPage]


def read_page(text: str, dialect: str = "") -> ParsedPage:
    """One page in a dialect, CommonMark if none is named."""
    matter, body, line = split_front_matter(text, ProblemList("a.md"))
    return PageParser("en", dialect).parse(
        SourcePage(Path("/nowhere/a.md"), "a.md", "a.md", matter, body, line)
    )


def fragment(read: Read, text: str, dialect: str = "") -> str:
    """The HTML of one page, without its line ends."""
    return serialise(read(text, dialect).blocks).replace("\n", "")


@pytest.fixture(scope="session")
def read() -> Read:
    """Reads a page."""
    return read_page
