"""Reads ``book.yml``: what a content root says of its book."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from helpviewer.book.format import Source, Synonym, is_valid_id
from helpviewer.book.imprint import EMPTY_IMPRINT, Imprint
from index_build.diagnostics import ProblemList
from index_build.dialects.dialect import DIALECTS
from index_build.sources.book_yml.imprint import KEYS as IMPRINT_KEYS
from index_build.sources.book_yml.imprint import ImprintReader
from index_build.sources.book_yml.other_books import OtherBookSpec, read_other_books
from index_build.sources.front_matter import ID_RULE, NO_SOURCE, Fields
from index_build.sources.yaml_text import EMPTY, Mapping, read_mapping

BOOK_YML = "book.yml"
KEYS = (
    "id", "title", "version", "language", "as_of", "review_after", "home", "ask", "categories", "include",
    "synonyms", "search", "mistakes", "dialect", "exclude", "variables", "roots", "kind", "content", "books",
    "rank", "split",
    *IMPRINT_KEYS,
)  # fmt: skip
CATEGORY_KEYS = ("id", "title", "pages", "categories")
RANK_KEYS = ("low",)
SEARCH_KEYS = ("success_at_1", "success_at_3")
FOLDERS = "folders"
DOCUMENTATIONS = (
    "mkdocs", "mdbook", "docusaurus", "vitepress", "hugo", "jekyll", "docfx", "jupyter-book", "sphinx",
    "obsidian", "wiki", "epub", "html", "folder",
)  # fmt: skip
"""Whose documentation there may be in a folder."""


@dataclass(frozen=True, slots=True)
class CategorySpec:
    """A category as ``book.yml`` names it: ``pages`` gives the order of some or all of its pages."""

    id: str
    title: str
    line: int
    pages: tuple[str, ...] = ()
    categories: tuple[CategorySpec, ...] = ()


@dataclass(frozen=True, slots=True)
class Thresholds:
    """The shares of search tests, 0 to 1, whose page must come first, or among the first three."""

    success_at_1: float = 0.0
    success_at_3: float = 0.0


@dataclass(frozen=True, slots=True)
class BookConfig:
    """One ``book.yml``.

    ``folders`` means that the folder tree is the category tree; ``mistakes`` whether mistakes in pages stop
    the build or are warned of (content from elsewhere). ``dialect`` is how pages are written, "" for the
    default. ``exclude`` are patterns of files that are no pages, ``low`` of those that stand below others
    in search (release notes), ``split`` of those that are parted at their headings, ``variables`` names
    with the text that ``{{ name }}`` stands for, ``roots`` the folders that addresses such as
    ``/img/a.png`` count from, and paths such as ``/docs/`` under which the site has the pages. ``imprint``
    is what the publisher says of the book, ``logo`` the paths of its logo and of that for a dark ground.
    ``kind`` says whose documentation lies beside it, "" to find out, and ``content`` where its pages of
    HTML have their content. ``books`` are others that its pages lead to. ``file`` names it in messages.
    """

    file: str
    id: str = ""
    title: str = ""
    version: str = ""
    language: str = "en"
    as_of: str = ""
    review_after: str = ""
    home: str = ""
    ask: Source = NO_SOURCE
    folders: bool = False
    categories: tuple[CategorySpec, ...] = ()
    include: tuple[str, ...] = ()
    synonyms: tuple[Synonym, ...] = ()
    thresholds: Thresholds = Thresholds()
    mistakes: Literal["error", "warn"] = "error"
    dialect: str = ""
    exclude: tuple[str, ...] = ()
    low: tuple[str, ...] = ()
    split: tuple[str, ...] = ()
    variables: tuple[tuple[str, str], ...] = ()
    roots: tuple[str, ...] = ()
    imprint: Imprint = EMPTY_IMPRINT
    logo: tuple[str, ...] = ()
    kind: str = ""
    content: str = ""
    books: tuple[OtherBookSpec, ...] = ()
    mapping: Mapping = EMPTY

    def listed(self) -> Iterator[str]:
        """The ids of the pages that categories list."""
        todo = list(self.categories)
        while todo:
            category = todo.pop()
            yield from category.pages
            todo.extend(category.categories)


def require_id_and_title(config: BookConfig, problems: ProblemList) -> None:
    """Note the lack of an id and a title, which a book of its own must have."""
    for key in ("id", "title"):
        if not config.mapping.values.get(key):
            problems.error(1, f"{BOOK_YML} has no “{key}”.", f"Add a line “{key}: …”.")


def read_book_yml(text: str, problems: ProblemList) -> BookConfig:
    """What the text of a ``book.yml`` says; what is wrong in it is noted and left out.

    Raises:
        YamlMistake: it cannot be read at all.
    """
    mapping = read_mapping(text)
    fields = Fields(mapping, problems)
    fields.check_keys(KEYS, BOOK_YML)
    reader = _Reader(mapping, fields, problems)
    own = ImprintReader(mapping, fields, problems)
    return BookConfig(
        file=problems.file,
        id=reader.book_id(),
        title=fields.text("title"),
        version=fields.text("version"),
        language=fields.text("language") or "en",
        as_of=fields.date("as_of"),
        review_after=fields.date("review_after"),
        home=fields.text("home"),
        ask=fields.source("ask", mapping.values["ask"]) if mapping.values.get("ask") else NO_SOURCE,
        folders=mapping.values.get("categories") == FOLDERS,
        categories=reader.categories(),
        include=fields.texts("include"),
        synonyms=reader.synonyms(),
        thresholds=reader.thresholds(),
        mistakes=reader.mistakes(),
        exclude=fields.texts("exclude"),
        low=reader.low(),
        split=fields.texts("split"),
        variables=reader.variables(),
        roots=fields.texts("roots"),
        dialect=reader.dialect(),
        imprint=own.imprint(),
        logo=own.logo(),
        kind=reader.kind(),
        content=fields.text("content"),
        books=read_other_books(mapping, problems),
        mapping=mapping,
    )


class _Reader:
    """Reads the parts of ``book.yml`` that have a shape of their own."""

    def __init__(self, mapping: Mapping, fields: Fields, problems: ProblemList) -> None:
        self._mapping = mapping
        self._fields = fields
        self._problems = problems

    def book_id(self) -> str:
        book_id = self._fields.text("id")
        if book_id and not is_valid_id(book_id):
            self._problems.error(self._mapping.line_of("id"), f"“{book_id}” is no id.", ID_RULE)
        return book_id

    def categories(self) -> tuple[CategorySpec, ...]:
        value = self._mapping.values.get("categories", [])
        return () if value == FOLDERS else self._branch(value)

    def _branch(self, value: Any) -> tuple[CategorySpec, ...]:
        if not isinstance(value, list):
            self._error("categories", "“categories” must be a list, or the word “folders”.")
            return ()
        return tuple(spec for item in value if (spec := self._category(item)) is not None)

    def _category(self, item: Any) -> CategorySpec | None:
        if not isinstance(item, dict) or not isinstance(item.get("id"), str):
            self._error("categories", "Every category needs an “id” and a “title”.")
            return None
        category_id = item["id"]
        line = self._mapping.line_of("categories", category_id)
        if not is_valid_id(category_id):
            self._problems.error(line, f"“{category_id}” is no id for a category.", ID_RULE)
            return None
        self._check_keys(item, CATEGORY_KEYS, f"the category “{category_id}”", line)
        title = item.get("title", "")
        if not isinstance(title, str) or not title.strip():
            self._problems.error(line, f"The category “{category_id}” has no title.", "Add “title: …”.")
            title = category_id
        pages = item.get("pages") or []
        if not isinstance(pages, list) or not all(isinstance(page, str) for page in pages):
            self._problems.error(line, f"“pages” of “{category_id}” must be a list of page ids.")
            pages = []
        below = self._branch(item.get("categories") or [])
        return CategorySpec(category_id, " ".join(title.split()), line, tuple(pages), below)

    def variables(self) -> tuple[tuple[str, str], ...]:
        value = self._mapping.values.get("variables") or {}
        if not isinstance(value, dict) or not all(isinstance(text, str) for text in value.values()):
            self._error("variables", "“variables” must hold lines of the form “name: text”.")
            return ()
        return tuple(value.items())

    def synonyms(self) -> tuple[Synonym, ...]:
        value = self._mapping.values.get("synonyms") or []
        if not isinstance(value, list):
            self._error("synonyms", "“synonyms” must be a list.")
            return ()
        return tuple(synonym for item in value if (synonym := self._synonym(item)) is not None)

    def _synonym(self, item: Any) -> Synonym | None:
        if isinstance(item, dict) and set(item) == {"words", "also"}:
            words, also = _words(item["words"]), _words(item["also"])
        else:
            words = also = _words(item)
            if len(words) < 2:
                words = also = ()
        if words and also:
            return Synonym(words, also)
        first = str(next(iter(item), "")) if isinstance(item, list | dict) else str(item)
        self._problems.error(
            self._mapping.line_of("synonyms", first),
            "This synonym cannot be understood.",
            "Write “[one, two]” for words that mean the same, or “{words: [one], also: [two]}”.",
        )
        return None

    def thresholds(self) -> Thresholds:
        value = self._mapping.values.get("search") or {}
        if not isinstance(value, dict):
            self._error("search", "“search” must hold “success_at_1” and “success_at_3”.")
            return Thresholds()
        self._check_keys(value, SEARCH_KEYS, "“search”", self._mapping.line_of("search"))
        return Thresholds(*(self._share(key, value.get(key, "0")) for key in SEARCH_KEYS))

    def _share(self, key: str, value: Any) -> float:
        try:
            share = float(value)
        except (TypeError, ValueError):
            share = -1.0
        if not 0.0 <= share <= 1.0:
            line = self._mapping.line_of("search", key)
            self._problems.error(line, f"“{key}” is “{value}”.", "Write a number from 0 to 1, such as 0.9.")
            return 0.0
        return share

    def low(self) -> tuple[str, ...]:
        value = self._mapping.values.get("rank") or {}
        patterns = value.get("low") if isinstance(value, dict) else None
        if value and not (isinstance(patterns, list) and all(isinstance(name, str) for name in patterns)):
            self._error("rank", "“rank” must hold a list “low”.", "Write “rank: {low: [changelog.md]}”.")
            return ()
        if isinstance(value, dict):
            self._check_keys(value, RANK_KEYS, "“rank”", self._mapping.line_of("rank"))
        return tuple(patterns or ())

    def mistakes(self) -> Literal["error", "warn"]:
        value = self._fields.text("mistakes") or "error"
        if value not in ("error", "warn"):
            self._error("mistakes", f"“mistakes” is “{value}”.", "Write “error” or “warn”.")
        return "warn" if value == "warn" else "error"

    def dialect(self) -> str:
        value = self._fields.text("dialect")
        if value and value not in DIALECTS:
            known = " or ".join(f"“{name}”" for name in DIALECTS)
            self._error("dialect", f"“dialect” is “{value}”.", f"Write {known}.")
            return ""
        return value

    def kind(self) -> str:
        value = self._fields.text("kind")
        if value and value not in DOCUMENTATIONS:
            self._error("kind", f"“kind” is “{value}”.", f"Write one of {', '.join(DOCUMENTATIONS)}.")
            return ""
        return value

    def _check_keys(self, item: dict[str, Any], known: tuple[str, ...], where: str, line: int) -> None:
        self._problems.unknown_keys(dict.fromkeys(item, line), known, where=where)

    def _error(self, key: str, sentence: str, suggestion: str = "") -> None:
        self._problems.error(self._mapping.line_of(key), sentence, suggestion)


def _words(value: Any) -> tuple[str, ...]:
    """A non-empty list of non-empty texts, or () when ``value`` is anything else."""
    if not isinstance(value, list) or not all(isinstance(word, str) and word.strip() for word in value):
        return ()
    return tuple(" ".join(word.split()) for word in value)
