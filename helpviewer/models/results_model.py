"""What a search found, as Qt sees it: one row a section, the sections of a page together."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from helpviewer.book.errors import PageMissing
from helpviewer.book.reader import Book, Location
from helpviewer.models.merged_answer import BookHit
from helpviewer.search.marks import NO_MARKS, Marks
from helpviewer.search.results import SearchAnswer

ROW_ROLE = Qt.ItemDataRole.UserRole + 1
"""The :class:`ResultRow` itself, for the delegate."""

_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class ResultRow:
    """A row of the list.

    ``page_title`` and ``breadcrumb`` are filled in the first row of each page only; ``section_title`` is
    "" for a page's opening in its first row. ``marks`` are the ranges of ``snippet`` that matched. ``book``
    is the folder of the book where that need not be the one on the screen, and ``page_marks`` what is to be
    marked on its page.
    """

    location: Location
    page_title: str
    breadcrumb: str
    section_title: str
    snippet: str
    marks: tuple[tuple[int, int], ...]
    book: Path | None = None
    page_marks: Marks = NO_MARKS


class ResultsModel(QAbstractListModel):
    """The rows of one answer: its hits, or the nearest titles when there is no hit."""

    def __init__(self, book: Book, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._book = book
        self._rows: tuple[ResultRow, ...] = ()
        self._opening = self.tr("Beginning of the page")

    def show(self, answer: SearchAnswer) -> None:
        """Replace the rows by those of another answer."""
        self._replace(self._hit_rows(answer) if answer.hits else self._title_rows(answer.nearest))

    def show_pages(self, page_ids: Iterable[str]) -> None:
        """Replace the rows by these pages' titles."""
        self._replace(self._title_rows(page_ids))

    def row_of(self, location: Location | None) -> int:
        """The row of a place, -1 when it is not among them."""
        return next((n for n, row in enumerate(self._rows) if row.location == location), -1)

    def row(self, row: int) -> ResultRow:
        """One row by its number."""
        return self._rows[row]

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            # What a screen reader says, and what typing a letter in the list looks for.
            return ", ".join(filter(None, (row.page_title, row.section_title, row.breadcrumb)))
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return row.snippet
        return None

    def _hit_rows(self, answer: SearchAnswer) -> list[ResultRow]:
        pages: dict[tuple[Path | None, str], list[ResultRow]] = {}
        for hit in answer.hits:
            other = hit if isinstance(hit, BookHit) else None
            rows = pages.setdefault((other.book if other else None, hit.page), [])
            where = other.book_title if other else self.breadcrumb(hit.category)
            rows.append(
                ResultRow(
                    location=Location(hit.page, hit.section),
                    page_title="" if rows else hit.page_title,
                    breadcrumb="" if rows else where,
                    section_title=hit.title if hit.section else self._opening if rows else "",
                    snippet=hit.snippet,
                    marks=hit.marks,
                    book=other.book if other else None,
                    page_marks=other.page_marks if other else NO_MARKS,
                )
            )
        return [row for rows in pages.values() for row in rows]

    def _replace(self, rows: list[ResultRow]) -> None:
        if tuple(rows) != self._rows:
            self.beginResetModel()
            self._rows = tuple(rows)
            self.endResetModel()

    def _title_rows(self, page_ids: Iterable[str]) -> list[ResultRow]:
        rows: list[ResultRow] = []
        for page_id in page_ids:
            try:
                page = self._book.page(page_id)
            except PageMissing:
                continue  # the index may be older than the page table
            rows.append(
                ResultRow(Location(page.id), page.title, self.breadcrumb(page.category), "", page.summary, ())
            )
        return rows

    def breadcrumb(self, category_id: str) -> str:
        """The way to a category, for people: ``Privacy › Retention``; "" outside the tree."""
        return " › ".join(category.title for category in self._book.category_path(category_id))
