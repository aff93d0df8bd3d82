"""The extensions of Python-Markdown that pages may be read with.

An extension that is not on the list would be code of the documentation, or read files. Settings that name
code are left out.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import markdown

from index_build.dialects.note_kinds import NOTE_KINDS

_PREFIX = "markdown.extensions."
_EXTRA = ("abbr", "attr_list", "def_list", "footnotes", "md_in_html", "tables")

ALLOWED = frozenset(
    {
        *("abbr", "admonition", "attr_list", "def_list", "extra", "footnotes", "legacy_attrs", "legacy_em"),
        *("md_in_html", "nl2br", "sane_lists", "smarty", "tables", "pymdownx.arithmatex"),
        *("pymdownx.betterem", "pymdownx.caret", "pymdownx.critic", "pymdownx.details", "pymdownx.emoji"),
        *("pymdownx.escapeall", "pymdownx.extra", "pymdownx.fancylists", "pymdownx.inlinehilite"),
        *("pymdownx.keys", "pymdownx.magiclink", "pymdownx.mark", "pymdownx.progressbar", "pymdownx.quotes"),
        *("pymdownx.saneheaders", "pymdownx.smartsymbols", "pymdownx.tabbed", "pymdownx.tasklist"),
        *("pymdownx.tilde", "pymdownx.bracketspan", "pymdownx.blocks.admonition", "pymdownx.blocks.caption"),
        *("pymdownx.blocks.definition", "pymdownx.blocks.details", "pymdownx.blocks.html"),
        "pymdownx.blocks.tab",
    }
)
"""The extensions that may be used."""

_DONE_ELSEWHERE = frozenset(
    {
        *("toc", "meta", "fenced_code", "codehilite", "pymdownx.superfences", "pymdownx.highlight"),
        *("pymdownx.snippets", "mdx_include", "markdown_include.include"),
        "callouts",
    }
)
"""Extensions whose work the builder does for every page, or the source of the documentation."""

_BOOK: Mapping[str, Mapping[str, Any]] = {
    "tables": {}, "admonition": {}, "attr_list": {}, "def_list": {}, "footnotes": {}, "sane_lists": {},
    "abbr": {}, "md_in_html": {}, "pymdownx.tilde": {"subscript": False}, "pymdownx.details": {},
    "pymdownx.tabbed": {}, "pymdownx.tasklist": {}, "pymdownx.keys": {}, "pymdownx.mark": {},
    "pymdownx.emoji": {}, "pymdownx.arithmatex": {}, "pymdownx.quotes": {"callouts": True},
    "pymdownx.blocks.admonition": {"types": sorted(NOTE_KINDS.keys() - {"admonition"})},
    "pymdownx.blocks.details": {}, "pymdownx.blocks.tab": {}, "pymdownx.blocks.caption": {},
    "pymdownx.blocks.definition": {}, "pymdownx.blocks.html": {},
}  # fmt: skip
"""The extensions of a book that names none."""

_FIXED: Mapping[str, Mapping[str, Any]] = {
    "pymdownx.tabbed": {"alternate_style": True},
    "pymdownx.tasklist": {"custom_checkbox": False, "clickable_checkbox": False},
    "pymdownx.arithmatex": {"generic": True},
    "pymdownx.highlight": {"use_pygments": False, "anchor_linenums": False},
    "pymdownx.blocks.tab": {"alternate_style": True},
    "tables": {"use_align_attribute": True},
}
"""Settings that a book needs, whatever the documentation says."""

_CODE_SETTINGS = frozenset({"slugify", "custom_fences", "emoji_index", "emoji_generator", "base_path"})


def chosen(asked: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """The extensions to use with their settings, by what a documentation asks for; {} means a book's own."""
    found: dict[str, dict[str, Any]] = {}
    for name, settings in (asked or _BOOK).items():
        name = name.removeprefix(_PREFIX)
        if name in ALLOWED:
            found[name] = _data(settings) if isinstance(settings, Mapping) else {}
            if not _takes(name, found[name]):
                found[name] = {}
    if found.pop("extra", None) is not None or found.pop("pymdownx.extra", None) is not None:
        for name in _EXTRA:
            found.setdefault(name, {})
    for name in ("tables", "pymdownx.magiclink", "pymdownx.highlight"):
        found.setdefault(name, {})
    for name, settings in _FIXED.items():
        if name in found:
            found[name].update(settings)
    return found


def left_out(asked: Mapping[str, Any]) -> list[str]:
    """The names of extensions that are not used."""
    names = (name.removeprefix(_PREFIX) for name in asked)
    return [name for name in names if name not in ALLOWED and name not in _DONE_ELSEWHERE]


def wrong_settings(asked: Mapping[str, Any]) -> list[str]:
    """The names of extensions that do not take the settings they are given, which are left out."""
    named = ((name.removeprefix(_PREFIX), settings) for name, settings in asked.items())
    return [
        name
        for name, settings in named
        if name in ALLOWED and isinstance(settings, Mapping) and not _takes(name, _data(settings))
    ]


def _takes(name: str, settings: Mapping[str, Any]) -> bool:
    """Whether an extension can be set up with these settings."""
    if not settings:
        return True
    try:
        markdown.Markdown(extensions=[name], extension_configs={name: dict(settings)})
    except Exception:  # noqa: BLE001 - each extension complains in its own way
        return False
    return True


def _data(value: Any) -> Any:
    """Settings without those that name code."""
    if isinstance(value, Mapping):
        return {
            str(name): _data(one)
            for name, one in value.items()
            if isinstance(one, str | int | float | list | Mapping) and name not in _CODE_SETTINGS
        }
    return [_data(one) for one in value] if isinstance(value, list) else value
