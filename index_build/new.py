"""Begins a book: a few files that build as they are, to be changed."""

from __future__ import annotations

from pathlib import Path

from index_build.sources.book_yml import BOOK_YML
from index_build.sources.ids import id_from_path
from index_build.sources.read import SEARCH_TESTS_YML, read_sources

_BOOK = """\
# What the book says of itself.
id: {id}
title: {title}
version: "1.0"
language: en
home: welcome

# The tree: a category is a folder of pages.
categories:
  - id: guide
    title: Guide

# Words that mean the same to your readers.
synonyms:
  - [delete, remove, erase]
"""

_WELCOME = """\
---
id: welcome
title: Welcome
summary: What this book is about.
---

This book begins here. Write what your readers look for first, and link to it:
[First steps](guide/first-steps.md).
"""

_FIRST_STEPS = """\
---
id: first-steps
title: First steps
summary: How to begin.
category: guide
keywords: [start, begin, install]
---

Every page is a Markdown file like this one.

> [!TIP]
> A note like this stands out.

## How to add a page

1. Save a file beside this one.
2. Give it an id and a title.
3. Run `index-build check` on the folder.
"""

_TESTS = """\
# What readers will type, and the page they should find.
- {q: how do I begin, page: first-steps}
"""


class NotNew(Exception):
    """The folder has something in it; the text is a sentence for the publisher."""


def new_book(folder: Path) -> None:
    """Make a folder with the beginnings of a book, named after the folder.

    Raises:
        NotNew: there is such a folder with something in it, or a file.
        OSError: it cannot be written to.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise NotNew(f"“{folder}” is there already and is not empty. Choose another name.")
    name = folder.resolve().name
    title = " ".join(name.replace("-", " ").replace("_", " ").split()) or "My book"
    texts = {
        BOOK_YML: _BOOK.format(id=id_from_path(name), title=_quoted(title[:1].upper() + title[1:])),
        "welcome.md": _WELCOME,
        "guide/first-steps.md": _FIRST_STEPS,
        SEARCH_TESTS_YML: _TESTS,
    }
    for file, text in texts.items():
        path = folder / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")


_FROM_DOCS = """\
# {told}
# Every line here is optional: it overrules what the documentation says of itself.
id: {id}
title: {title}
language: {language}
home: {home}
kind: {kind}

# What stands in the way of a book stops the build instead of being warned of:
# mistakes: error

# Words that mean the same to your readers:
# synonyms:
#   - [delete, remove, erase]
"""


def new_from_docs(docs: Path, kind: str = "") -> Path:
    """Write a small ``book.yml`` into a folder of documentation, with what was found in it; its path.

    Raises:
        NotNew: there is one already, or this is no folder.
        BuildFailed: there is no documentation that can be read.
        OSError: it cannot be written.
    """
    if docs.is_file():
        raise NotNew(f"“{docs}” is a file. Name a folder of documentation.")
    file = docs / BOOK_YML
    if file.exists():
        raise NotNew(f"“{file}” is there already.")
    sources = read_sources(docs, kind)
    root = sources.roots[0]
    home = root.docs.home if root.docs is not None else ""
    text = _FROM_DOCS.format(
        told=sources.taken_for,
        id=root.config.id,
        title=_quoted(root.config.title),
        language=root.config.language,
        kind=root.docs.source if root.docs is not None else "folder",
        home=id_from_path(home or root.pages[0].name),
    )
    file.write_text(text, encoding="utf-8", newline="\n")
    return file


def _quoted(text: str) -> str:
    """A text as YAML has it in double quotes."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
