"""The pages the reader opened lately in one book, for a menu. Kept in the session's file."""

from __future__ import annotations

from helpviewer.book.book import Book
from helpviewer.book.errors import BookError
from helpviewer.book.format import PageInfo
from helpviewer.models.user_data.session import Session

KEPT = 15


class RecentPages:
    """The newest first, each once.

    Args:
        session: where they are kept; written with it when the window closes.
        book: the book they belong to.
    """

    def __init__(self, session: Session, book: Book) -> None:
        self._session = session
        self._book = book

    def add(self, page_id: str) -> None:
        """Remember that this page was opened."""
        others = [other for other in self._session.recent_pages(self._book.info.id) if other != page_id]
        self._session.keep_recent_pages(self._book.info.id, [page_id, *others][:KEPT])

    def pages(self, but: str = "") -> list[PageInfo]:
        """The pages that still exist, newest first, without the page ``but``."""
        found: list[PageInfo] = []
        for page_id in self._session.recent_pages(self._book.info.id):
            try:
                page = self._book.page(page_id)
            except BookError:
                continue  # the book was replaced by a newer one since
            if page.id != but:
                found.append(page)
        return found

    def clear(self) -> None:
        """Forget them all."""
        self._session.keep_recent_pages(self._book.info.id, [])
