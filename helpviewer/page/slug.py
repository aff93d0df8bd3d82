"""The anchor that follows from the words of a heading. No Qt."""

from __future__ import annotations

import re


def slug(title: str) -> str:
    """The anchor GitHub gives a heading: lower case, blanks to hyphens, punctuation dropped, letters of any
    script kept. https://github.com/gjtorikian/html-pipeline (table of contents filter)"""
    return re.sub(r"[^\w\- ]", "", " ".join(title.split()).lower()).replace(" ", "-")
