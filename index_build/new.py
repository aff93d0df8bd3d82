"""Begins a book: files that build as they are, to be changed."""

from __future__ import annotations

import datetime
import shutil
from pathlib import Path

from index_build import new_pages
from index_build.sources.book_yml.read import BOOK_YML
from index_build.sources.navigation.ids import id_from_path
from index_build.sources.read import SEARCH_TESTS_YML, read_sources


class NotNew(Exception):
    """The folder has something in it; the text is a sentence for the publisher."""


def new_book(folder: Path) -> None:
    """Make a folder with the beginnings of a book, named after the folder: an example of all it can hold.

    Raises:
        NotNew: there is such a folder with something in it, or a file.
        OSError: it cannot be written to.
    """
    _refuse_used(folder)
    name = folder.resolve().name
    title = " ".join(name.replace("-", " ").replace("_", " ").split()) or "My book"
    today = datetime.date.today().isoformat()
    texts = {
        BOOK_YML: new_pages.BOOK.format(
            id=id_from_path(name), title=_quoted(title[:1].upper() + title[1:]), today=today
        ),
        "welcome.md": new_pages.WELCOME,
        "guide/first-steps.md": new_pages.FIRST_STEPS,
        "guide/page-elements.md": new_pages.PAGE_ELEMENTS,
        "reference/settings.md": new_pages.SETTINGS.format(today=today),
        "images/picture.svg": new_pages.PICTURE,
        SEARCH_TESTS_YML: new_pages.TESTS,
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


def new_copy(folder: Path, docs: Path, kind: str = "") -> Path:
    """Copy documentation into a new folder, hidden files left out, and write a small ``book.yml`` into it,
    whose path is returned. Nothing is left behind when that does not work.

    Raises:
        NotNew: there is such a folder with something in it, or one of the two is in the other, or ``docs`` is
            no folder.
        BuildFailed: there is no documentation that can be read.
        OSError: it cannot be read or written.
    """
    _refuse_used(folder)
    inner, outer = folder.resolve(), docs.resolve()
    if not docs.is_dir():
        raise NotNew(f"“{docs}” is no folder. Name a folder of documentation.")
    if outer in (inner, *inner.parents) or inner in outer.parents:
        raise NotNew(f"“{folder}” overlaps with “{docs}”. Choose a folder outside of it.")
    read_sources(docs, kind)  # what cannot be read is told by its own name, not by that of the copy
    made = not folder.exists()
    try:
        shutil.copytree(docs, folder, symlinks=True, ignore=shutil.ignore_patterns(".*"), dirs_exist_ok=True)
        file = folder / BOOK_YML
        return file if file.exists() else new_from_docs(folder, kind)
    except BaseException:
        for left in [folder] if made else list(folder.iterdir()):
            shutil.rmtree(left) if left.is_dir() and not left.is_symlink() else left.unlink()
        raise


def _refuse_used(folder: Path) -> None:
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise NotNew(f"“{folder}” is there already and is not empty. Choose another name.")


def _quoted(text: str) -> str:
    """A text as YAML has it in double quotes."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
