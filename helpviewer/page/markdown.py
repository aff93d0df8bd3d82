"""Rules of Markdown that the builder and the export to Markdown share. No Qt."""

from __future__ import annotations

import re


def slug(title: str) -> str:
    """The anchor GitHub gives a heading: lower case, blanks to hyphens, punctuation dropped, letters of any
    script kept. https://github.com/gjtorikian/html-pipeline (table of contents filter)"""
    return re.sub(r"[^\w\- ]", "", " ".join(title.split()).lower()).replace(" ", "-")


def fenced(code: str, info: str = "") -> str:
    """A block of code, between more back-ticks than stand anywhere in it."""
    longest = max(map(len, re.findall("`{3,}", code)), default=2)
    fence = "`" * (longest + 1)
    return f"{fence}{info}\n{code}\n{fence}"
