"""The on-disk contract of a book, shared by the builder (writes it) and the reader (reads it).

A book is a folder::

    book.json           everything but the page bodies and the search index; the only file read at opening
    pages/<id>.html     one clean, semantic HTML5 fragment per page, without the page's title
    images/<name>       the pictures the pages show
    index/              the Whoosh index and its sidecars (see ``schema.py``)

What a fragment may contain (``index_build/output/pages.py`` writes exactly this):

- headings ``<h2 id=…>`` to ``<h6 id=…>``: every heading is a *section*, its id an *anchor*;
- ``p ul ol li dl dt dd blockquote hr table thead tbody tr th td figure figcaption img`` and the inline
  ``a em strong del code kbd sub sup mark br span``;
- code: ``<pre class="code" data-language="…"><code>`` with Pygments' short class names on ``span``;
- notes: ``<aside class="note" data-kind="note|tip|important|warning|caution">`` whose first child is
  ``<p class="note-title">``;
- task items: ``<li class="task">`` or ``<li class="task done">``;
- footnotes: ``<sup class="footnote-ref"><a href="#fn-1" id="fnref-1">1</a></sup>`` and
  ``<section class="footnotes"><ol><li id="fn-1">… <a class="footnote-back" href="#fnref-1">``;
- links: ``href="<page id>.html#<section>"`` or ``href="#<section>"`` inside the book,
  ``class="external"`` (http, https) or ``class="mail"`` (mailto) when they leave it;
- pictures: ``src="../images/<name>"``, always with ``alt``, ``width`` and ``height`` (CSS pixels).

Nothing in a book depends on a theme, and nothing in it is ever executed.
"""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from helpviewer.core.names import is_reserved_name

FORMAT_VERSION = 1
"""Raised when an older reader could no longer read a new book."""

BOOK_FILE = "book.json"
PAGES_DIR = "pages"
IMAGES_DIR = "images"
INDEX_DIR = "index"

_ID = re.compile(r"[a-z0-9](?:[a-z0-9._-]{0,118}[a-z0-9])?")


def is_valid_id(text: str) -> bool:
    """Whether ``text`` may name a page or a category: lower-case letters, digits, ``. _ -`` within, at
    most 120 characters, and no name that Windows reserves (the id is also a file name)."""
    return _ID.fullmatch(text) is not None and not is_reserved_name(text) and ".." not in text


def _texts(row: dict[str, Any], name: str) -> tuple[str, ...]:
    found = row.get(name, ())
    if not isinstance(found, list | tuple) or not all(isinstance(text, str) for text in found):
        raise TypeError(f"{name} is no list of texts")
    return tuple(found)


class Section(NamedTuple):
    """A heading of a page. ``id`` is the anchor, ``level`` 2 to 6 as in ``<h2>`` to ``<h6>``."""

    id: str
    title: str
    level: int


class Source(NamedTuple):
    """Where a page's content was taken from: a name for people and an http(s) address."""

    title: str
    url: str


class PageInfo(NamedTuple):
    """All that is known of a page without opening its file.

    ``category`` is "" for a home page outside the tree. ``as_of`` is an ISO date or "".
    ``policy`` marks an answer that binds somebody (prices, retention, compliance): readers are told
    its age with more weight. ``aliases`` are old ids that still lead here, ``context`` the ids by which
    programs ask for this page. ``words`` counts the body's words.
    """

    id: str
    title: str
    category: str
    summary: str = ""
    keywords: tuple[str, ...] = ()
    sections: tuple[Section, ...] = ()
    sources: tuple[Source, ...] = ()
    as_of: str = ""
    related: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    context: tuple[str, ...] = ()
    policy: bool = False
    words: int = 0

    def to_json(self) -> dict[str, Any]:
        """The page's row in ``book.json``; empty values are left out."""
        row: dict[str, Any] = {"title": self.title, "category": self.category}
        if self.sections:
            row["sections"] = [[s.id, s.title, s.level] for s in self.sections]
        if self.sources:
            row["sources"] = [[s.title, s.url] for s in self.sources]
        for name in ("keywords", "related", "aliases", "context"):
            if value := getattr(self, name):
                row[name] = list(value)
        for name in ("summary", "as_of", "policy", "words"):
            if value := getattr(self, name):
                row[name] = value
        return row

    @classmethod
    def from_json(cls, page_id: str, row: dict[str, Any]) -> PageInfo:
        """The reverse of :meth:`to_json`.

        Raises:
            KeyError, TypeError, ValueError: the row is not of the format.
        """
        return cls(
            id=page_id,
            title=str(row["title"]),
            category=str(row["category"]),
            summary=str(row.get("summary", "")),
            keywords=_texts(row, "keywords"),
            sections=tuple(Section(str(i), str(t), int(n)) for i, t, n in row.get("sections", ())),
            sources=tuple(Source(str(t), str(u)) for t, u in row.get("sources", ())),
            as_of=str(row.get("as_of", "")),
            related=_texts(row, "related"),
            aliases=_texts(row, "aliases"),
            context=_texts(row, "context"),
            policy=bool(row.get("policy", False)),
            words=int(row.get("words", 0)),
        )


class Category(NamedTuple):
    """A branch of the contents tree: its own pages in order, then its sub-categories."""

    id: str
    title: str
    pages: tuple[str, ...] = ()
    categories: tuple[Category, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """The branch as nested dictionaries for ``book.json``."""
        row: dict[str, Any] = {"id": self.id, "title": self.title}
        if self.pages:
            row["pages"] = list(self.pages)
        if self.categories:
            row["categories"] = [c.to_json() for c in self.categories]
        return row

    @classmethod
    def from_json(cls, row: dict[str, Any]) -> Category:
        """The reverse of :meth:`to_json`.

        Raises:
            KeyError, TypeError: the row is not of the format.
        """
        return cls(
            id=str(row["id"]),
            title=str(row["title"]),
            pages=_texts(row, "pages"),
            categories=tuple(cls.from_json(c) for c in row.get("categories", ())),
        )


class Synonym(NamedTuple):
    """Words that stand for others in a search.

    A query with one of ``words`` also looks for each of ``also``. Two-way groups are stored as one
    ``Synonym`` whose ``words`` and ``also`` are the same tuple. Entries may have several words.
    """

    words: tuple[str, ...]
    also: tuple[str, ...]


class BookInfo(NamedTuple):
    """The book as a whole. ``language`` is a BCP 47 tag, dates are ISO dates or "".

    ``home`` is the id of the page shown first. ``ask`` is where readers may turn when the book has no
    answer (an empty title when the publisher names no place). ``review_after`` is the date after which
    the publisher wants readers to know that the content may be out of date.
    """

    id: str
    title: str
    version: str
    language: str
    home: str
    as_of: str = ""
    review_after: str = ""
    ask: Source = Source("", "")

    def to_json(self) -> dict[str, Any]:
        """The ``"book"`` object of ``book.json``."""
        return {
            "id": self.id,
            "title": self.title,
            "version": self.version,
            "language": self.language,
            "home": self.home,
            "as_of": self.as_of,
            "review_after": self.review_after,
            "ask": [self.ask.title, self.ask.url],
        }

    @classmethod
    def from_json(cls, row: dict[str, Any]) -> BookInfo:
        """The reverse of :meth:`to_json`.

        Raises:
            KeyError, TypeError, ValueError: the object is not of the format.
        """
        title, url = row.get("ask", ("", ""))
        if not is_valid_id(row["id"]):  # it names the file of the reader's bookmarks
            raise ValueError(f"{row['id']!r} is not an id")
        return cls(
            id=row["id"],
            title=str(row["title"]),
            version=str(row["version"]),
            language=str(row["language"]),
            home=str(row["home"]),
            as_of=str(row.get("as_of", "")),
            review_after=str(row.get("review_after", "")),
            ask=Source(str(title), str(url)),
        )
