"""The search results on the left, in place of the contents while something is typed."""

from __future__ import annotations

from html import escape
from pathlib import Path

from PySide6.QtCore import (
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QAccessible,
    QFont,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from helpviewer.book.book import Book, Location
from helpviewer.core.messages import Message
from helpviewer.models.completions import completions
from helpviewer.models.results_model import ResultRow, ResultsModel
from helpviewer.models.scope import ALL_BOOKS, THIS_BOOK, Scope
from helpviewer.models.search_service import FIRST_HITS
from helpviewer.models.search_text import with_category
from helpviewer.page.around.phrases import Words
from helpviewer.page.around.theme import Theme
from helpviewer.search.marks import Marks
from helpviewer.search.results import SearchAnswer
from helpviewer.ui.common.announce import announce
from helpviewer.ui.common.row_access import RowAccess
from helpviewer.ui.common.translate import translated
from helpviewer.ui.search.answer_card import BESIDE, AnswerCard
from helpviewer.ui.search.completed_words import CompletedWords
from helpviewer.ui.search.hit_delegate import HitDelegate
from helpviewer.ui.search.hit_list import HitList
from helpviewer.ui.search.summary import Summary, link_to, listed, paragraphs, plain, shortened

NEAR_END_PX = 200
"""So many pixels before its end the list is asked to grow."""

BESIDE_COUNT = 18 + 12
"""Pixels beside the number of hits that are none of its own."""

AS_TYPED, WHOLE_BOOK, EVERYWHERE = "as-typed", "whole-book", "everywhere"
"""What the links in the summary ask for; all others lead out of the book."""


class SearchPane(QWidget):
    """Shows one answer: its hits, and the lines above them.

    Signals:
        opened: the :class:`Location` of the hit the reader chose.
        escaped: the reader wants the contents back.
        web_link_asked: the address where readers may ask, chosen in the empty state.
        other_opened: another book's folder, the :class:`Location` of a hit there, and its :class:`Marks`.
        new_tab_asked: the :class:`Location` of a hit for a tab of its own.
        new_window_asked: the :class:`Location` of a hit for a window of its own.
        copy_link_asked: the :class:`Location` of a hit whose address is to be copied.
        other_tab_asked: the folder of another book and the :class:`Location` of a hit for a tab there.
        more_asked: the end of the list is near.
        scope_asked: the :class:`Scope` that is to be searched from now on.
        told: what was found and how, in words.
        word_chosen: a word with which the one that is being typed is to go on.
        as_typed_asked: the reader wants nothing corrected and nothing left out.
    """

    opened = Signal(object)
    escaped = Signal()
    web_link_asked = Signal(str)
    other_opened = Signal(object, object, object)
    new_tab_asked = Signal(object)
    new_window_asked = Signal(object)
    copy_link_asked = Signal(object)
    other_tab_asked = Signal(object, object)
    more_asked = Signal()
    scope_asked = Signal(object)
    as_typed_asked = Signal()
    word_chosen = Signal(str)
    told = Signal(str)

    def __init__(
        self, book: Book, model: ResultsModel, theme: Theme, words: Words, parent: QWidget | None = None
    ) -> None:
        """``words`` are those said around a page."""
        super().__init__(parent)
        self._book = book
        self._model = model
        self._ids = frozenset(category.id for category in book.categories)
        self._chosen: tuple[Location | None, Path | None] = None, None
        self.answer = SearchAnswer("")
        self.scope = THIS_BOOK
        """Where was searched."""
        self.has_other_books = False
        self.setBackgroundRole(self.backgroundRole().Base)
        self.setAutoFillBackground(True)

        self.count = QLabel()
        self.count.setObjectName("hit-count")
        self.count.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Preferred)
        self.completed_words = CompletedWords()
        self.completed_words.chosen.connect(self.word_chosen)
        self.summary = Summary()
        self.summary.linkActivated.connect(self._link)
        self.card = AnswerCard(book, words)
        self.card.opened.connect(self.opened)
        self.card.new_tab_asked.connect(self.new_tab_asked)
        self.card.changed.connect(self._tell)
        self.hits = self._list(model)
        self._delegate = HitDelegate(theme, self.hits)
        self.hits.setItemDelegate(self._delegate)

        top = QHBoxLayout()
        top.setContentsMargins(8, 8, 10, 0)
        top.addWidget(self.completed_words, 1)
        top.addStretch()
        top.addWidget(self.count)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(top)
        layout.addWidget(self.summary)
        beside_card = QHBoxLayout()
        beside_card.setContentsMargins(BESIDE, 0, BESIDE, 0)
        beside_card.addWidget(self.card)
        layout.addLayout(beside_card)
        layout.addWidget(self.hits, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.card.fit()
        self._show_completed()

    def show_answer(self, answer: SearchAnswer) -> None:
        """Show an answer. Its best hit is selected, unless one that the reader moved to is still there. Where
        it is the same with more hits, the list stays where it was.
        """
        bar = self.hits.verticalScrollBar()
        grows = answer.query == self.answer.query and len(answer.hits) > len(self.answer.hits) > 0
        at = bar.value()
        self.answer = answer
        category = answer.category
        if category and not answer.has_words:
            self._model.show_pages(self._book.pages_in(category))
        else:
            self._model.show(answer)
        row = self._model.row_of(*self._chosen)
        if row < 0:
            self._chosen = None, None
        # With a screen reader nothing is selected yet: it could not open a row that is (see row_access.py).
        if row >= 0 or (self._model.rowCount() and not QAccessible.isActive()):
            self._select(max(row, 0))
        if grows:
            self.hits.doItemsLayout()
            bar.setValue(at)
        elif row < 0:
            self.hits.scrollToTop()
        self._show_count(answer)
        self._show_completed()
        summary = self._summary(answer, category)
        self.summary.say(summary)
        self.card.show_for(answer)
        if not grows:
            self._tell()

    def _tell(self) -> None:
        said = (self.count.text(), plain(self.summary.text()), self.card.plain)
        self.told.emit("\n".join(filter(None, said)))

    def show_failure(self, why: Message) -> None:
        """Say that this book cannot be searched."""
        self.answer = SearchAnswer("")
        self._model.show(self.answer)
        self.count.clear()
        self._show_completed()
        self.summary.say(f"<p>{escape(translated(why))}</p>")
        self.card.show_for(self.answer)

    def forget(self) -> None:
        """The search is over: the next one starts at its best hit."""
        self._chosen = None, None

    def move_by(self, rows: int) -> None:
        """Move the selection by so many rows, stopping at the ends."""
        last = self._model.rowCount() - 1
        if last >= 0:
            self._select(max(0, min(self.hits.currentIndex().row() + rows, last)))
            self._note_choice()
            announce(self, self.hits.currentIndex().data())

    def open_selected(self, *, in_tab: bool = False) -> None:
        """Open the selected hit, or the best one, maybe in a tab of its own; nothing where there is none."""
        current = self.hits.currentIndex()
        index = current if current.isValid() else self._model.index(0, 0)
        if index.isValid() and in_tab:
            self._open_in_tab(self._model.row(index.row()))
        elif index.isValid():
            self._open(index)

    def marks_of(self, location: Location) -> Marks:
        """What is to be marked at a hit of this book."""
        row = self._model.row_of(location, self._book.path)
        return self.answer.marks if row < 0 else self._model.row(row).page_marks

    def set_font(self, font: QFont) -> None:
        """Show all of it in another font."""
        for part in (
            self.count,
            self.completed_words,
            self.summary,
            *self.card.findChildren(QLabel),
            self.card.copy,
            self.hits,
        ):
            part.setFont(font)
        self.card.fit()

    def set_theme(self, theme: Theme) -> None:
        """Draw the hits in another theme."""
        self._delegate.set_theme(theme)
        self.hits.viewport().update()

    # -- inside -----------------------------------------------------------------------------------

    def _list(self, model: ResultsModel) -> HitList:
        hits = HitList()
        hits.setObjectName("hits")
        hits.setAccessibleName(self.tr("Hits"))
        hits.setModel(model)
        hits.setFrameShape(QFrame.Shape.NoFrame)
        hits.setMouseTracking(True)
        hits.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        hits.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        hits.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        hits.clicked.connect(self._open)
        RowAccess(hits, self._open)
        hits.opened.connect(self._open)
        hits.verticalScrollBar().valueChanged.connect(self._scrolled)
        hits.new_tab_asked.connect(lambda index: self._open_in_tab(self._model.row(index.row())))
        hits.menu_asked.connect(self._open_menu)
        hits.escaped.connect(self.escaped)
        hits.chosen.connect(self._note_choice)
        return hits

    def _scrolled(self, at: int) -> None:
        if at > self.hits.verticalScrollBar().maximum() - NEAR_END_PX:
            self.more_asked.emit()

    def _show_count(self, answer: SearchAnswer) -> None:
        shown = len(answer.hits)
        if not shown:
            text = ""
        elif answer.total > shown:
            text = self.tr("Best {0} of {1}").format(f"{shown:,}", f"{answer.total:,}")
        elif shown == 1:
            text = self.tr("1 result")
        else:
            text = self.tr("{0} results").format(f"{shown:,}")
        self.count.setText(text)

    def _show_completed(self) -> None:
        answer = self.answer
        words = [] if answer.corrected else completions(answer.query, answer.hits[:FIRST_HITS])
        self.completed_words.offer(words, self.width() - self.count.sizeHint().width() - BESIDE_COUNT)

    def _select(self, row: int) -> None:
        index = self._model.index(row, 0)
        self.hits.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.hits.scrollTo(index)

    def _note_choice(self) -> None:
        if self.hits.currentIndex().isValid():
            row = self._model.row(self.hits.currentIndex().row())
            self._chosen = row.location, row.book

    def _open(self, index: QModelIndex) -> None:
        self._note_choice()
        self._open_row(self._model.row(index.row()))

    def _open_row(self, row: ResultRow) -> None:
        if row.leads_to_all and row.book is not None:
            own = self._is_own(row)
            self.scope_asked.emit(THIS_BOOK if own else Scope(other=row.book.resolve()))
        elif self._is_own(row):
            self.opened.emit(row.location)
        else:
            self.other_opened.emit(row.book, row.location, row.page_marks)

    def _open_in_tab(self, row: ResultRow) -> None:
        if row.leads_to_all:
            self._open_row(row)
        elif self._is_own(row):
            self.new_tab_asked.emit(row.location)
        else:
            self.other_tab_asked.emit(row.book, row.location)

    def _is_own(self, row: ResultRow) -> bool:
        return row.book is None or row.book == self._book.path

    def _open_menu(self, index: QModelIndex, at: QPoint) -> None:
        row = self._model.row(index.row())
        if row.leads_to_all:
            return
        from helpviewer.ui.search.hit_menu import HitActions, hit_menu

        own = self._is_own(row)
        actions = HitActions(
            open=lambda: self._open_row(row),
            open_in_tab=lambda: self._open_in_tab(row),
            open_in_window=(lambda: self.new_window_asked.emit(row.location)) if own else None,
            copy_link=(lambda: self.copy_link_asked.emit(row.location)) if own else None,
        )
        hit_menu(self.hits, row.way[-1], actions).popup(at)

    def _link(self, target: str) -> None:
        if target == AS_TYPED:
            self.as_typed_asked.emit()
        elif target in (WHOLE_BOOK, EVERYWHERE):
            self.scope_asked.emit(THIS_BOOK if target == WHOLE_BOOK else ALL_BOOKS)
        else:
            self.web_link_asked.emit(target)

    # -- what is said above the hits --------------------------------------------------------------

    def _summary(self, answer: SearchAnswer, category: str) -> str:
        if not answer.has_words:
            return paragraphs([escape(self._nothing_asked(category))])
        lines: list[str] = []
        if not answer.hits:
            lines.append(f"<b>{escape(self._nothing(answer, category))}</b>")
        elif answer.corrected:
            corrected = self._words(answer.corrected)
            lines.append(self.tr("Showing results for {0}").format(f"<b>{corrected}</b>"))
            instead = self.tr("Search for {0} instead").format(self._words(answer.query))
            lines.append(f'<a href="{AS_TYPED}">{instead}</a>')
        if answer.excluded:
            gone = escape(self.tr("Left out: {0}").format(listed(answer.excluded)))
            instead = self.tr("Search for it instead")
            lines.append(f"{gone} · {link_to(AS_TYPED, instead)}")
        if answer.also_searched:
            lines.append(escape(self.tr("Also searched: {0}").format(listed(answer.also_searched))))
        if answer.missing:
            words = listed(f"“{shortened(word)}”" for word in answer.missing)
            here = self.tr("Not in this book: {0}") if self.scope.is_own else self.tr("In none of them: {0}")
            lines.append(escape(here.format(words)))
        if answer.fewer:
            lines.append(escape(self.tr("Nothing has all of these words. These hits have some:")))
        if not answer.hits:
            if category:
                lines.append(link_to(WHOLE_BOOK, self.tr("Search in all categories")))
            elif self.has_other_books and not self.scope.everywhere:
                lines.append(link_to(EVERYWHERE, self.tr("Search in all books")))
            lines.append(self._advice())
            if answer.nearest:
                lines.append(escape(self.tr("These titles come nearest:")))
        return paragraphs(lines)

    def _nothing_asked(self, category: str) -> str:
        if category:
            return self.tr("Everything in {0}. Type a word to search in it.").format(self._title(category))
        return self.tr("Type a word to search for.")

    def _nothing(self, answer: SearchAnswer, category: str) -> str:
        typed = shortened(with_category(answer.query, "", self._ids))
        if category:
            return self.tr("Nothing found for “{0}” in {1}.").format(typed, self._title(category))
        if self.scope.everywhere:
            return self.tr("Nothing found for “{0}” in any book.").format(typed)
        return self.tr("Nothing found for “{0}”.").format(typed)

    def _words(self, text: str) -> str:
        return escape(shortened(with_category(text, "", self._ids)))

    def _title(self, category: str) -> str:
        return self._book.category_path(category)[-1].title

    def _advice(self) -> str:
        place = self._book.info.ask
        name = escape(place.title or place.url)
        if place.url:
            name = f'<a href="{escape(place.url)}">{name}</a>'
        advice = (
            self.tr("Try fewer or other words, or ask here: {0}")
            if name
            else self.tr("Try fewer or other words.")
        )
        return advice.format(name)
