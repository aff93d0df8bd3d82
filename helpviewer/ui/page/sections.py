"""Which section of the page a reader is in."""

from __future__ import annotations

from bisect import bisect_right

from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QTextBrowser

from helpviewer.book.book import Book
from helpviewer.book.errors import BookError
from helpviewer.richtext.page import LIST_STATE
from helpviewer.ui.page.document_scan import blocks, section_starts


class Sections:
    """Where the sections begin in the document that a view shows. They are looked for once in each, when they
    are first asked for.

    ``page`` is the id of the page shown.
    """

    def __init__(self, view: QTextBrowser, book: Book) -> None:
        self.page = ""
        self._view = view
        self._book = book
        self._known: tuple[QTextDocument, int] | None = None
        self._starts: list[tuple[int, str]] = []
        self._title = 0
        self._list = 0, 0
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
        return self._title

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
        self._look()
        start, length = self._list
        return position if position <= start else max(start, position - length)

    def from_kept(self, position: int) -> int:
        """The reverse of :meth:`to_keep`."""
        self._look()
        start, length = self._list
        return position if position <= start else position + length

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
        document = self._view.document()
        if self._known == (document, document.revision()):
            return
        self._known = document, document.revision()
        try:
            names = {section.id for section in self._book.page(self.page).sections}
        except BookError:  # the page says so itself
            names = set()
        self._starts = section_starts(document, names)
        headings = (block.position() for block in blocks(document) if block.blockFormat().headingLevel() == 1)
        self._title = next(headings, document.characterCount())
        rows = [block for block in blocks(document) if block.userState() == LIST_STATE]
        self._list = (rows[0].position(), sum(row.length() for row in rows)) if rows else (0, 0)
