"""The marks on a page: what matches, which match is the present one, how they look."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from helpviewer.models.matches import find_matches
from helpviewer.page.around.theme import Theme
from helpviewer.richtext.inline import is_button
from helpviewer.ui.page.document_scan import Link, links

if TYPE_CHECKING:
    from helpviewer.search.marks import Marks
    from helpviewer.ui.page.scroll_marks import ScrollMarks

MARKS_DRAWN = 2000
"""Matches that are marked at most; all of them are counted."""


class PageMarks(QObject):
    """Marks what a pattern matches in the document that a view shows.

    Signals:
        changed: number of the present match (from 1, 0 for none) and how many there are.
    """

    changed = Signal(int, int)

    def __init__(self, view: QTextEdit, theme: Theme) -> None:
        super().__init__(view)
        self.pattern: str | Marks = ""
        self.theme = theme
        self._view = view
        self._spans: list[tuple[int, int]] = []
        self._present = -1
        self._in_bar: ScrollMarks | None = None

    @property
    def present(self) -> tuple[int, int] | None:
        """Where the present match begins and ends."""
        return self._spans[self._present] if self._present >= 0 else None

    def find(self, pattern: str | Marks, first: int, last: int | None = None) -> None:
        """Look for ``pattern``, "" for nothing. The present match is the first one from position ``first``
        on, else the first of all; with ``last``, only one that begins before that."""
        self.pattern = pattern
        self._find()
        self._present = -1
        if self._spans:
            at = bisect_left(self._spans, (first, 0))
            if last is None:
                self._present = at % len(self._spans)
            elif at < len(self._spans) and self._spans[at][0] < last:
                self._present = at
        self.draw()

    def find_again(self, *, keep_present: bool = False) -> None:
        """Look for the same pattern in the document that is shown now."""
        present = self._present if keep_present else -1
        self._find()
        self._present = present if present < len(self._spans) else -1
        self.draw()

    def step(self, step: int) -> None:
        """Make the match ``step`` further on the present one; after the last comes the first."""
        if self._spans:
            here = self._present if self._present >= 0 or step > 0 else 0
            self._present = (here + step) % len(self._spans)
            self.draw()

    def draw(self) -> None:
        """Mark the matches in the colours of the theme, on the page and in its scroll bar."""
        self._view.setExtraSelections(self._selections() if self._spans else [])
        if self._spans or self._in_bar is not None:
            self.in_bar.show_matches(self._spans, self._present, self.theme)
        self.changed.emit(self._present + 1, len(self._spans))

    @property
    def in_bar(self) -> ScrollMarks:
        """The marks in the scroll bar, made with the first match."""
        if self._in_bar is None:
            from helpviewer.ui.page.scroll_marks import ScrollMarks

            self._in_bar = ScrollMarks(self._view)
        return self._in_bar

    def _find(self) -> None:
        document = self._view.document()
        self._spans = find_matches(self.pattern, document.toPlainText()) if self.pattern else []
        if self._spans:
            # "Copy" on a box of code is no word of the page.
            buttons = [link for link in links(document) if is_button(link.href)]
            self._spans = [span for span in self._spans if not _within(span[0], buttons)]

    def _selections(self) -> list[QTextEdit.ExtraSelection]:
        mark, present = QTextCharFormat(), QTextCharFormat()
        mark.setBackground(QColor(self.theme.mark))
        mark.setForeground(QColor(self.theme.mark_text))
        present.setBackground(QColor(self.theme.present_mark))
        present.setForeground(QColor(self.theme.background))
        first = max(0, min(self._present - MARKS_DRAWN // 2, len(self._spans) - MARKS_DRAWN))
        selections = []
        for number, (start, end) in enumerate(self._spans[first : first + MARKS_DRAWN], first):
            selection = QTextEdit.ExtraSelection()
            selection.cursor = QTextCursor(self._view.document())
            selection.cursor.setPosition(start)
            selection.cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            selection.format = present if number == self._present else mark
            selections.append(selection)
        return selections


def _within(position: int, spans: list[Link]) -> bool:
    at = bisect_right(spans, position, key=lambda link: link.start) - 1
    return at >= 0 and position < spans[at].end
