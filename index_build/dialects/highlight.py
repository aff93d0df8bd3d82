"""Colours code with Pygments' short class names; which colours they get is the reader's theme."""

from __future__ import annotations

from functools import lru_cache

from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexer import Lexer
from pygments.lexers import get_lexer_by_name
from pygments.util import ClassNotFound

from index_build.dialects.tree import escape_text

_FORMATTER = HtmlFormatter(nowrap=True)


def highlighted(code: str, language: str) -> str:
    """``code`` as HTML; merely escaped when Pygments does not know ``language``."""
    lexer = _lexer(language.lower())
    return escape_text(code) if lexer is None else highlight(code, lexer, _FORMATTER).rstrip("\n")


@lru_cache(maxsize=64)
def _lexer(language: str) -> Lexer | None:
    if not language:
        return None
    try:
        return get_lexer_by_name(language, stripnl=False)
    except ClassNotFound:
        return None
