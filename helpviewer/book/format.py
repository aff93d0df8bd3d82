"""The on-disk contract of a book, shared by the builder (writes it) and the reader (reads it).

A book is a folder::

    book.json           what the book is, and the size and SHA-256 of its tables; all that is read at opening
    pages.table         a row for each page, category, alias and context id (see below)
    files.table         a row for each other file: its size and SHA-256
    pages/<id>.html     one clean, semantic HTML5 fragment per page, without the page's title
    images/<name>       the pictures the pages show
    index/              the Whoosh index and its sidecars (see ``search/index/files.py``)

A table is looked up, never loaded (``tables.py``), so that opening a book costs the same whatever its size.
The keys of ``pages.table`` and their values:

- ``<page id>``: the page, see :meth:`PageInfo.to_json`; ``<alias>``: the id of the page it leads to;
- ``category:<id>``: a branch of the tree, see :meth:`Category.to_json`; ``category:`` is its first level;
- ``categories:``: every category as ``[id, title, depth]``, in the order of the tree;
- ``context:<context id>``: the id of the page that a program asks for by it;
- ``synonyms:``: a list of ``[words, also]``, see :class:`Synonym`;
- ``errors:``: a list of ``[template, page id, section id]`` (``known_errors.py``), where there are any.

In format 1 all of this was in ``book.json`` (``format_1.py``).

What a fragment may contain (``helpviewer/page/serialise.py`` spells the nodes of a page exactly so, and
``helpviewer/page/parse.py`` reads it back):

- headings ``<h2 id=…>`` to ``<h6 id=…>``: every heading is a *section*, its id an *anchor*;
- ``p ul li dl dt dd blockquote hr table caption thead tbody tr th td figure figcaption img``,
  ``<ol start="3" type="a">`` and the inline ``a em strong del ins code kbd sub sup mark small br``;
- code: ``<pre class="code" data-language="…"><code>`` with Pygments' short class names on ``span``; with
  ``data-title``, ``data-first`` (the number of its first line), and ``data-marked``, ``data-added`` and
  ``data-removed`` (lines such as ``1 3-5``); within ``<div class="annotated">`` before an ``ol`` whose
  items say something about a line (``<li data-line="4">``);
- notes: ``<aside class="note" data-kind="note|tip|important|warning|caution">`` whose first child is
  ``<p class="note-title">``; folds: ``<details data-kind="…" open><summary>``;
- tabs: ``<section class="tabs"><section class="tab"><p class="tab-title">``;
- task items: ``<li class="task">`` or ``<li class="task done">``;
- footnotes: ``<sup class="footnote-ref"><a href="#fn-1" id="fnref-1">1</a></sup>`` and
  ``<section class="footnotes"><ol><li id="fn-1">… <a class="footnote-back" href="#fnref-1">``;
- formulas: ``<span class="math" data-tex="…" data-drop="3"><img …><math>…</math></span>``, or a ``div``;
- diagrams: ``<figure class="diagram" data-language="mermaid"><img …><pre>…</pre></figure>``;
- films and the like: ``<p class="media" data-kind="video|audio|page"><a class="external" href="…">``;
- abbreviations: ``<abbr title="…">``; anchors: ``<a id="…"></a>`` and ``<div id="…">``; cards:
  ``<div class="cards">`` around a list;
- links: ``href="<page id>.html#<section>"`` or ``href="#<section>"`` inside the book,
  ``href="help:<book id>/<page id>#<section>"`` into another one,
  ``class="external"`` (http, https) or ``class="mail"`` (mailto) when they leave it;
- pictures: ``src="../images/<name>"``, always with ``alt``, ``width`` and ``height`` (CSS pixels); with
  ``class="left|right|center"``, and ``data-dark`` for the picture on a dark ground.

Nothing in a book depends on a theme, and nothing in it is ever executed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import Any, NamedTuple, TypeAlias

from helpviewer.book.imprint import EMPTY_IMPRINT, Imprint
from helpviewer.book.other_books import OtherBook
from helpviewer.core.names import is_reserved_name

FORMAT_VERSION = 2
"""Raised when an older reader could no longer read a new book. Readers open the version before it, too."""

BOOK_FILE = "book.json"
PAGES_TABLE = "pages.table"
FILES_TABLE = "files.table"
PAGES_DIR = "pages"
IMAGES_DIR = "images"
INDEX_DIR = "index"

# What a book may have at most. The builder refuses what is beyond; a reader takes it for damage.
MAX_BOOK_FILE = 2**20
"""Bytes of ``book.json``."""
MAX_PAGE_FILE = 16 * 2**20
"""Bytes of a page's file."""
MAX_FILES = 250_000
"""Files of a book; a page has one, and so has a picture."""
MAX_BYTES = 2 * 2**30
"""Bytes of all files together."""
MAX_ID_BYTES = 200
"""Bytes of an id in UTF-8: with ``.html`` it must be a file name everywhere."""

CATEGORY_KEY, CATEGORIES_KEY, CONTEXT_KEY, SYNONYMS_KEY = "category:", "categories:", "context:", "synonyms:"
ERRORS_KEY = "errors:"


_ASCII_ID = re.compile(rf"[a-z0-9](?:[a-z0-9._-]{{0,{MAX_ID_BYTES - 2}}}[a-z0-9])?")


def is_valid_id(text: str) -> bool:
    """Whether ``text`` may name a page or a category, and so a file on any system: letters of any script, in
    lower case and in their composed form (NFC), digits, ``. _ -`` within, at most :data:`MAX_ID_BYTES`, and
    no name that Windows reserves."""
    if not text.isascii():
        try:
            if len(text.encode()) > MAX_ID_BYTES or unicodedata.normalize("NFC", text.lower()) != text:
                return False
        except UnicodeEncodeError:  # half of a surrogate pair
            return False
        shape = "".join("a" if _is_letter(char) else char for char in text)
    else:
        shape = text
    return _ASCII_ID.fullmatch(shape) is not None and ".." not in text and not is_reserved_name(text)


def _is_letter(char: str) -> bool:
    """A letter, a digit, or a mark that is written with one, such as the vowels of Hindi."""
    return unicodedata.category(char)[0] in "LNM"


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

    ``category`` is the branch of the tree the page stands in, "" for the first level; a page that has pages
    below it stands in the branch that it heads. ``tree_title`` is what the tree calls the page where that is
    not its title. ``as_of`` is an ISO date or "".
    ``policy`` marks an answer that binds somebody (prices, retention, compliance): readers are told
    its age with more weight. ``aliases`` are old ids that still lead here, ``context`` the ids by which
    programs ask for this page. ``words`` counts the body's words. ``file`` is the path of the page's source
    below the folder of the documentation, where the book's addresses need it.
    """

    id: str
    title: str
    category: str
    tree_title: str = ""
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
    file: str = ""

    def to_json(self) -> dict[str, Any]:
        """The page's row in ``pages.table``; empty values are left out."""
        row: dict[str, Any] = {"title": self.title, "category": self.category}
        if self.sections:
            row["sections"] = [[s.id, s.title, s.level] for s in self.sections]
        if self.sources:
            row["sources"] = [[s.title, s.url] for s in self.sources]
        for name in ("keywords", "related", "aliases", "context"):
            if value := getattr(self, name):
                row[name] = list(value)
        for name in ("tree_title", "summary", "as_of", "policy", "words", "file"):
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
            tree_title=str(row.get("tree_title", "")),
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
            file=str(row.get("file", "")),
        )


class CategoryItem(NamedTuple):
    """A category as a row of the tree: its own row in the table has all else."""

    id: str


class LinkItem(NamedTuple):
    """A row of the tree that leads to the web."""

    title: str
    url: str


TreeItem: TypeAlias = str | CategoryItem | LinkItem
"""A row of the contents tree; a text is the id of a page."""


class CategoryEntry(NamedTuple):
    """A category in the list of all of them; ``depth`` counts from 0."""

    id: str
    title: str
    depth: int


class Category(NamedTuple):
    """A branch of the contents tree and the rows in it, in order.

    ``page`` is the page that heads the branch, or "": it is opened by a click on the branch and is not among
    ``items``. ``above`` is the id of the category this one is in, "" on the first level. The first level
    itself is a category, too, whose id is "".
    """

    id: str
    title: str
    items: tuple[TreeItem, ...] = ()
    page: str = ""
    above: str = ""

    @property
    def pages(self) -> tuple[str, ...]:
        """The page that heads the branch and those directly in it."""
        own = tuple(item for item in self.items if isinstance(item, str))
        return (self.page, *own) if self.page else own

    @property
    def categories(self) -> tuple[str, ...]:
        """The ids of the categories directly in it."""
        return tuple(item.id for item in self.items if isinstance(item, CategoryItem))

    def to_json(self) -> dict[str, Any]:
        """The category's row in ``pages.table``; empty values are left out."""
        row: dict[str, Any] = {"title": self.title, "items": [_item_to_json(item) for item in self.items]}
        if self.page:
            row["page"] = self.page
        if self.above:
            row["above"] = self.above
        return row

    @classmethod
    def from_json(cls, category_id: str, row: dict[str, Any]) -> Category:
        """The reverse of :meth:`to_json`.

        Raises:
            KeyError, TypeError, ValueError: the row is not of the format.
        """
        return cls(
            id=category_id,
            title=str(row["title"]),
            items=tuple(map(_item_from_json, row["items"])),
            page=str(row.get("page", "")),
            above=str(row.get("above", "")),
        )


def way_of(categories: Iterable[Category]) -> str:
    """Categories within each other, for people: ``Privacy › Retention``."""
    return nested_titles(category.title for category in categories)


def nested_titles(titles: Iterable[str]) -> str:
    """Titles of what is within each other, as one text, the outermost first: ``Book › Category › Page``."""
    return " › ".join(titles)


def _item_to_json(item: TreeItem) -> str | dict[str, str]:
    if isinstance(item, str):
        return item
    return {"category": item.id} if isinstance(item, CategoryItem) else {"title": item.title, "url": item.url}


def _item_from_json(row: Any) -> TreeItem:
    if isinstance(row, str):
        return row
    return (
        CategoryItem(str(row["category"]))
        if "category" in row
        else LinkItem(str(row["title"]), str(row["url"]))
    )


class Synonym(NamedTuple):
    """Words that stand for others in a search.

    A query with one of ``words`` also looks for each of ``also``. Two-way groups are stored as one
    ``Synonym`` whose ``words`` and ``also`` are the same tuple. Entries may have several words.
    """

    words: tuple[str, ...]
    also: tuple[str, ...]

    @classmethod
    def from_json(cls, row: Any) -> Synonym:
        """The synonym in a row ``[words, also]``.

        Raises:
            TypeError, ValueError: the row is something else.
        """
        words, also = row
        return cls(_words(words), _words(also))


class BookInfo(NamedTuple):
    """The book as a whole. ``language`` is a BCP 47 tag, dates are ISO dates or "".

    ``home`` is the id of the page shown first. ``ask`` is where readers may turn when the book has no
    answer (an empty title when the publisher names no place). ``review_after`` is the date after which
    the publisher wants readers to know that the content may be out of date. ``imprint`` is what else the
    publisher says of it; ``books`` are those that its pages lead to.
    """

    id: str
    title: str
    version: str
    language: str
    home: str
    as_of: str = ""
    review_after: str = ""
    ask: Source = Source("", "")
    imprint: Imprint = EMPTY_IMPRINT
    books: tuple[OtherBook, ...] = ()

    @property
    def title_and_version(self) -> str:
        """The title with the version behind it, where it has one."""
        return f"{self.title} {self.version}".rstrip()

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
            **({"imprint": self.imprint.to_json()} if self.imprint != EMPTY_IMPRINT else {}),
            **({"books": [list(book) for book in self.books]} if self.books else {}),
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
            imprint=Imprint.from_json(row.get("imprint", {})),
            books=tuple(map(OtherBook.from_json, row.get("books", ()))),
        )


def _words(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list | tuple) or not all(
        isinstance(word, str) and word.strip() for word in value
    ):
        raise TypeError(f"{value!r} are no words")
    return tuple(value)
