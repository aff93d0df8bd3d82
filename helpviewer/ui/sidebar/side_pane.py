"""The left side: the contents, or the hits as soon as something is typed in the search field."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QStackedWidget, QWidget

from helpviewer.book.book import Book, Location
from helpviewer.core.messages import Message
from helpviewer.models.books.window_search import WindowSearch
from helpviewer.models.scope import ALL_BOOKS, THIS_BOOK, Scope
from helpviewer.models.search_service import FIRST_HITS
from helpviewer.models.search_text import with_category
from helpviewer.models.user_data.missed_searches import SearchWatch
from helpviewer.models.user_data.recent_searches import RecentSearches
from helpviewer.models.user_data.settings import Choices
from helpviewer.page.around.phrases import Words
from helpviewer.page.around.theme import Theme
from helpviewer.ui.search.field import SearchField
from helpviewer.ui.sidebar.contents_pane import ContentsPane

if TYPE_CHECKING:
    from helpviewer.search.results import SearchAnswer
    from helpviewer.ui.search.pane import SearchPane
    from helpviewer.ui.search.scope_box import ScopeBox
    from helpviewer.ui.search.suggestions import Suggestions


PAUSE_MS = 2500
"""A reader who stops typing for so long, with hits in sight, has searched for what stands there."""

MORE_HITS = 50
"""Hits by which the list grows as one scrolls."""


class SidePane(QStackedWidget):
    """Shows the contents or the hits, and sends what is typed to the search.

    Signals:
        hit_opened: the :class:`Location` of a hit, and the :class:`Marks` to make there.
        other_opened: the same in another book, whose folder comes first.
        new_tab_asked: the :class:`Location` of a hit for a tab of its own.
        new_window_asked: the same for a window of its own.
        copy_link_asked: the :class:`Location` of a hit whose address is to be copied.
        other_tab_asked: the folder of another book, and the :class:`Location` of a hit for a tab there.
        search_left: the search was cleared.
        web_link_asked: an address outside, chosen when nothing was found.
    """

    hit_opened = Signal(object, object)
    other_opened = Signal(object, object, object)
    new_tab_asked = Signal(object)
    new_window_asked = Signal(object)
    copy_link_asked = Signal(object)
    other_tab_asked = Signal(object, object)
    search_left = Signal()
    web_link_asked = Signal(str)

    def __init__(
        self,
        book: Book,
        theme: Theme,
        field: SearchField,
        service: WindowSearch,
        contents: ContentsPane,
        recent: RecentSearches,
        watch: SearchWatch,
        words: Words,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._book = book
        self._theme = theme
        self._field = field
        self._service = service
        self._recent = recent
        self._words = words
        self._watch = watch
        self._search: SearchPane | None = None
        self._scope: ScopeBox | None = None
        self.suggestions: Suggestions | None = None
        self.contents = contents
        self._font, self._text_size = QFont(self.font()), 100
        # Enter may come before the answer to the last letter: then the answer opens its best hit.
        self._waiting = False
        self._open_when_answered = False
        self._most, self._as_typed = FIRST_HITS, False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._paused)
        self.addWidget(contents)

        field.textChanged.connect(self._typed)
        field.moved.connect(lambda rows: self.search.move_by(rows))
        field.entered.connect(self._entered)
        field.tab_asked.connect(self._entered_for_tab)
        field.escaped.connect(self.leave_search)
        service.answered.connect(self._answered)
        service.failed.connect(self._failed)

    @property
    def search(self) -> SearchPane:
        """The pane with the hits, made when it is first needed: the first page needs none."""
        if self._search is None:
            from helpviewer.models.results_model import ResultsModel
            from helpviewer.ui.search.pane import SearchPane
            from helpviewer.ui.search.suggestions import Suggestions

            pane = SearchPane(self._book, ResultsModel(self._book, self), self._theme, self._words)
            pane.opened.connect(self._hit_chosen)
            pane.other_opened.connect(self.other_opened)
            pane.new_tab_asked.connect(self.new_tab_asked)
            pane.new_window_asked.connect(self.new_window_asked)
            pane.copy_link_asked.connect(self.copy_link_asked)
            pane.other_tab_asked.connect(self.other_tab_asked)
            pane.more_asked.connect(self._ask_more)
            chosen = (pane.opened, pane.other_opened, pane.new_tab_asked, pane.new_window_asked)
            for opened in (*chosen, pane.other_tab_asked, pane.copy_link_asked):
                opened.connect(lambda *_: self._watch.opened())
            pane.scope_asked.connect(self.search_in)
            pane.escaped.connect(self.leave_search)
            pane.web_link_asked.connect(self.web_link_asked)
            pane.as_typed_asked.connect(self._ask_as_typed)
            pane.word_chosen.connect(self._complete)
            self.addWidget(pane)
            self._search = pane
            if self._text_size != 100:
                pane.set_font(self._list_font())
            self.suggestions = Suggestions(self._field, self._book, self._recent)
            self.suggestions.searched.connect(self._ask_other)
            self._offer_books()
            beside = [self.scope] if self.scope.window() is self._field.window() else []
            card = pane.card
            stops = (
                self._field,
                *beside,
                pane.completed_words,
                pane.summary,
                card.source,
                card.copy,
                pane.hits,
            )
            for stop, following in pairwise(stops):
                QWidget.setTabOrder(stop, following)
        return self._search

    @property
    def scope(self) -> ScopeBox:
        """The box for where to search, made when it is first needed. Its place is beside the field."""
        if self._scope is None:
            from helpviewer.ui.search.scope_box import ScopeBox

            self._scope = ScopeBox(self._book, self)
            self._scope.chosen.connect(self.search_in)
            self._scope.opened.connect(self._count)
            self._scope.folded.connect(lambda: self._service.counts.stop())
            self._service.counts.counted.connect(self._scope.show_count)
        return self._scope

    def search_in(self, scope: Scope) -> None:
        """Search there from now on, for what stands in the field as well."""
        if scope not in self.scope.scopes():
            return
        self._service.scope = scope
        self._show_scope(scope)
        text = self._field.text()
        plain = with_category(text, "", {category.id for category in self._book.categories})
        if not self.scope.hasFocus():  # there the arrow keys go from scope to scope
            self._field.setFocus()
        if plain != text:
            self._field.setText(plain)
        elif plain.strip() or scope.category:
            self._most, self._as_typed, self._waiting = FIRST_HITS, False, True
            self._service.ask(plain)
        else:
            self._typed(plain)

    def continue_from(self, other: SidePane) -> None:
        """Show what another one shows, and search where it does."""
        self.contents.expand_categories(other.contents.expanded_categories())
        if other._service.scope != THIS_BOOK:
            self._offer_books()
            self.search_in(other._service.scope)
        self._field.setText(other._field.text())

    def set_choices(self, choices: Choices) -> None:
        """Use the text size that the reader chose."""
        percent = choices.text_size if choices.enlarge_lists else 100
        if percent == self._text_size:
            return
        self._text_size = percent
        self.contents.setFont(self._list_font())
        if self._search is not None:
            self._search.set_font(self._list_font())

    def _list_font(self) -> QFont:
        font = QFont(self._font)
        font.setPointSizeF(font.pointSizeF() * self._text_size / 100)
        return font

    def set_theme(self, theme: Theme) -> None:
        """Draw the hits in another theme."""
        self._theme = theme
        if self._search is not None:
            self._search.set_theme(theme)

    @property
    def shows_hits(self) -> bool:
        return self.currentWidget() is not self.contents

    def leave_search(self) -> None:
        """Clear the search field and show the contents again."""
        if self._field.text():
            self._field.clear()  # and _typed does the rest
        else:
            self._show_contents()

    @property
    def list(self) -> QWidget:
        """The tree or the hits, whichever is shown: where the keyboard goes."""
        return self.search.hits if self.shows_hits else self.contents

    def end(self) -> None:
        """The window closes: nothing more comes of the search."""
        self._watch.goes_on("")

    def _typed(self, text: str) -> None:
        self._watch.goes_on(text.strip())
        self._open_when_answered = False
        self._pause.stop()
        self._most, self._as_typed = FIRST_HITS, False
        self._waiting = bool(text.strip())
        if self._waiting and not self.shows_hits:
            self._offer_books()
        if self._scope is not None:
            self._scope.forget_counts()
        if self._waiting:
            self._service.ask(text)
        else:
            self._service.forget()
            self._show_contents()

    def _ask_other(self, text: str) -> None:
        """Put another text into the field, which searches for it."""
        self._field.setFocus()
        self._field.setText(text)

    def _complete(self, word: str) -> None:
        """Complete the word that is being typed."""
        from helpviewer.models.completions import completed

        self._ask_other(completed(self._field.text(), word))

    def _offer_books(self) -> None:
        others = self._service.other_books()
        self.scope.offer_books(others)
        self.search.has_other_books = bool(others)
        if self._service.scope not in self.scope.scopes():  # that book is gone
            self._service.scope = THIS_BOOK
            self._show_scope(THIS_BOOK)

    def _show_scope(self, scope: Scope) -> None:
        self.scope.show_scope(scope)
        if scope == THIS_BOOK:
            self._field.show_scope(self.tr("Search this book"))
        elif scope == ALL_BOOKS:
            self._field.show_scope(self.tr("Search all books"))
        else:
            self._field.show_scope(self.tr("Search in {0}").format(self.scope.currentText()))

    def _count(self) -> None:
        self._offer_books()
        if self._field.text().strip():
            self._service.counts.ask(self._field.text(), self.scope.scopes(), as_typed=self._as_typed)

    def _ask_as_typed(self) -> None:
        self._waiting = True
        self._as_typed = True
        self._field.setFocus()
        self._service.ask(self._field.text(), as_typed=True)

    def _ask_more(self) -> None:
        answer = self.search.answer
        grows = answer.can_grow and len(answer.hits) >= self._most
        if grows and not self._waiting and answer.query == self._field.text():
            self._most += MORE_HITS
            self._waiting = True
            self._service.ask(answer.query, as_typed=self._as_typed, limit=self._most)

    def _remember(self) -> None:
        if self._search is not None and self._search.answer.hits:
            self._recent.add(self._search.answer.query)

    def _paused(self) -> None:
        self._remember()
        answer = self.search.answer
        if answer.has_words and not answer.category and self._service.scope == THIS_BOOK:
            self._watch.stands(answer.query.strip(), found=bool(answer.hits))

    def _show_contents(self) -> None:
        focused = self.window().focusWidget()
        had_focus = self.shows_hits and focused is not None and self.search.isAncestorOf(focused)
        self.setCurrentWidget(self.contents)
        if self._search is not None:
            self._search.forget()
        if had_focus:
            self._field.setFocus()
        self.search_left.emit()

    def _answered(self, answer: SearchAnswer) -> None:
        self._waiting = False
        scope = self._service.scope
        self.search.scope = scope
        # One that is typed holds for this search only.
        self.scope.show_scope(Scope(category=answer.category) if answer.category else scope)
        self.search.show_answer(answer)
        self.setCurrentWidget(self.search)
        self._pause.start()
        if self._open_when_answered:
            self._open_when_answered = False
            self._open_best()

    def _failed(self, why: Message) -> None:
        self._waiting = self._open_when_answered = False
        if self._field.text().strip():
            self.search.show_failure(why)
            self.setCurrentWidget(self.search)

    def _entered(self) -> None:
        if self._waiting:
            self._open_when_answered = True
        elif self.shows_hits:
            self._open_best()

    def _entered_for_tab(self) -> None:
        if self.shows_hits and not self._waiting:
            self.search.open_selected(in_tab=True)

    def _open_best(self) -> None:
        if not self.search.answer.hits:
            self._paused()  # who presses Enter is done with typing
        self.search.open_selected()

    def _hit_chosen(self, location: Location) -> None:
        self._pause.stop()
        self._remember()
        self.hit_opened.emit(location, self.search.marks_of(location))
