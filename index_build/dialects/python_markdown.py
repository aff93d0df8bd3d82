"""Python-Markdown with the extensions that a documentation names, from a list of those known to be harmless.

An extension that is not on the list would be code of the documentation, or read files; it is named and left
out. Settings that name code are left out as well.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable, Mapping
from typing import Any

import markdown
from markdown.extensions import Extension
from markdown.extensions.attr_list import AttrListTreeprocessor
from pymdownx.emoji import twemoji

from helpviewer.page.nodes import Block, Diagram
from index_build.dialects.code import code_block, read_info
from index_build.dialects.formulas import formula_block
from index_build.dialects.reading import Reading

DIAGRAMS = frozenset({"mermaid", "plantuml", "puml", "graphviz", "dot", "d2"})

_CODE = "pymdownx.superfences"
_SHORT = {
    name: f"markdown.extensions.{name}"
    for name in ("abbr", "admonition", "attr_list", "def_list", "extra", "fenced_code", "footnotes",
                 "legacy_attrs", "legacy_em", "md_in_html", "nl2br", "sane_lists", "smarty", "tables",
                 "codehilite", "toc", "meta")
}  # fmt: skip
_PYMDOWNX = (
    "arithmatex",
    "betterem",
    "caret",
    "critic",
    "details",
    "emoji",
    "escapeall",
    "extra",
    "fancylists",
    "highlight",
    "inlinehilite",
    "keys",
    "magiclink",
    "mark",
    "progressbar",
    "quotes",
    "saneheaders",
    "smartsymbols",
    "superfences",
    "tabbed",
    "tasklist",
    "tilde",
    "blocks.admonition",
    "blocks.caption",
    "blocks.definition",
    "blocks.details",
    "blocks.html",
    "blocks.tab",
    "bracketspan",
)
ALLOWED = frozenset(_SHORT) | frozenset(_SHORT.values()) | {f"pymdownx.{name}" for name in _PYMDOWNX}
"""The extensions that may be used."""

QUIET = frozenset({"toc", "meta", "fenced_code", "codehilite", "pymdownx.superfences", "pymdownx.highlight",
                   "pymdownx.snippets", "mdx_include"})  # fmt: skip
"""Extensions whose work the builder or the source of the documentation does itself."""

BOOK: Mapping[str, Mapping[str, Any]] = {
    "tables": {}, "admonition": {}, "attr_list": {}, "def_list": {}, "footnotes": {}, "sane_lists": {},
    "abbr": {}, "md_in_html": {}, "pymdownx.tilde": {"subscript": False}, "pymdownx.details": {},
    "pymdownx.tabbed": {}, "pymdownx.tasklist": {}, "pymdownx.keys": {}, "pymdownx.mark": {},
    "pymdownx.emoji": {}, "pymdownx.arithmatex": {}, "pymdownx.quotes": {"callouts": True},
    "pymdownx.magiclink": {},
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
_ICON = re.compile(r":(?:material|fontawesome|octicons|simple)-[a-z0-9-]+:")
_ICON_OR_CODE = re.compile(rf"<(code|pre)\b.*?</\1>|{_ICON.pattern}", re.DOTALL)


class PythonMarkdown:
    """Converts page after page with one parser; ``extensions`` maps names to settings, {} is :data:`BOOK`."""

    def __init__(self, extensions: Mapping[str, Any]) -> None:
        self._secret = secrets.token_hex(8)
        self._page: Reading | None = None
        asked = extensions or BOOK
        self.unknown = tuple(name for name in asked if name not in ALLOWED and name not in QUIET)
        """Names of extensions that are left out."""
        names: dict[str, dict[str, Any]] = {}
        for name, settings in asked.items():
            if name in ALLOWED and name not in QUIET:
                known = _data(settings) if isinstance(settings, Mapping) else {}
                names[name.removeprefix("markdown.extensions.")] = known
        if "pymdownx.extra" in names or "extra" in names:
            for extra in ("abbr", "attr_list", "def_list", "footnotes", "md_in_html", "tables"):
                names.setdefault(extra, {})
            names.pop("pymdownx.extra", None)
            names.pop("extra", None)
        names.setdefault("tables", {})
        names.setdefault("pymdownx.magiclink", {})
        names[_CODE] = {
            "custom_fences": [{"name": "*", "class": "", "format": self._keep, "validator": _any_option}],
            "preserve_tabs": True,
        }
        names["pymdownx.highlight"] = {}
        for name, settings in _FIXED.items():
            if name in names:
                names[name].update(settings)
        if "pymdownx.emoji" in names:
            names["pymdownx.emoji"] = {"emoji_index": twemoji, "emoji_generator": _letter}
        self._markdown = markdown.Markdown(extensions=[*names], extension_configs=names)
        if "attr_list" in names:
            _Attributes().extendMarkdown(self._markdown)

    def html(self, text: str, page: Reading) -> str:
        """The page's HTML; code is kept aside in ``page``."""
        self._page = page
        self._markdown.reset()
        html = self._markdown.convert(text)
        return _ICON_OR_CODE.sub(lambda found: found[0] if found[1] else "", html)

    def _keep(
        self, source: str, language: str | None, _class: str, options: Mapping[str, str], *_: Any, **more: Any
    ) -> str:
        """Keep a fenced block aside, and leave its number."""
        assert self._page is not None
        spelled = " ".join(
            f'{name}="{value}"' for name, value in {**more.get("attrs", {}), **options}.items()
        )
        info = read_info(f"{language or ''} {spelled}")
        name = (language or "").lower()
        text = source.rstrip("\n")
        block: Block = code_block(text, info)
        if name in DIAGRAMS:
            block = Diagram(name, text)
        elif name == "math":
            block = formula_block(text)
        key = f"{self._secret}-{len(self._page.blocks)}"
        self._page.blocks[key] = block
        return f'<pre data-node="{key}"></pre>'


class _Attributes(Extension):
    """Attribute lists that leave braces alone which are none, such as ``{name}``."""

    def extendMarkdown(self, md: markdown.Markdown) -> None:
        md.treeprocessors.deregister("attr_list")
        md.treeprocessors.register(_AttributeLists(md), "attr_list", 8)


class _AttributeLists(AttrListTreeprocessor):
    BASE_RE = r"\{\:?[ ]*((?=[^}\n]*(?:(?:^|(?<=[\s{:]))[#.][\w-]|\w=))[^\}\n ][^\n]*)\}"  # type: ignore[misc]
    HEADER_RE = re.compile(rf"[ ]+{BASE_RE}[ ]*$")  # type: ignore[misc]
    BLOCK_RE = re.compile(rf"\n[ ]*{BASE_RE}[ ]*$")  # type: ignore[misc]
    INLINE_RE = re.compile(rf"^{BASE_RE}")  # type: ignore[misc]


def _any_option(
    _language: str, inputs: Mapping[str, str], options: dict[str, str], attrs: dict[str, str], _md: Any
) -> bool:
    options.update(inputs)
    options.update(attrs)
    return True


def _letter(
    _index: str, shortname: str, alias: str | None, _uc: str | None, alt: str, *_: Any, **__: Any
) -> str:
    """An emoji as the letter it is; nothing for an icon that has no letter."""
    return "" if alt.startswith(":") and _ICON.fullmatch(alt) else alt


def _data(value: Any) -> Any:
    """Settings without those that name code, which no documentation may run."""
    if isinstance(value, Mapping):
        return {
            str(name): _data(one)
            for name, one in value.items()
            if isinstance(one, str | int | float | bool | list | Mapping)
            and str(name) not in ("slugify", "custom_fences", "emoji_index", "emoji_generator", "base_path")
        }
    if isinstance(value, list):
        return [_data(one) for one in value]
    return value


Convert = Callable[[str, Reading], str]
"""What both parsers are: Markdown to HTML."""
