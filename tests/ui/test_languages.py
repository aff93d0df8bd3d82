"""Every window in each language, and no text without a translation."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable, Iterator
from pathlib import Path
from string import Formatter
from types import ModuleType

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from helpviewer.book.book import Location
from helpviewer.book.errors import BookDamaged
from helpviewer.core.messages import TEXTS, Message
from helpviewer.library.library import Library
from helpviewer.models.books.open_books import OpenBooks
from helpviewer.models.user_data.session import Session
from helpviewer.models.user_data.settings import LANGUAGES, Settings
from helpviewer.page.around.parts import direction
from helpviewer.page.around.phrases import ENGLISH, WORDS
from helpviewer.ui.appearance import language as languages
from helpviewer.ui.appearance.language import Language
from helpviewer.ui.appearance.theme_keeper import ThemeKeeper
from helpviewer.ui.common.translate import translated
from helpviewer.ui.dialogs.error_window import ErrorWindow
from helpviewer.ui.dialogs.preferences import Preferences
from helpviewer.ui.window.app_context import AppContext
from helpviewer.ui.window.windows import Windows

ROOT = Path(__file__).parents[2]
TRANSLATED = [name for name in LANGUAGES if name not in ("", "en")]


def load_tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("translations", ROOT / "packaging" / "translations.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    import sys

    sys.modules["translations"] = module  # a dataclass looks its module up
    spec.loader.exec_module(module)
    return module


tool = load_tool()


@pytest.fixture(scope="session")
def words(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the compiled translations."""
    folder = tmp_path_factory.mktemp("translations")
    tool.compile_all(folder)
    return folder


@pytest.fixture
def speak(qtbot: QtBot, words: Path, settings: Settings) -> Iterator[Callable[[str], Language]]:
    """Switches the whole program to a language, and back at the end."""
    made = Language(words, settings)

    def use(name: str) -> Language:
        settings.change(language=name)
        return made

    yield use
    settings.change(language="en")


@pytest.fixture
def windows(qtbot: QtBot, bundled_book: Path, tmp_path: Path, speak, settings: Settings) -> Iterator[Windows]:  # type: ignore[no-untyped-def]
    session = Session(tmp_path / "session.json")
    books = OpenBooks(session, settings, tmp_path / "bookmarks")
    icons = ROOT / "resources" / "icons"

    def library() -> Library:
        return Library(tmp_path / "own", [], [bundled_book], tmp_path / "cache")

    windows = Windows(
        AppContext(books, settings, session, ThemeKeeper(settings), speak("en"), icons, library)
    )
    windows.first(bundled_book, None).show()
    windows.latest.after_first_paint()
    yield windows
    windows.close_all()


def test_every_language_has_a_file_and_a_name() -> None:
    assert sorted(tool.FORMS) == sorted(TRANSLATED)
    assert set(languages.NAMES) == {*TRANSLATED, "en"}


@pytest.mark.parametrize("name", TRANSLATED)
def test_every_text_is_translated_and_none_is_left_over(name: str) -> None:
    known = tool.read(tool.FOLDER / f"helpviewer_{name}.ts")
    wanted = tool.texts()
    assert len(wanted) > 200
    assert sorted(wanted - known.keys()) == []
    assert sorted(known.keys() - wanted) == []
    assert sorted(text for text, forms in known.items() if not forms) == []


@pytest.mark.parametrize("name", TRANSLATED)
def test_a_translation_has_the_same_gaps_as_the_text(name: str) -> None:
    def gaps(text: str) -> list[str]:
        return sorted(field for _, field, _, _ in Formatter().parse(text) if field is not None)

    for text, forms in tool.read(tool.FOLDER / f"helpviewer_{name}.ts").items():
        for form in forms:
            assert gaps(form) == gaps(text.source), text.source
            assert text.source.endswith("…") == form.endswith("…"), text.source
            assert form.count("&") <= 1 or text.source.count("&") > 1, form


@pytest.mark.parametrize("name", TRANSLATED)
def test_every_window_opens_in_each_language(
    qtbot: QtBot, windows: Windows, speak: Callable[[str], Language], name: str
) -> None:
    windows.latest.navigator.go(Location("refunds"))
    english = [menu.text() for menu in windows.latest.menuBar().actions()]
    speak(name)
    assert len(windows.all) == 1
    window = windows.latest
    assert window.navigator.location == Location("refunds")
    assert window.navigator.can_go_back
    assert not set(english) & {menu.text() for menu in window.menuBar().actions()}
    assert WORDS[name].source in window.page.toPlainText()
    window.do.find.trigger()
    with qtbot.waitSignal(window.service.answered):
        window.search_for("zdr retetnion")
    said = {tuple(action.text() for action in window.do.all())}
    for dialog_name in ("preferences", "about", "shortcuts", "bookmarks"):
        getattr(window.do, dialog_name).trigger()
        dialog = window.commands.dialog(dialog_name)
        assert dialog is not None
        assert dialog.isVisible()
        said.add((dialog.windowTitle(),))
        dialog.close()
    error = ErrorWindow(BookDamaged("book-damaged", folder="x"))
    qtbot.addWidget(error)
    error.show()
    english_words = {text.source for text in tool.texts() if len(text.source) > 12}
    for widget in QApplication.allWidgets():
        if widget.window() in (window, error) and isinstance(widget, QLabel | QAbstractButton):
            assert widget.text() not in english_words, f"{type(widget).__name__}: {widget.text()}"
    right_to_left = direction(name) == "rtl"
    assert (QApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft) == right_to_left
    assert window.isRightToLeft() == right_to_left
    left, right = window.splitter.widget(0), window.splitter.widget(1)
    assert left
    assert right
    assert (left.x() > right.x()) == right_to_left


@pytest.mark.parametrize("name", TRANSLATED)
def test_the_preferences_scroll_on_a_small_screen(
    qtbot: QtBot, windows: Windows, speak: Callable[[str], Language], name: str
) -> None:
    speak(name)
    windows.latest.do.preferences.trigger()
    dialog = windows.latest.commands.dialog("preferences")
    assert isinstance(dialog, Preferences)
    dialog.resize(dialog.minimumWidth(), 260)
    qtbot.waitUntil(lambda: dialog.area.verticalScrollBar().maximum() > 0)
    wrapped = [label for label in dialog.findChildren(QLabel) if label.wordWrap()]
    assert wrapped
    cut = [label.text() for label in wrapped if label.height() < label.heightForWidth(label.width())]
    assert cut == []
    assert dialog.focusWidget() is dialog.control("theme")
    last = dialog.control("keep_missed")
    for _ in range(20):
        if dialog.focusWidget() is last:
            break
        qtbot.keyClick(dialog.focusWidget() or dialog, Qt.Key.Key_Tab)
    assert dialog.focusWidget() is last
    seen = dialog.area.viewport().rect()
    assert seen.contains(last.mapTo(dialog.area.viewport(), last.rect().center()))
    assert dialog.rect().contains(dialog.defaults.mapTo(dialog, dialog.defaults.rect().center()))


def test_another_language_brings_open_dialogs_and_the_search_along(
    qtbot: QtBot, windows: Windows, speak: Callable[[str], Language]
) -> None:
    window = windows.latest
    window.do.preferences.trigger()
    with qtbot.waitSignal(window.service.answered):
        window.search_for("refund")
    speak("de")
    again = windows.latest
    assert again is not window
    assert again.field.text() == "refund"
    dialog = again.commands.dialog("preferences")
    assert isinstance(dialog, QWidget)
    assert dialog.windowTitle() == "Einstellungen"
    assert dialog.isVisible()


def test_english_loads_nothing(qtbot: QtBot, tmp_path: Path, settings: Settings) -> None:
    settings.change(language="en")
    made = Language(tmp_path / "none", settings)
    assert made.words is ENGLISH
    assert made._translators == []


def test_a_language_without_a_file_is_english(qtbot: QtBot, tmp_path: Path, settings: Settings) -> None:
    settings.change(language="de")
    Language(tmp_path / "none", settings)
    assert QCoreApplication.translate("Actions", "&File") == "&File"
    settings.change(language="en")


@pytest.mark.parametrize(
    ("system", "name"), [("de_AT", "de"), ("ar_EG", "ar"), ("en_GB", "en"), ("ja_JP", "en")]
)
def test_the_system_chooses_unless_the_reader_does(
    monkeypatch: pytest.MonkeyPatch, system: str, name: str
) -> None:
    monkeypatch.setattr(QLocale, "system", lambda: QLocale(system))
    assert languages.of_system() == name


@pytest.mark.parametrize("name", TRANSLATED)
def test_every_message_is_said_in_every_language(speak: Callable[[str], Language], name: str) -> None:
    speak(name)
    for key, text in TEXTS.items():
        values = {field: f"<{field}>" for _, field, _, _ in Formatter().parse(text) if field}
        message = Message(key, values)
        said = translated(message)
        assert said != str(message), key
        assert all(value in said for value in values.values()), key
