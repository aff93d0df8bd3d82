"""``zensical.toml``: what Zensical, the successor of Material for MkDocs, calls its ``mkdocs.yml``."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from typing import Any

from index_build.sources.yaml_text import told_line

_DEFAULT = (
    "abbr", "admonition", "attr_list", "def_list", "footnotes", "md_in_html", "toc", "tables",
    "pymdownx.arithmatex", "pymdownx.betterem", "pymdownx.caret", "pymdownx.details", "pymdownx.emoji",
    "pymdownx.highlight", "pymdownx.inlinehilite", "pymdownx.keys", "pymdownx.magiclink", "pymdownx.mark",
    "pymdownx.smartsymbols", "pymdownx.superfences", "pymdownx.tabbed", "pymdownx.tasklist", "pymdownx.tilde",
)  # fmt: skip
"""The extensions of a project that names none."""


class ZensicalMistake(ValueError):
    """The file is no TOML; ``line`` says where."""

    def __init__(self, sentence: str, line: int) -> None:
        super().__init__(sentence)
        self.line = line


def read_zensical(text: str) -> dict[str, Any]:
    """The values as ``mkdocs.yml`` would have them.

    Raises:
        ZensicalMistake: it cannot be read.
    """
    try:
        values = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise ZensicalMistake(f"The file cannot be read: {error}.", told_line(error)) from error
    project = values.get("project")
    found: dict[str, Any] = _texts(project if isinstance(project, dict) else values)
    for key in ("markdown_extensions", "plugins"):
        value = found.get(key)
        if isinstance(value, Mapping):
            found[key] = dict(_flat(value))
    found.setdefault("markdown_extensions", list(_DEFAULT))
    return found


def _flat(tables: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, Any]]:
    """``[markdown_extensions.pymdownx.blocks.tab]`` is one name, which has dots in it."""
    for name, value in tables.items():
        if prefix + name in ("pymdownx", "pymdownx.blocks", "markdown", "markdown.extensions", "zensical"):
            yield from (_flat(value, f"{prefix}{name}.") if isinstance(value, Mapping) else ())
        else:
            yield prefix + name, value


def _texts(value: Any) -> Any:
    """Scalars as texts, as they are read from YAML."""
    if isinstance(value, dict):
        return {key: _texts(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_texts(one) for one in value]
    return str(value).lower() if isinstance(value, bool) else str(value)
