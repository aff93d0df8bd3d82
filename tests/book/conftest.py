"""Small books with a real index, made in a moment."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from helpviewer.book.format import BOOK_FILE, INDEX_DIR, Synonym
from helpviewer.book.reader import Book
from helpviewer.book.search import Searcher
from index_build.index import IndexEntry, write_index

MakeBook = Callable[..., Path]
MakeSearcher = Callable[..., Searcher]


def entry(
    page: str,
    title: str,
    text: str,
    *,
    section: str = "",
    page_title: str = "",
    category: str = "all",
    keywords: Sequence[str] = (),
) -> IndexEntry:
    """An entry with the parts a test does not care about filled in."""
    return IndexEntry(page, section, title, page_title or title, category, tuple(keywords), text)


@pytest.fixture
def make_book(tmp_path: Path) -> MakeBook:
    """``make_book(entries, synonyms=(), language="en", categories=None)``: ``book.json`` and the index."""

    def make(
        entries: Sequence[IndexEntry],
        synonyms: Sequence[Synonym] = (),
        language: str = "en",
        categories: Sequence[dict[str, object]] | None = None,
    ) -> Path:
        pages: dict[str, dict[str, object]] = {}
        for e in entries:
            row = pages.setdefault(e.page, {"title": e.page_title, "category": e.category, "sections": []})
            if e.keywords:
                row["keywords"] = list(e.keywords)
            if e.section:
                row["sections"].append([e.section, e.title, 2])  # type: ignore[attr-defined]
        if categories is None:
            found = dict.fromkeys(e.category for e in entries)
            categories = [
                {"id": c, "title": c, "pages": [p for p in pages if pages[p]["category"] == c]} for c in found
            ]
        content = {
            "format": 1,
            "book": {"id": "b", "title": "B", "version": "1", "language": language, "home": entries[0].page},
            "categories": categories,
            "pages": pages,
            "synonyms": [[s.words, s.also] for s in synonyms],
        }
        folder = tmp_path / "book"
        folder.mkdir()
        (folder / BOOK_FILE).write_text(json.dumps(content))
        write_index(folder / INDEX_DIR, entries, synonyms, language)
        return folder

    return make


@pytest.fixture
def make_searcher(make_book: MakeBook) -> Iterator[MakeSearcher]:
    """Like ``make_book``, opened for searching."""
    opened: list[Searcher] = []

    def make(entries: Sequence[IndexEntry], **how: object) -> Searcher:
        opened.append(Searcher(Book.open(make_book(entries, **how))))
        return opened[-1]

    yield make
    for searcher in opened:
        searcher.close()


@pytest.fixture
def make_entry() -> Callable[..., IndexEntry]:
    """:func:`entry`, for tests that cannot import this file."""
    return entry


@pytest.fixture
def faq(make_searcher: MakeSearcher) -> Searcher:
    """A small book of questions like the bundled one."""
    return make_searcher(
        [
            entry(
                "zdr",
                "What is Zero Data Retention (ZDR)?",
                "An enterprise feature with which no request is ever stored.",
                keywords=["disable logging", "do not store"],
                category="privacy",
            ),
            entry(
                "zdr",
                "How it works",
                'Every response carries the header `x-zero-data-retention`.\nIt is "true" or "false".',
                section="how-it-works",
                page_title="What is Zero Data Retention (ZDR)?",
                category="privacy",
            ),
            entry(
                "zdr",
                "Considerations",
                "Threading with `previous_response_id` is unavailable. Data is retained by the client.",
                section="considerations",
                page_title="What is Zero Data Retention (ZDR)?",
                category="privacy",
            ),
            entry(
                "refunds",
                "Can credits be refunded?",
                "No. Prepaid credits are final. Contact us at sales@example.com about a rate_limit_error.",
                category="billing",
            ),
            entry(
                "charges",
                "When will I be charged?",
                "On purchase. The invoice lists every café visit, each naïve request. SOC2 report: 30 days.",
                category="billing",
            ),
            entry(
                "account",
                "How do I sign in?",
                "Open the log-in page, type your password and press Enter. C++ and C# clients exist. "
                "検索機能は便利です。",
                category="account",
            ),
        ],
        synonyms=[
            Synonym(("money back", "refund"), ("money back", "refund")),
            Synonym(("twitter",), ("invoice",)),
        ],
        categories=[
            {"id": "privacy", "title": "Privacy", "pages": ["zdr"]},
            {
                "id": "money",
                "title": "Money",
                "categories": [{"id": "billing", "title": "Billing", "pages": ["refunds", "charges"]}],
            },
            {"id": "account", "title": "Account", "pages": ["account"]},
        ],
    )
