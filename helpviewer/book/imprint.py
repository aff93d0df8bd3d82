"""What a publisher says of a book besides its text: who made it, under which licence, where it is on the web,
where corrections go, its logo, and words of their own for what stands around pages.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, NamedTuple
from urllib.parse import quote

PLACEHOLDERS = ("book", "version", "page", "section", "title", "path")
"""What may stand in braces in an address: the ids of book, page and section, the book's version, the title of
the page or section, and the path of the page's file below the folder of the documentation."""

OWN_WORDS = ("related", "on_this_page", "source", "sources", "contents", "links", "footnotes")
"""Words around pages that a publisher may choose; see :class:`helpviewer.page.around.phrases.Words`."""

MOST_PX = 100_000
"""No side of a picture has so many pixels."""

_PLACEHOLDER = re.compile(r"\{(\w*)\}")


class Logo(NamedTuple):
    """A picture on the start page: its name in ``images/``, its size in CSS pixels, and the name of the
    picture for a dark ground, "" for the same one."""

    name: str
    width: int
    height: int
    dark: str = ""


class Imprint(NamedTuple):
    """What is known of a book's publisher; "" for what is not.

    ``publisher`` is the author of files made of the book. ``licence`` names that of the text, ``licence_url``
    is where it can be read. ``web`` and ``corrections`` are addresses, perhaps with :data:`PLACEHOLDERS`: of
    the book on the web, and where readers send corrections (https, http or mailto). ``words`` are by
    :data:`OWN_WORDS`.
    """

    publisher: str = ""
    licence: str = ""
    licence_url: str = ""
    web: str = ""
    corrections: str = ""
    logo: Logo | None = None
    words: Mapping[str, str] = {}

    @property
    def needs_paths(self) -> bool:
        """Whether an address names the files of pages."""
        return "{path}" in self.web + self.corrections

    @property
    def web_home(self) -> str:
        """The address of the book as a whole: what stands before the first placeholder."""
        return self.web.partition("{")[0]

    def to_json(self) -> dict[str, Any]:
        """The object in ``book.json``; empty values are left out."""
        row = {name: value for name, value in self._asdict().items() if value and name != "logo"}
        if self.words:
            row["words"] = dict(self.words)
        if self.logo is not None:
            row["logo"] = list(self.logo)
        return row

    @classmethod
    def from_json(cls, row: dict[str, Any]) -> Imprint:
        """The reverse of :meth:`to_json`.

        Raises:
            KeyError, TypeError, ValueError, AttributeError: the object is not of the format.
        """
        logo = None
        if "logo" in row:
            name, width, height, dark = row["logo"]
            logo = Logo(str(name), int(width), int(height), str(dark))
            if not (0 < logo.width < MOST_PX and 0 < logo.height < MOST_PX):
                raise ValueError("the logo has no size")
        words = {key: str(text) for key, text in row.get("words", {}).items() if key in OWN_WORDS}
        texts = ("publisher", "licence", "licence_url", "web", "corrections")
        return cls(**{name: str(row.get(name, "")) for name in texts}, logo=logo, words=words)


EMPTY_IMPRINT = Imprint()
"""Of a book whose publisher says nothing of it."""


def placeholders(template: str) -> list[str]:
    """The names that stand in braces in an address."""
    return _PLACEHOLDER.findall(template)


def filled(template: str, values: Mapping[str, str]) -> str:
    """An address with its placeholders filled in, each as it must be spelled there."""

    def spelled(match: re.Match[str]) -> str:
        return quote(values.get(match[1], ""), safe="/")

    return _PLACEHOLDER.sub(spelled, template).removesuffix("#")
