"""The answer itself above the hits, where the search is sure of it, with its source and its date."""

from __future__ import annotations

import re
from datetime import date
from html import escape
from typing import TypeVar

from PySide6.QtCore import Qt, QTimer, Signal, SignalInstance
from PySide6.QtGui import QGuiApplication, QMouseEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QLabel, QToolButton, QVBoxLayout

from helpviewer.book.book import Book, Location
from helpviewer.book.errors import BookError
from helpviewer.page.around.parts import direction, page_parts
from helpviewer.page.around.phrases import Words
from helpviewer.page.extract import Extract, extract
from helpviewer.page.parse import parse
from helpviewer.search.results import Hit, SearchAnswer
from helpviewer.ui.common.mouse import wants_new_tab

PAUSE_MS = 200
"""Of typing, until a card is shown: it must not come and go with every letter."""

_COPIED_MS = 2000
_MOST_OF_PANE = 0.4

BESIDE = 8
"""Pixels that the pane leaves on both sides of it."""

_MARGIN = 10

_Label = TypeVar("_Label", bound=QLabel)


class _Source(QLabel):
    """The link to where the answer is from.

    Signals:
        tab_asked: it was clicked so that a tab of its own is wanted.
    """

    tab_asked = Signal()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not wants_new_tab(event):
            super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if wants_new_tab(event):
            self.tab_asked.emit()
        else:
            super().mouseReleaseEvent(event)


class AnswerCard(QFrame):
    """Shows the beginning of the best hit.

    Signals:
        opened: the :class:`Location` the answer is from.
        new_tab_asked: the same for a tab of its own.
        changed: whether it shows something has changed.
    """

    opened = Signal(object)
    new_tab_asked = Signal(object)
    changed = Signal()

    def __init__(self, book: Book, words: Words) -> None:
        super().__init__()
        self._book = book
        self.words = words
        self._hit: Hit | None = None
        self._extract: Extract | None = None
        self.setObjectName("answer-card")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.text = _dressed(QLabel(), "answer-text")
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.source = _dressed(_Source(), "answer-source")
        self.source.tab_asked.connect(lambda: self._tell_place(self.new_tab_asked))
        self.source.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByMouse | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        self.source.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.source.linkActivated.connect(lambda: self._tell_place(self.opened))
        self.copy = QToolButton()
        self.copy.setObjectName("answer-copy")
        self.copy.setAutoRaise(True)
        self.copy.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.copy.clicked.connect(self._copy)
        self._below = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._below.addWidget(self.source, 1)
        self._below.addWidget(self.copy, 0, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_MARGIN, 8, _MARGIN, 6)
        layout.setSpacing(4)
        layout.addWidget(self.text)
        layout.addLayout(self._below)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._fill)
        self._said = QTimer(self)
        self._said.setSingleShot(True)
        self._said.setInterval(_COPIED_MS)
        self._said.timeout.connect(self._name_copy)
        self._name_copy()
        self.hide()

    @property
    def plain(self) -> str:
        """What the card says, for screen readers; "" when it is not shown."""
        return self._extract.plain if self._extract is not None and not self.isHidden() else ""

    def show_for(self, answer: SearchAnswer) -> None:
        """Show the answer's best hit after a pause, or nothing where the search is not sure."""
        hit = answer.hits[0] if answer.hits and answer.is_sure else None
        if hit is not None and self._hit is not None and _place(hit) == _place(self._hit):
            return  # it stands there already, or is about to
        self._hit = hit
        self._pause.stop()
        if self._extract is not None:
            self._extract = None
            self.hide()
            self.changed.emit()
        if hit is not None:
            self._pause.start()

    def _fill(self) -> None:
        hit = self._hit
        if hit is None:
            return
        try:
            self._extract = extract(parse(self._book.html(hit.page)), hit.section)
            page = self._book.page(hit.page)
        except BookError:
            self._extract = None  # whoever opens the page is told
        if self._extract is None:
            return
        parts = page_parts(self._book, page, date.today(), words=self.words)
        side = "rtl" if direction(self._book.info.language) == "rtl" else "ltr"
        self.text.setText(f'<div dir="{side}">{_html(self._extract)}</div>')
        self.text.setAccessibleName(self._extract.plain)
        as_of = f"<br>{escape(parts.as_of)}" if parts.as_of else ""
        self.source.setText(f'<a href="open">{escape(hit.full_title)}</a>{as_of}')
        self.fit()
        self.changed.emit()

    def fit(self) -> None:
        """Show the card where it leaves most of the pane to the hits."""
        pane = self.parentWidget()
        if pane is None or self._extract is None:
            self.hide()
            return
        width = pane.width() - 2 * BESIDE
        # Beside the button there may be no room for the longest word, which Qt would cut.
        words = re.sub(r"<[^>]*>", " ", self.source.text()).split()
        longest = max(self.source.fontMetrics().horizontalAdvance(word) for word in words)
        beside = longest + self.copy.sizeHint().width() + 2 * _MARGIN + self._below.spacing() <= width
        ways = QBoxLayout.Direction
        self._below.setDirection(ways.LeftToRight if beside else ways.TopToBottom)
        self.setVisible(self.heightForWidth(width) <= _MOST_OF_PANE * pane.height())

    def _tell_place(self, signal: SignalInstance) -> None:
        if self._hit is not None:
            signal.emit(Location(self._hit.page, self._hit.section))

    def _copy(self) -> None:
        if self._extract is not None and self._hit is not None:
            QGuiApplication.clipboard().setText(f"{self._extract.plain}\n\n{self._hit.page_title}")
            self.copy.setText(self.tr("Copied ✓"))
            self._said.start()

    def _name_copy(self) -> None:
        self.copy.setText(self.tr("Copy"))
        self.copy.setAccessibleName(self.tr("Copy the answer"))


def _dressed(label: _Label, name: str) -> _Label:
    label.setObjectName(name)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.RichText)
    return label


def _place(hit: Hit) -> tuple[str, str]:
    return hit.page, hit.section


def _html(found: Extract) -> str:
    text = f"<p style='margin: 0 0 2px 0'>{escape(found.text)}</p>" if found.text else ""
    signs = (f"{n}." if found.is_ordered else "•" for n in range(1, len(found.steps) + 1))
    rows = (f"<tr><td>{sign}&nbsp;</td><td>{escape(step)}</td></tr>"
            for sign, step in zip(signs, found.steps, strict=True))  # fmt: skip
    return f"{text}<table cellspacing='0' cellpadding='0'>{''.join(rows)}</table>" if found.steps else text
