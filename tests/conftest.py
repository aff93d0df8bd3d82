"""What several rooms of tests share: content roots, built books, and data that may be absent."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from benchmarks import powershell_docs as powershell

if TYPE_CHECKING:
    from index_build.structure.contents import Contents

# Before Qt is imported anywhere: tests need no display.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

PROJECT = Path(__file__).resolve().parent.parent
CONTENT = PROJECT / "resources" / "content" / "xai-api-faq"
MANUAL = PROJECT / "resources" / "content" / "manual"

MakeSource = Callable[[Mapping[str, str | bytes]], Path]

BOOK_YML = """\
id: tiny
title: Tiny book
version: "1"
language: en
home: welcome
categories:
  - id: basics
    title: Basics
"""

TINY_BOOK = {
    "welcome.md": """\
---
id: welcome
title: Welcome
---
Start with [apples](basics/apples.md).
""",
    "basics/apples.md": """\
---
id: apples
title: Apples
keywords: [fruit]
related: [pears]
as_of: 2026-11-21
aliases: [old-apples]
context: [apple-dialog]
sources:
  - {title: The orchard, url: "https://orchard.example/apples"}
---
Apples are round. See [how they are stored](#storing).

## Storing

Cool and dark. ![A crate](../images/crate.svg)

```python
crate.add("apple")
```

## Eating

> [!TIP]
> Wash them first.
""",
    "basics/pears.md": """\
---
id: pears
title: Pears
related: [apples]
---
Pears are not round; [storing](apples.md#storing) them is alike.
""",
    "images/crate.svg": """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 30"><rect width="40" height="30"/></svg>
""",
}


def write_source(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write ``files`` (paths with slashes to contents) below ``folder``, and a ``book.yml`` if need be."""
    for name, content in {"book.yml": BOOK_YML, **files}.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


@pytest.fixture
def make_source(tmp_path: Path) -> MakeSource:
    """A function that writes a small content root and returns its folder."""
    return lambda files: write_source(tmp_path / "source", files)


@pytest.fixture(scope="session", autouse=True)
def runtime_folder(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Programs that the tests start find each other, and none that the user of this machine has open."""
    folder = tmp_path_factory.mktemp("runtime")
    folder.chmod(0o700)
    os.environ["XDG_RUNTIME_DIR"] = str(folder)


@pytest.fixture(scope="session")
def contents_of() -> Callable[[str], Contents]:
    """A function that makes the contents of a book of one page, ``x-a``, without a file anywhere."""
    from index_build.diagnostics import ProblemList
    from index_build.dialects.parse import PageParser
    from index_build.sources.book_yml.read import BookConfig
    from index_build.sources.front_matter import split_front_matter
    from index_build.sources.read import Root, Sources
    from index_build.sources.source_page import SourcePage
    from index_build.structure.contents import arrange

    def contents_of(text: str) -> Contents:
        front_matter, body, line = split_front_matter(text, ProblemList("a.md"))
        page = SourcePage(Path("/nowhere/x/a.md"), "x/a.md", "x/a.md", front_matter, body, line)
        config = BookConfig(file="book.yml", id="b", title="B", folders=True, mistakes="warn")
        sources = Sources((Root(Path("/nowhere"), config, (page,), {}, ()),), ())
        return arrange(sources, [PageParser("en").parse(page)])

    return contents_of


@pytest.fixture(scope="session")
def bundled_book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The book that the app ships with, built once. Tests only read it."""
    from index_build.build import build

    output = tmp_path_factory.mktemp("bundled") / "book"
    build(CONTENT, output)
    return output


@pytest.fixture(scope="session")
def manual_book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The manual of the app, built once. Tests only read it."""
    from index_build.build import build

    output = tmp_path_factory.mktemp("manual") / "book"
    build(MANUAL, output)
    return output


@pytest.fixture(scope="session")
def tiny_book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A book of three pages with a picture, code, a note, an alias and a context id. Tests only read it."""
    from index_build.build import build

    folder = tmp_path_factory.mktemp("tiny")
    build(write_source(folder / "source", TINY_BOOK), folder / "book")
    return folder / "book"


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of large test data that may lie beside the project."""
    folder = PROJECT.parent / "shared" / "data"
    if not folder.is_dir():
        pytest.skip("the shared test data is not here")
    return folder


@pytest.fixture(scope="session")
def powershell_source(shared_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Somebody else's documentation of a thousand pages as a content root. Tests only read it."""
    return powershell.unpacked(tmp_path_factory.mktemp("powershell"))


@pytest.fixture(scope="session")
def powershell_book(powershell_source: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same as a book, built once. Tests only read it."""
    from index_build.build import build

    output = tmp_path_factory.mktemp("powershell") / "book"
    build(powershell_source, output)
    return output
