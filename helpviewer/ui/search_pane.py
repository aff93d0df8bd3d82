"""The hits on the left, in place of the contents while something is typed."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QLabel, QListView, QVBoxLayout, QWidget

from helpviewer.book.format import BookInfo
from helpviewer.book.hits import SearchAnswer
from helpviewer.models.results_model import ResultsModel
from helpviewer.render.theme import Theme
from helpviewer.ui.hit_delegate import HitDelegate
from helpviewer.ui.mouse import is_history_button

QUOTED = 80
"""Letters of a query that are repeated to the reader."""


class HitList(QListView):
    """The rows themselves. Enter or a click opens, Escape leaves."""

    opened = Signal(QModelIndex)
    escaped = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.currentIndex().isValid():
                self.opened.emit(self.currentIndex())
        elif event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if is_history_button(event):
            event.ignore()
        else:
            super().mousePressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()  # rows are as high as their snippet wraps


class SearchPane(QWidget):
    """One answer, with all there is to say about it.

    Signals:
        opened: the :class:`Location` of the hit the reader chose.
        escaped: the reader wants the contents back.
        web_link_asked: the address where readers may ask, chosen in the empty state.
    """

    opened = Signal(object)
    escaped = Signal()
    web_link_asked = Signal(str)

    def __init__(
        self, book: BookInfo, model: ResultsModel, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._book = book
        self._model = model
        self.answer = SearchAnswer("")
        self.setBackgroundRole(self.backgroundRole().Base)
        self.setAutoFillBackground(True)

        self._above = self._note("search-summary")
        self._above.linkActivated.connect(self.web_link_asked)
        self.hits = HitList()
        self.hits.setObjectName("hits")
        self.hits.setAccessibleName(self.tr("Hits"))
        self.hits.setModel(model)
        self._delegate = HitDelegate(theme, self.hits)
        self.hits.setItemDelegate(self._delegate)
        self.hits.setFrameShape(QFrame.Shape.NoFrame)
        self.hits.setMouseTracking(True)
        self.hits.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.hits.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.hits.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.hits.clicked.connect(self._open)
        self.hits.opened.connect(self._open)
        self.hits.escaped.connect(self.escaped)

        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._above)
        layout.addWidget(self.hits, 1)

    def show_answer(self, answer: SearchAnswer) -> None:
        """Show an answer; its best hit is selected."""
        self.answer = answer
        self._model.show(answer)
        if self._model.rowCount():
            self._select(0)
        self.hits.scrollToTop()
        self._say(self._summary(answer))

    def show_failure(self, sentence: str) -> None:
        """Say that this book cannot be searched."""
        self.answer = SearchAnswer("")
        self._model.show(self.answer)
        self._say(f"<p>{escape(sentence)}</p>")

    def move_by(self, rows: int) -> None:
        """Move the selection by so many rows, stopping at the ends."""
        last = self._model.rowCount() - 1
        if last >= 0:
            self._select(max(0, min(self.hits.currentIndex().row() + rows, last)))

    def open_selected(self) -> None:
        """Open the selected hit, if there is one."""
        if self.hits.currentIndex().isValid():
            self._open(self.hits.currentIndex())

    def set_theme(self, theme: Theme) -> None:
        """Draw the hits in another theme."""
        self._delegate.theme = theme
        self.hits.viewport().update()

    # -- inside -----------------------------------------------------------------------------------

    def _note(self, name: str) -> QLabel:
        label = QLabel()
        label.setObjectName(name)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.RichText)
        label.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByMouse | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        label.setContentsMargins(10, 8, 10, 8)
        label.hide()
        return label

    def _say(self, text: str) -> None:
        self._above.setText(text)
        self._above.setVisible(bool(text))

    def _select(self, row: int) -> None:
        index = self._model.index(row, 0)
        self.hits.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.hits.scrollTo(index)

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(self._model.row(index.row()).location)

    def _summary(self, answer: SearchAnswer) -> str:
        lines: list[str] = []
        if not answer.hits:
            nothing = self.tr("Nothing found for “{0}”.").format(_shortened(answer.query))
            lines.append(f"<b>{escape(nothing)}</b>")
        elif answer.corrected:
            lines.append(self.tr("Showing results for {0}").format(f"<b>{escape(answer.corrected)}</b>"))
        if answer.also_searched:
            lines.append(escape(self.tr("Also searched: {0}").format(", ".join(answer.also_searched))))
        if answer.missing:
            words = ", ".join(f"“{_shortened(word)}”" for word in answer.missing)
            lines.append(escape(self.tr("Not in this book: {0}").format(words)))
        if not answer.hits:
            lines.append(self._advice())
            if answer.nearest:
                lines.append(escape(self.tr("These titles come nearest:")))
        return "".join(f'<p style="margin: 0 0 4px 0">{line}</p>' for line in lines)

    def _advice(self) -> str:
        place = self._book.ask
        name = escape(place.title or place.url)
        if place.url:
            name = f'<a href="{escape(place.url)}">{name}</a>'
        advice = (
            self.tr("Try fewer or other words, or ask here: {0}")
            if name
            else self.tr("Try fewer or other words.")
        )
        return advice.format(name)


def _shortened(text: str) -> str:
    """What was typed, short enough to be repeated in a sentence."""
    text = " ".join(text.split())
    return text if len(text) <= QUOTED else text[: QUOTED - 1] + "…"
