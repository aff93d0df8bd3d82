"""Picture letters and the words that stand for them (``:smile:``)."""

from __future__ import annotations

import re
from functools import cache

from pymdownx import gemoji_db

SHORTCODES = re.compile(r"(?<![A-Za-z0-9_:/\\.])(?::[a-z0-9_+-]+:)+(?![A-Za-z0-9_:])")
"""One or more shortcodes, where they may be some: ``a::b::c``, ``12:30:45`` and ``key:a:`` have none."""


def emoji(code: str) -> str:
    """The letter that a code such as ``:smile:`` stands for, "" for none."""
    known = gemoji_db.emoji.get(gemoji_db.aliases.get(code, code))
    if known is None or "unicode" not in known:
        return ""
    return "".join(chr(int(point, 16)) for point in known["unicode"].split("-"))


def emoji_name(letters: str) -> str:
    """The word that stands for a picture letter, without its colons; "" for none."""
    return _names().get(letters.removesuffix("\ufe0f"), "")


@cache
def _names() -> dict[str, str]:
    names: dict[str, str] = {}
    for code in gemoji_db.emoji:
        names.setdefault(emoji(code).removesuffix("\ufe0f"), code.strip(":"))
    return names
