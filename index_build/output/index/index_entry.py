"""What search knows of a section: all that an index is made from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from operator import attrgetter


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """What search knows of one section.

    ``section`` is "" for the page's opening (before its first heading); ``title`` is then the page's title.
    ``keywords`` and ``aliases`` (other names) are the page's, on its opening entry only. ``text`` is the
    section's plain text without its heading, one line per block (paragraph, list item, table row, line of
    code). ``language`` is the page's when it is not the book's. ``low`` puts the page below others alike.
    """

    page: str
    section: str
    title: str
    page_title: str
    category: str
    keywords: tuple[str, ...]
    text: str
    aliases: tuple[str, ...] = ()
    language: str = ""
    low: bool = False


_VALUES = attrgetter(*IndexEntry.__slots__)


def entries_as_bytes(entries: Iterable[IndexEntry]) -> bytes:
    """All that entries say, to find out whether any has changed; ten times as quick as their ``repr``."""
    return repr([_VALUES(entry) for entry in entries]).encode("utf-8", "surrogatepass")
