"""What the links of a page do, and what is shown while the mouse is over them."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtWidgets import QTextBrowser

from helpviewer.book.book import Book, Location, WebLink
from helpviewer.book.book_link import BookLink
from helpviewer.page.nodes import CodeBlock
from helpviewer.richtext.document import PageDocument
from helpviewer.richtext.inline import CODE, COPY, FOLD, PICTURE, TAB
from helpviewer.ui.common.external_links import plain_address
from helpviewer.ui.page.document_scan import links

if TYPE_CHECKING:
    from helpviewer.ui.page.said_label import SaidLabel

MOST_DIGITS = 6
"""Digits in the number of a box of code."""

_log = logging.getLogger(__name__)


class PageLinks(QObject):
    """Follows the links of the page that a view shows.

    ``book`` and ``page`` (its id) say which page that is.

    Signals:
        location_asked: the :class:`Location` a link leads to.
        web_link_asked: the address of a link that leaves the book.
        book_link_asked: the :class:`BookLink` that leads into another book.
        new_tab_asked: the :class:`Location` of a link that is to open in a tab of its own.
        copy_web_asked: the :class:`Location` whose address on the web is to be copied.
        switch_asked: the link of a tab or a fold, which is to be switched.
        hovered: where the link under the mouse leads, in words; "" for none.
        said: a sentence about what was done.
    """

    location_asked = Signal(object)
    web_link_asked = Signal(str)
    book_link_asked = Signal(object)
    new_tab_asked = Signal(object)
    copy_web_asked = Signal(object)
    switch_asked = Signal(str)
    hovered = Signal(str)
    said = Signal(str)

    def __init__(self, book: Book, view: QTextBrowser) -> None:
        super().__init__(view)
        self.book = book
        self.page = ""
        self._view = view
        self._said: SaidLabel | None = None
        view.anchorClicked.connect(lambda url: self.follow(url.toString()))
        view.highlighted.connect(self._hovered)

    def target(self, href: str) -> Location | WebLink | BookLink | None:
        """Where a link of this page leads; None for one that leads nowhere."""
        return self.book.resolve(href, self.page) if href else None

    def follow(self, href: str) -> None:
        """Do what a click on a link of this page does."""
        scheme, _, name = href.partition(":")
        if scheme == COPY:
            self._copy_code(name)
        elif scheme == CODE:
            self._show_code(name)
        elif scheme == PICTURE:
            self._show_picture(name)
        elif scheme in (TAB, FOLD):
            self.switch_asked.emit(href)
        else:
            self._go(href)

    def follow_in_tab(self, href: str) -> None:
        """Open a link in a tab of its own; one that leaves the book opens in the browser as ever."""
        target = self.target(href)
        if isinstance(target, Location):
            self.new_tab_asked.emit(target)
        else:
            self.follow(href)

    def _go(self, href: str) -> None:
        target = self.target(href)
        if isinstance(target, WebLink):
            self.web_link_asked.emit(target.url)
        elif isinstance(target, BookLink):
            self.book_link_asked.emit(target)
        elif target is not None:
            self.location_asked.emit(target)
        else:
            _log.warning("a link on %s was refused: %s", self.page, href)

    def _hovered(self, url: QUrl) -> None:
        scheme = url.toString().partition(":")[0]
        own = {
            COPY: self.tr("Copy this code"),
            CODE: self.tr("Show this code in a window of its own"),
            PICTURE: self.tr("Show this picture larger"),
            TAB: "",
            FOLD: "",
        }
        target = None if scheme in own else self.target(url.toString())
        if isinstance(target, WebLink):
            self.hovered.emit(plain_address(target.url))
        elif isinstance(target, BookLink):
            titles = {book.id: book.title for book in self.book.info.books}
            self.hovered.emit(self.tr("In the book “{0}”").format(titles.get(target.book, target.book)))
        elif target is not None:
            self.hovered.emit(self.book.page(target.page).title)
        else:
            self.hovered.emit(own.get(scheme, ""))

    def _copy_code(self, number: str) -> None:
        code = self._code(number)
        if code is not None:
            from PySide6.QtGui import QGuiApplication

            QGuiApplication.clipboard().setText(f"{code.text}\n")
            self._say_on(f"{COPY}:{number}", self.tr("Copied ✓"))
            self.said.emit(self.tr("The code was copied."))

    def _show_code(self, number: str) -> None:
        document, code = self._view.document(), self._code(number)
        if code is not None and isinstance(document, PageDocument):
            from helpviewer.ui.page.code_window import CodeWindow

            CodeWindow(code, document.theme, document.defaultFont().pointSizeF(), self._view).show()

    def _code(self, number: str) -> CodeBlock | None:
        document = self._view.document()
        if not isinstance(document, PageDocument) or not number.isdecimal() or len(number) > MOST_DIGITS:
            return None
        return document.codes[int(number)] if int(number) < len(document.codes) else None

    def _say_on(self, href: str, text: str) -> None:
        """Say something on a button, where the reader looks, whether it was clicked or has the keyboard."""
        from PySide6.QtGui import QTextCursor

        from helpviewer.ui.page.said_label import SaidLabel

        view, document = self._view, self._view.document()
        link = next((link for link in links(document) if link.href == href), None)
        if link is None or not isinstance(document, PageDocument):
            return
        start, end = QTextCursor(document), QTextCursor(document)
        start.setPosition(link.start)
        end.setPosition(link.end)
        words = view.cursorRect(start).united(view.cursorRect(end))
        self._said = self._said or SaidLabel(view)
        self._said.say(text, words, end.charFormat().font(), document.theme)

    def _show_picture(self, name: str) -> None:
        document = self._view.document()
        picture = document.picture(name) if isinstance(document, PageDocument) else None
        if picture is not None and picture.file is not None:
            from helpviewer.ui.page.image_window import PictureWindow

            PictureWindow(picture, self._view).show()
