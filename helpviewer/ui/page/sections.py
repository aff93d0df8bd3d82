"""Which section of the page a reader is in."""

from __future__ import annotations

from bisect import bisect_right

from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QTextBrowser

from helpviewer.book.book import Book
from helpviewer.book.errors import BookError
from helpviewer.richtext.page import LIST_STATE
from helpviewer.ui.page.document_scan import anchors, blocks


class Sections:
    """Where the sections begin in the document that a view shows. They are looked for when they are asked
    for, once in each part of it.

    ``page`` is the id of the page shown.
    """

    def __init__(self, view: QTextBrowser, book: Book) -> None:
        self.page = ""
        self._view = view
        self._book = book
        self._document: QTextDocument | None = None
        self._names: set[str] = set()
        self._length = 0
        self._last_block = 0
        self._starts: list[tuple[int, str]] = []
        self._titles: list[int] = []
        self._rows: list[tuple[int, int]] = []  # of the list of headings: first character, length
        self._jump = "", 0

    @property
    def starts(self) -> list[tuple[int, str]]:
        """``(first character, id)`` of each section that is shown, in the order of the page."""
        self._look()
        return self._starts

    @property
    def title(self) -> int:
        """The first character of the page's title; of a page that cannot be shown, that after its end."""
        self._look()
        return self._titles[0] if self._titles else self._length

    def at(self, position: int) -> str:
        """The id of the section in which a character stands, "" before the first one."""
        at = bisect_right(self.starts, position, key=lambda start: start[0])
        return self.starts[at - 1][1] if at else ""

    def span(self, section: str) -> tuple[int, int]:
        """Where a section begins and ends; the whole page for one that is not shown."""
        start = next((at for at, name in self.starts if name == section), 0)
        end = next((at for at, _ in self.starts if at > start), self._view.document().characterCount())
        return start, end

    def to_keep(self, position: int) -> int:
        """A position as it is kept: that in the page without its list of headings, which may stand beside it
        the next time."""
        start, length = self._list
        return position if position <= start else max(start, position - length)

    def from_kept(self, position: int) -> int:
        """The reverse of :meth:`to_keep`."""
        start, length = self._list
        return position if position <= start else position + length

    @property
    def _list(self) -> tuple[int, int]:
        self._look()
        return (self._rows[0][0], sum(length for _, length in self._rows)) if self._rows else (0, 0)

    def arrived(self, section: str) -> None:
        """The view was scrolled to where a section begins, as far as the page's end allows; "" for none."""
        self._jump = section, self._view.verticalScrollBar().value()

    def in_view(self, top: int) -> str:
        """The id of the section that is being read: the one a link led to until the reader scrolls on, else
        that of the first line in sight, which begins with the character ``top``."""
        section, value = self._jump
        if section and value == self._view.verticalScrollBar().value():
            return section
        return self.at(top)

    def _look(self) -> None:
        """Look at what came to the document since the last time: it only ever grows at its end."""
        document = self._view.document()
        if document is not self._document:
            self._document, self._length, self._last_block = document, 0, 0
            self._starts, self._titles, self._rows = [], [], []
            try:
                self._names = {section.id for section in self._book.page(self.page).sections}
            except BookError:  # the page says so itself
                self._names = set()
        if self._length == document.characterCount():
            return
        self._length = document.characterCount()
        # The block that was the last one may have been empty.
        last = self._last_block
        self._starts = [start for start in self._starts if start[0] < last]
        self._titles = [title for title in self._titles if title < last]
        self._rows = [row for row in self._rows if row[0] < last]
        for block in blocks(document, last):
            self._last_block = block.position()
            names = (name for name in anchors(block) if name in self._names)
            self._starts.extend((self._last_block, name) for name in names)
            if block.blockFormat().headingLevel() == 1:
                self._titles.append(self._last_block)
            if block.userState() == LIST_STATE:
                self._rows.append((self._last_block, block.length()))
