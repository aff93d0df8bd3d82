"""Draws the gallery of pictures that shows every state of the window: ``screenshots.py FOLDER [BOOK]``.

Runs without a display. Look at every picture before a release. The README's picture,
``resources/images/screenshot.png``, is ``results-light.png`` with a width of 1400 pixels and 200 colours.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_SCALE_FACTOR", "2")
os.environ["LANG"] = os.environ["LC_ALL"] = "C.UTF-8"
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from helpviewer.book.book import Book, Location
from helpviewer.book.errors import BookDamaged, BookMissing, BookTooNew
from helpviewer.core import paths
from helpviewer.library.library import user_library
from helpviewer.models.books.open_books import OpenBooks
from helpviewer.models.user_data.session import Session
from helpviewer.models.user_data.settings import Settings
from helpviewer.startup.qt_application import make_qt_application
from helpviewer.ui.appearance.language import Language
from helpviewer.ui.appearance.theme_keeper import ThemeKeeper, apply_theme
from helpviewer.ui.dialogs.error_window import ErrorWindow
from helpviewer.ui.window.app_context import AppContext
from helpviewer.ui.window.main_window import MainWindow
from helpviewer.ui.window.windows import Windows

PAGE, PICTURE_PAGE, QUESTION = "zero-data-retention", "x-signup-email", "how do I turn off logging"
SECTION = "how-to-enable-zdr"
MARKED = ("refunds", "when-charged#monthly-invoiced-billing", "zero-data-retention", "live-data")
NORMAL, SMALL, WIDE = (1100, 750), (480, 360), (1600, 900)
LANGUAGES = ("de", "ar")


class Gallery:
    """The windows, and a folder that their pictures go into."""

    def __init__(self, application: QApplication, book: Book, folder: Path, own: Path) -> None:
        self.folder = folder
        self.settings = Settings(own / "settings.json")
        self.settings.change(language="en", theme="light")
        themes = self.themes = ThemeKeeper(self.settings)
        apply_theme(application, themes.theme)
        themes.changed.connect(lambda theme: apply_theme(application, theme))
        resources = paths.resources()
        self.language = Language(resources / "translations", self.settings)
        session = Session(own / "session.json")
        books = OpenBooks(session, self.settings, own / "bookmarks")
        context = AppContext(
            books, self.settings, session, themes, self.language, resources / "icons", user_library
        )
        self.windows = Windows(context)
        self.windows.first(book.path, None).show()
        self.window.after_first_paint()

    @property
    def window(self) -> MainWindow:
        """The window; another one after the language was changed."""
        return self.windows.all[-1]

    def state(
        self, *, page: str = "", search: str = "", theme: str = "light", size: tuple[int, int] = NORMAL
    ) -> None:
        """Bring the window into a state: a theme, a size, a page, a search."""
        self.window.side.leave_search()
        self.window.resize(*size)
        self.settings.change(theme=theme)
        if page:
            self.window.navigator.go(Location.parse(page))
            self.window.page.verticalScrollBar().setValue(0)
        if search:
            until(self.window.service.answered, lambda: self.window.search_for(search))
            self.window.field.setFocus()
        else:
            self.window.page.setFocus()

    def take(self, name: str, widget: QWidget | None = None) -> None:
        """Save a picture of the window, or of another one."""
        self.window.statusBar().clearMessage()
        for _ in range(3):
            QApplication.processEvents()
        (widget or self.window).grab().save(str(self.folder / f"{name}.png"))

    def take_dialogs(self, suffix: str) -> None:
        """Save a picture of each dialog."""
        for name in ("preferences", "about", "shortcuts", "bookmarks"):
            getattr(self.window.do, name).trigger()
            dialog = self.window.commands.dialog(name)
            assert dialog is not None
            self.take(f"{name}-{suffix}", dialog)
            dialog.close()


def until(signal, start: Callable[[], None]) -> None:  # type: ignore[no-untyped-def]
    """Do something and wait for a signal, ten seconds at most."""
    loop = QEventLoop()
    signal.connect(loop.quit)
    QTimer.singleShot(10_000, loop.quit)
    start()
    loop.exec()
    signal.disconnect(loop.quit)


def take_themes(gallery: Gallery) -> None:
    """What a reader comes by, in every look."""
    for theme in ("light", "dark", "contrast"):
        window = gallery.window
        gallery.state(page="start", theme=theme)
        gallery.take(f"start-{theme}")
        gallery.state(page=PICTURE_PAGE, theme=theme)
        gallery.take(f"page-{theme}")
        gallery.state(page="start", search=QUESTION, theme=theme)
        window.field.entered.emit()
        gallery.take(f"results-{theme}")
        gallery.state(page="start", search="qqqqq zzz", theme=theme)
        gallery.take(f"nothing-found-{theme}")
        gallery.state(page=PAGE, theme=theme)
        window.do.find.trigger()
        window.find_bar.field.setText("data")
        gallery.take(f"find-{theme}")
        window.find_bar.leave()
        gallery.take_dialogs(theme)


def take_sizes(gallery: Gallery) -> None:
    """Small and large windows, large text, a folded side, an open menu."""
    window = gallery.window
    gallery.state(page=PAGE, size=SMALL)
    gallery.take("small")
    window.navigator.go(Location(PAGE, SECTION))
    gallery.take("small-section")
    window.area.headings.open()
    gallery.take("small-headings", window.area.headings.menu())
    window.area.headings.menu().close()
    gallery.state(page=PAGE, search="refund", size=SMALL)
    gallery.take("small-results")
    gallery.state(page=PAGE, size=WIDE)
    gallery.take("wide")
    window.navigator.go(Location(PAGE, SECTION))
    gallery.take("wide-section")
    for width in ("narrow", "wide", "full"):
        gallery.settings.change(text_width=width)
        gallery.take(f"{width}-text")
    gallery.settings.change(text_width="normal")
    gallery.settings.change(text_size=200)
    gallery.state(page=PAGE)
    gallery.take("large-text")
    gallery.settings.change(text_size=100)
    gallery.state(page=PAGE)
    window.do.contents.trigger()
    gallery.take("folded")
    window.do.contents.trigger()
    window.bar.open_more()
    gallery.take("more-menu", window.bar.more_menu)
    window.bar.more_menu.close()


def take_languages(gallery: Gallery) -> None:
    """The windows in the other languages, one of them from right to left."""
    for language in LANGUAGES:
        gallery.settings.change(language=language)
        gallery.state(page=PAGE)
        gallery.take(f"page-{language}")
        gallery.state(page="start", search=QUESTION)
        gallery.window.field.entered.emit()
        gallery.take(f"results-{language}")
        gallery.state(page=PAGE)
        gallery.window.do.find.trigger()
        gallery.window.find_bar.field.setText("data")
        gallery.take(f"find-{language}")
        gallery.window.find_bar.leave()
        gallery.take_dialogs(language)
        take_errors(gallery, f"-{language}")
    gallery.settings.change(language="en")


def take_errors(gallery: Gallery, suffix: str = "") -> None:
    """What is shown when there is no book to show."""
    errors = {
        "no-book": BookMissing("book-missing", folder="books/faq", file="book.json"),
        "damaged": BookDamaged("book-damaged", folder="books/faq"),
        "too-new": BookTooNew("book-too-new", folder="books/faq"),
    }
    for name, error in errors.items():
        window = ErrorWindow(error)
        window.show()
        gallery.take(f"error-{name}{suffix}", window)
        window.close()


def take_damage(gallery: Gallery, book: Book, own: Path) -> None:
    """A page and an index that cannot be read."""
    damaged = own / "damaged"
    shutil.copytree(book.path, damaged)
    (damaged / "pages" / "refunds.html").unlink()
    for file in (damaged / "index").iterdir():
        file.write_bytes(b"\0" * 64)
    session = Session(own / "other.json")
    books = OpenBooks(session, gallery.settings, own / "other")
    icons = paths.resources() / "icons"
    context = AppContext(
        books, gallery.settings, session, gallery.themes, gallery.language, icons, user_library
    )
    window = Windows(context).first(damaged, Location("refunds"))
    window.resize(*NORMAL)
    window.show()
    window.after_first_paint()
    gallery.take("error-page", window)
    until(window.service.failed, lambda: window.search_for("refund"))
    gallery.take("error-search", window)
    window.close()


def main(arguments: list[str]) -> int:
    """Draw the gallery into the folder that is the first argument."""
    if not arguments:
        print("usage: screenshots.py FOLDER [BOOK]", file=sys.stderr)
        return 2
    folder = Path(arguments[0])
    folder.mkdir(parents=True, exist_ok=True)
    book = Book.open(Path(arguments[1]) if len(arguments) > 1 else paths.default_book())
    application = make_qt_application()
    with tempfile.TemporaryDirectory() as own:
        gallery = Gallery(application, book, folder, Path(own))
        for mark in MARKED:
            gallery.window.navigator.go(Location.parse(mark))
            gallery.window.do.bookmark.trigger()
        take_themes(gallery)
        take_sizes(gallery)
        take_errors(gallery)
        take_damage(gallery, book, Path(own))
        take_languages(gallery)
        gallery.windows.close_all()
    print(f"{len(list(folder.glob('*.png')))} pictures in {folder}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
