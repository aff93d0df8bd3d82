"""What books are called where several are named side by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from helpviewer.book.format import BookInfo


def telling_titles(infos: Iterable[BookInfo]) -> list[str]:
    """The titles of books, each with its version where two are called alike."""
    infos = list(infos)
    called = Counter(title for title, _version in {(info.title, info.version) for info in infos})
    return [info.title_and_version if called[info.title] > 1 else info.title for info in infos]
