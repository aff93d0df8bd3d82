"""Small documentations on disk, and trees as text to compare."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from index_build.sources.files.docs_folder import DocsFolder
from index_build.sources.navigation.items import Documentation, NavItem, NavLink, NavPage


def written(root: Path, files: Mapping[str, str]) -> DocsFolder:
    """A folder with these files."""
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return DocsFolder(root, "docs")


def tree(items: Iterable[NavItem], depth: int = 0) -> list[str]:
    """A line for each row: ``page``, ``page = title``, ``[section]`` or ``title -> address``."""
    lines: list[str] = []
    for item in items:
        if isinstance(item, NavLink):
            lines.append(f"{'  ' * depth}{item.title} -> {item.url}")
            continue
        if isinstance(item, NavPage):
            text = f"{item.page} = {item.title}" if item.title else item.page
        else:
            text = f"[{item.title}]"
        lines += ["  " * depth + text, *tree(item.items, depth + 1)]
    return lines


def body(documentation: Documentation, name: str) -> str:
    """The text of a page as the builder gets it."""
    return next(page.body for page in documentation.pages if page.name == name)


def kinds(documentation: Documentation) -> list[str]:
    """The kinds of problems found, each once."""
    return sorted({problem.kind for problem in documentation.problems})
