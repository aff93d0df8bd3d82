"""What a search found, as Qt sees it: one row a section, the sections of a page together."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from helpviewer.book.book import Book, Location
from helpviewer.book.errors import PageMissing
from helpviewer.book.format import nested_titles, way_of
from helpviewer.models.tips import as_tip
from helpviewer.search.marks import NO_MARKS, Marks
from helpviewer.search.results import Hit, SearchAnswer

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

    ``book_title`` is filled in the first row of each book, with how much that has in all, where the rows are
    grouped by book. With ``leads_to_all`` the row is no hit: it leads to all that the book has.

    ``way`` has the titles of all that the place is in, the outermost first, and its own.
    """

    location: Location
    page_title: str
    breadcrumb: str
    section_title: str
    snippet: str
    marks: tuple[tuple[int, int], ...]
    book: Path | None = None
    page_marks: Marks = NO_MARKS
    book_title: str = ""
    book_total: int = 0
    leads_to_all: bool = False
    way: tuple[str, ...] = ()


class ResultsModel(QAbstractListModel):
    """The rows of one answer: its hits, or the nearest titles when there is no hit."""

    def __init__(self, book: Book, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._book = book
        self._rows: tuple[ResultRow, ...] = ()
        self._opening = self.tr("Beginning of the page")

    def show(self, answer: SearchAnswer) -> None:
        """Replace the rows by those of another answer."""
        if answer.totals:
            self._replace(self._book_rows(answer))
        else:
            self._replace(self._hit_rows(answer.hits) if answer.hits else self._title_rows(answer.nearest))

    def show_pages(self, page_ids: Iterable[str]) -> None:
        """Replace the rows by these pages' titles."""
        self._replace(self._title_rows(page_ids))

    def row_of(self, location: Location | None, book: Path | None = None) -> int:
        """The row of a place, -1 when it is not among them; ``book`` as in :class:`ResultRow`."""
        wanted = (location, book)
        return next((n for n, row in enumerate(self._rows) if (row.location, row.book) == wanted), -1)

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
            book = self.heading(row) if row.book_title else ""
            return ", ".join(filter(None, (book, row.page_title, row.section_title, row.breadcrumb)))
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return row.snippet
        if role == Qt.ItemDataRole.ToolTipRole:
            return as_tip(nested_titles(row.way))
        return None

    def heading(self, row: ResultRow) -> str:
        """The heading above the first row of a book."""
        total = row.book_total
        found = self.tr("1 result") if total == 1 else self.tr("{0} results").format(f"{total:,}")
        return f"{row.book_title} · {found}"

    def _book_rows(self, answer: SearchAnswer) -> list[ResultRow]:
        rows: list[ResultRow] = []
        for folder, total in answer.totals:
            hits = [hit for hit in answer.hits if hit.book == folder]
            first, *others = self._hit_rows(hits)
            title = hits[0].book_title
            rows += [replace(first, book_title=title, book_total=total), *others]
            if total > len(hits) and not answer.can_grow:
                more = self.tr("Show all {0} in “{1}”").format(f"{total:,}", title)
                rows.append(ResultRow(Location(""), "", "", more, "", (), folder, leads_to_all=True))
        return rows

    def _hit_rows(self, hits: Iterable[Hit]) -> list[ResultRow]:
        pages: dict[str, list[ResultRow]] = {}
        for hit in hits:
            rows = pages.setdefault(hit.page, [])
            where = hit.way if hit.book else way_of(self._book.category_path(hit.category))
            rows.append(
                ResultRow(
                    location=Location(hit.page, hit.section),
                    page_title="" if rows else hit.page_title,
                    breadcrumb="" if rows else where,
                    section_title=hit.title if hit.section else self._opening if rows else "",
                    snippet=hit.snippet,
                    marks=hit.marks,
                    book=hit.book,
                    page_marks=hit.page_marks,
                    way=_way(hit, where),
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
            where = way_of(self._book.category_path(page.category))
            way = tuple(filter(None, (where, page.title)))
            rows.append(ResultRow(Location(page.id), page.title, where, "", page.summary, (), way=way))
        return rows


def _way(hit: Hit, where: str) -> tuple[str, ...]:
    return tuple(filter(None, (hit.book_title, where, hit.page_title, hit.title if hit.section else "")))
