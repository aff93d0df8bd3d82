"""What several rooms of tests share: content roots, built books, and data that may be absent."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path

import powershell_docs as powershell
import pytest

# Before Qt is imported anywhere: tests need no display.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

PROJECT = Path(__file__).resolve().parent.parent
CONTENT = PROJECT / "resources" / "content" / "xai-api-faq"

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


@pytest.fixture(scope="session")
def bundled_book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The book that the app ships with, built once. Tests only read it."""
    from index_build.build import build

    output = tmp_path_factory.mktemp("bundled") / "book"
    build(CONTENT, output)
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


@pytest.fixture
def powershell_docs(shared_data: Path, tmp_path: Path) -> Path:
    """A thousand pages of Markdown as a content root."""
    return powershell.unpacked(tmp_path / "docs")
