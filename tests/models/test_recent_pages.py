from __future__ import annotations

from pathlib import Path

from helpviewer.book.book import Book
from helpviewer.models.user_data.recent_pages import KEPT, RecentPages
from helpviewer.models.user_data.session import Session


def test_the_newest_come_first_each_once(tmp_path: Path, small_book: Book) -> None:
    session = Session(tmp_path / "session.json")
    recent = RecentPages(session, small_book)
    for page in ("keys", "refunds", "start", "keys"):
        recent.add(page)
    assert [page.id for page in recent.pages()] == ["keys", "start", "refunds"]
    assert [page.id for page in recent.pages(but="keys")] == ["start", "refunds"]
    session.save()
    assert RecentPages(Session(tmp_path / "session.json"), small_book).pages() == recent.pages()
    recent.clear()
    assert recent.pages() == []


def test_pages_that_are_gone_are_passed_over(tmp_path: Path, small_book: Book) -> None:
    session = Session(tmp_path / "session.json")
    session.keep_recent_pages("small", ["gone", "keys", *(f"gone-{n}" for n in range(KEPT))])
    recent = RecentPages(session, small_book)
    assert [page.id for page in recent.pages()] == ["keys"]
    recent.add("refunds")
    assert len(session.recent_pages("small")) == KEPT
