"""A folder tree as a category tree, for ``categories: folders``."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Sequence
from pathlib import PurePosixPath

from helpviewer.book.format import is_valid_id
from index_build.sources.book_yml import CategorySpec

_FIRST = ("index", "readme", "overview")


def id_from_path(name: str) -> str:
    """The id of a page or folder from its path below the content root, the same on every machine.

    Lower case, accents dropped, slashes and all else that no id may hold made hyphens. What leaves
    nothing, is too long, or is reserved gets a short checksum of the path.
    """
    text = unicodedata.normalize("NFKD", name.removesuffix(".md")).casefold()
    text = "".join(char for char in text if not unicodedata.combining(char))
    text = re.sub(r"-{2,}", "-", re.sub(r"[^a-z0-9._-]", "-", text))
    text = re.sub(r"\.{2,}", ".", text).strip("-._")
    if is_valid_id(text):
        return text
    checksum = hashlib.sha256(name.encode()).hexdigest()[:8]
    return "-".join(part for part in (text[:100].strip("-._"), checksum) if part)


def folder_categories(names: Sequence[str]) -> tuple[CategorySpec, ...]:
    """The categories of the pages ``names`` (paths below the content root): one for each folder."""
    return _below(PurePosixPath(), [PurePosixPath(name) for name in names])


def _below(folder: PurePosixPath, names: Sequence[PurePosixPath]) -> tuple[CategorySpec, ...]:
    depth = len(folder.parts)
    inside = [name for name in names if name.parts[:depth] == folder.parts]
    children = sorted(
        {name.parts[depth] for name in inside if len(name.parts) > depth + 1}, key=lambda n: (n.casefold(), n)
    )
    return tuple(_category(folder / child, inside) for child in children)


def _category(folder: PurePosixPath, names: Sequence[PurePosixPath]) -> CategorySpec:
    return CategorySpec(
        id=id_from_path(f"{folder}.md"), title=folder.name, line=0, categories=_below(folder, names)
    )


def reading_order(name: str) -> tuple[tuple[bool, str], ...]:
    """Sorts paths: an overview of a folder first (``index``, ``readme``, ``overview``, or named as the
    folder), then by name whatever its case."""
    path = PurePosixPath(name)
    first = path.stem.casefold() in (*_FIRST, path.parent.name.casefold())
    return (*((True, part.casefold()) for part in path.parent.parts), (not first, path.name.casefold()))
