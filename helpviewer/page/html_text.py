"""Text as it stands in HTML. No Qt."""

from __future__ import annotations

import re

_REFERENCE = re.compile(r"&(#?\w{1,32});")
_COMMON = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "#x27": "'", "#39": "'", "nbsp": "\u00a0"}


def escape(text: str) -> str:
    """Text for use between tags and in attributes in double quotes."""
    if "&" in text:
        text = text.replace("&", "&amp;")
    return text.replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def unescape(text: str) -> str:
    """Character references replaced by what they stand for."""
    return _REFERENCE.sub(_character, text) if "&" in text else text


def _character(match: re.Match[str]) -> str:
    known = _COMMON.get(match[1])
    if known is None:
        from html import unescape as any_character  # 2 ms for a table that hardly a page needs

        return any_character(match[0])
    return known
