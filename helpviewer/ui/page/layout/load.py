"""A page's document for the pane; for a page that cannot be shown, a sentence that says so."""

from __future__ import annotations

import logging

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QFont, QTextDocument
from PySide6.QtWidgets import QTextBrowser

from helpviewer.book.book import Book, Location
from helpviewer.book.errors import BookError
from helpviewer.richtext.document import PageDocument
from helpviewer.richtext.render_options import RenderOptions
from helpviewer.ui.page.layout.column import BOTTOM_MARGIN, TOP_MARGIN

_log = logging.getLogger(__name__)


def load_page(
    book: Book, location: Location, options: RenderOptions, view: QTextBrowser
) -> tuple[QTextDocument, str]:
    """The document of a page and its name for screen readers.

    Never fails: whatever is wrong with a page, the reader can go on to the next one, and the program can
    start again where it was left.

    Args:
        options: how it is shown.
        view: shows the document, and owns it.
    """
    document: QTextDocument
    try:
        document = PageDocument(book, location, options, view)
        name = book.page(location.page).title
    except BookError as error:
        _log.error("page %s: %s (%s)", location, error, error.detail)
        from helpviewer.ui.common.translate import translated

        name = translated(error.message)
        document = _sentence(name, options, view)
    except Exception:  # noqa: BLE001 - a mistake of ours, or a page nobody thought of
        _log.exception("page %s", location)
        name = QCoreApplication.translate("PageView", "This page cannot be shown. The log says why.")
        document = _sentence(name, options, view)
    room = document.rootFrame().frameFormat()
    room.setTopMargin(TOP_MARGIN)
    room.setBottomMargin(BOTTOM_MARGIN)
    document.rootFrame().setFrameFormat(room)
    return document, name


def _sentence(text: str, options: RenderOptions, view: QTextBrowser) -> QTextDocument:
    document = QTextDocument(view)
    document.setDocumentMargin(0)
    font = QFont(view.font())
    font.setPointSizeF(options.text_size_pt)
    document.setDefaultFont(font)
    document.setPlainText(text)
    return document
