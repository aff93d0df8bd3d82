"""The dialects that a page may be written in, and how a source or ``book.yml`` names one."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

COMMONMARK = "commonmark"
PYTHON_MARKDOWN = "python-markdown"
HTML = "html"

DIALECTS = (COMMONMARK, PYTHON_MARKDOWN)
"""What people write in; ``html`` is what generators make of it."""


@dataclass(frozen=True, slots=True)
class Dialect:
    """A dialect with its options.

    Those of ``python-markdown`` are its extensions and their configuration, as in ``mkdocs.yml``; {} asks for
    the set of a book that says no more. ``commonmark`` knows ``wiki_links`` (``[[page]]``).
    """

    name: str
    options: Mapping[str, Any]

    @property
    def text(self) -> str:
        """The dialect in one word, with its options behind it if there are any; see :func:`read_dialect`."""
        return (
            f"{self.name} {json.dumps(self.options, sort_keys=True, default=str)}"
            if self.options
            else self.name
        )


def read_dialect(text: str) -> Dialect:
    """The dialect that ``text`` (:attr:`Dialect.text`) names; CommonMark for "" and what is unknown."""
    name, _, options = text.partition(" ")
    if name not in (*DIALECTS, HTML):
        return Dialect(COMMONMARK, {})
    return Dialect(name, json.loads(options) if options else {})
