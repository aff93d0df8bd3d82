"""Python-Markdown to HTML, with the extensions that a documentation names."""

from __future__ import annotations

import re
import secrets
from collections.abc import Mapping
from typing import Any

import markdown
from markdown.extensions import Extension
from markdown.extensions.attr_list import AttrListTreeprocessor
from markdown.inlinepatterns import LinkInlineProcessor
from pymdownx.emoji import twemoji

from helpviewer.page.nodes import Block, Diagram
from index_build.dialects.code import code_block, read_info
from index_build.dialects.diagrams import DIAGRAMS
from index_build.dialects.formulas import formula_block
from index_build.dialects.python_markdown.extensions import chosen
from index_build.dialects.python_markdown.raw_html import bound_raw_html
from index_build.dialects.reading import Reading

_BRACKET = re.compile(r"[\[\]]")
_SHORTCODE = re.compile(r"(?<![A-Za-z0-9_:/\\.])(:[+\-\w]+:)(?![A-Za-z0-9_])(?!:(?![\w+-]+:))")
"""What may be an emoji: nothing in ``a::b::c``."""

_ICON = re.compile(r"(?<![A-Za-z0-9_:]):(?:material|fontawesome|octicons|simple|lucide)-[a-z0-9-]+:")
_ICON_OR_CODE = re.compile(rf"<(code|pre)\b.*?</\1>|{_ICON.pattern}(?:\{{:?[ ][^{{}}\n<>]*\}})?", re.DOTALL)


class PythonMarkdown:
    """Converts page after page with one parser; ``extensions`` maps names to settings, {} asks for
    those of a book that names none."""

    def __init__(self, extensions: Mapping[str, Any]) -> None:
        self._secret = secrets.token_hex(8)
        self._page: Reading | None = None
        names = chosen(extensions)
        names["pymdownx.superfences"] = {
            "custom_fences": [{"name": "*", "class": "", "format": self._keep, "validator": _any_option}],
            "preserve_tabs": True,
        }
        if "pymdownx.emoji" in names:
            names["pymdownx.emoji"] = {"emoji_index": twemoji, "emoji_generator": _letter}
        self._markdown = markdown.Markdown(extensions=[*names], extension_configs=names)
        if "pymdownx.emoji" in names:
            self._markdown.inlinePatterns["emoji"].compiled_re = _SHORTCODE
        if "attr_list" in names:
            _Attributes().extendMarkdown(self._markdown)
        bound_raw_html(self._markdown)
        brackets = _Brackets()
        for pattern in self._markdown.inlinePatterns:
            if isinstance(pattern, LinkInlineProcessor):
                pattern.getText = brackets.text_from  # type: ignore[method-assign]

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


class _Brackets:
    """Where brackets end, looked for once in each text: the parser would go through all that follows each of
    them."""

    def __init__(self) -> None:
        self._data = ""
        self._ends: dict[int, int] = {}

    def text_from(self, data: str, index: int) -> tuple[str, int, bool]:
        """What stands from a place, behind "[", to its "]"; the place behind that, and whether there is one:
        as the parser's own method has it."""
        if data is not self._data:
            self._data, self._ends = data, {}
            open_ones: list[int] = []
            for bracket in _BRACKET.finditer(data):
                if bracket[0] == "[":
                    open_ones.append(bracket.end())
                elif open_ones:
                    self._ends[open_ones.pop()] = bracket.start()
        end = self._ends.get(index)
        return ("", len(data), False) if end is None else (data[index:end], end + 1, True)


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
    """An emoji as the letter it is; an icon that has no letter is taken out with its attributes later."""
    return alt
