"""Books of format 1, whose ``book.json`` held everything: their rows as those of today's tables."""

from __future__ import annotations

from typing import Any

from helpviewer.book.format import CATEGORIES_KEY, CATEGORY_KEY, CONTEXT_KEY, SYNONYMS_KEY

MAX_BOOK_FILE = 64 * 2**20
"""Bytes of such a ``book.json`` that are read at most."""


def rows_of(content: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """The rows of ``pages.table`` and of ``files.table``, from what stands in ``book.json``.

    Pages in no category, which the tree of format 1 could not hold, come first in the tree.

    Raises:
        KeyError, TypeError, ValueError, AttributeError: the content is not of the format.
    """
    pages: dict[str, Any] = dict(content["pages"])
    files = content.get("files", {})
    if not isinstance(content["pages"], dict) or not isinstance(files, dict):
        raise TypeError("pages and files must be tables")
    if content["book"]["home"] not in pages:
        raise ValueError(f"home page {content['book']['home']!r} is not in the page table")
    rows = dict(pages)
    loose = []
    for page_id, row in pages.items():
        if not isinstance(row, dict):
            continue  # it is damaged, which is told when somebody asks for it
        if not row.get("category"):
            loose.append(page_id)
        for alias in row.get("aliases", ()):
            rows.setdefault(str(alias), page_id)
        for context_id in row.get("context", ()):
            rows.setdefault(f"{CONTEXT_KEY}{context_id}", page_id)
    listed: list[Any] = []
    rows[CATEGORIES_KEY] = listed
    top = _items(content["categories"], "", rows, listed)
    rows[CATEGORY_KEY] = {"title": "", "items": [*loose, *top]}
    rows[SYNONYMS_KEY] = content.get("synonyms", [])
    return rows, files


def _items(branches: Any, above: str, rows: dict[str, Any], listed: list[Any], depth: int = 0) -> list[Any]:
    """The categories as rows of the tree; they and what is below them go into ``rows`` and ``listed``."""
    items = []
    for branch in branches:
        category_id = str(branch["id"])
        listed.append([category_id, str(branch["title"]), depth])
        row = rows[f"{CATEGORY_KEY}{category_id}"] = {"title": str(branch["title"]), "above": above}
        below = _items(branch.get("categories", ()), category_id, rows, listed, depth + 1)
        row["items"] = [*branch.get("pages", ()), *below]
        items.append({"category": category_id})
    return items
