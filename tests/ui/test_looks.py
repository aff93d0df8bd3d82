"""Themes and fonts: which one is in force, and what it does to the window."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from pathlib import Path

import pytest
from PySide6.QtCore import QSizeF, Qt
from PySide6.QtGui import QColor, QFontDatabase, QFontMetricsF, QPalette
from PySide6.QtWidgets import QApplication, QComboBox
from pytestqt.qtbot import QtBot

from helpviewer.book.book import Location
from helpviewer.models.user_data.settings import FONTS, TEXT_SIZES, THEMES, Settings
from helpviewer.page.around.theme import CONTRAST, DARK, LIGHT, Theme
from helpviewer.ui.appearance import fonts
from helpviewer.ui.appearance.theme_keeper import ThemeKeeper, palette
from helpviewer.ui.dialogs.preferences import Preferences
from helpviewer.ui.page.document_scan import blocks
from helpviewer.ui.page.layout.column import SIDE_MARGIN
from helpviewer.ui.window.main_window import MainWindow

Open = Callable[..., MainWindow]
PAGE = "zero-data-retention"
Role, Group = QPalette.ColorRole, QPalette.ColorGroup


def luminance(colour: QColor) -> float:
    """https://www.w3.org/TR/WCAG22/#dfn-relative-luminance"""

    def linear(share: float) -> float:
        return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4

    red, green, blue = colour.redF(), colour.greenF(), colour.blueF()
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)


def contrast(one: QColor, other: QColor) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize(
    ("theme", "least"), [(LIGHT, 4.5), (DARK, 4.5), (CONTRAST, 7.0)], ids=lambda value: str(value)[:5]
)
def test_every_control_can_be_read(qtbot: QtBot, theme: Theme, least: float) -> None:
    colours = palette(theme)
    poor = {}
    for group in (Group.Active, Group.Inactive):
        for text, ground in (
            (Role.WindowText, Role.Window),
            (Role.Text, Role.Base),
            (Role.Text, Role.AlternateBase),
            (Role.PlaceholderText, Role.Base),
            (Role.ButtonText, Role.Button),
            (Role.ToolTipText, Role.ToolTipBase),
            (Role.HighlightedText, Role.Highlight),
            (Role.Link, Role.Base),
            (Role.Link, Role.Window),
        ):
            found = contrast(colours.color(group, text), colours.color(group, ground))
            if found < least:
                poor[group.name, text.name, ground.name] = round(found, 2)
    assert not poor


def page_colour(window: MainWindow) -> str:
    return window.page.viewport().grab().toImage().pixelColor(2, 2).name()


def test_a_theme_takes_effect_at_once_in_page_and_frame(open_window: Open, settings: Settings) -> None:
    window = open_window(page=PAGE)
    for name, theme in (("dark", DARK), ("contrast", CONTRAST), ("light", LIGHT)):
        settings.change(theme=name)
        assert page_colour(window) == theme.background
        assert window.palette().color(Role.Window).name() == theme.table_stripe
        assert window.page.document().begin().charFormat().foreground().color().name() == theme.heading


class Scheme(Enum):
    Light = 1
    Dark = 2


class Preference(Enum):
    NoPreference = 0
    HighContrast = 1


def test_the_systems_wishes_are_followed_only_when_asked_for(qtbot: QtBot, settings: Settings) -> None:
    keeper = ThemeKeeper(settings)
    told: list[Theme] = []
    keeper.changed.connect(told.append)
    keeper._follow_scheme(Scheme.Dark)
    assert keeper.theme == DARK
    keeper._follow_contrast(Preference.HighContrast)
    assert keeper.theme == CONTRAST
    keeper._follow_contrast(Preference.NoPreference)
    assert told == [DARK, CONTRAST, DARK]
    settings.change(theme="light")
    keeper._follow_contrast(Preference.HighContrast)
    assert keeper.theme == LIGHT
    keeper.after_first_paint()
    assert keeper.theme == LIGHT


class Motion(Enum):
    NoPreference = 0
    ReducedMotion = 1


def test_nothing_blinks_where_the_system_wants_little_motion(qtbot: QtBot, settings: Settings) -> None:
    keeper = ThemeKeeper(settings)
    before = QApplication.cursorFlashTime()
    try:
        keeper._follow_motion(Motion.NoPreference)
        assert QApplication.cursorFlashTime() == before
        keeper._follow_motion(Motion.ReducedMotion)
        assert QApplication.cursorFlashTime() == 0
        assert not QApplication.isEffectEnabled(Qt.UIEffect.UI_AnimateMenu)
    finally:
        QApplication.setCursorFlashTime(before)


def test_every_setting_stands_for_a_look(qtbot: QtBot, settings: Settings) -> None:
    keeper = ThemeKeeper(settings)
    for theme in THEMES:
        for font in FONTS:
            settings.change(theme=theme, font=font)
            assert keeper.theme.name == (theme if theme != "system" else "light")


@pytest.mark.parametrize(
    ("choice", "installed", "family"),
    [
        ("dyslexic", ("Arial", "atkinson hyperlegible", "Lexend"), "atkinson hyperlegible"),
        ("dyslexic", ("Lexend", "OpenDyslexic"), "OpenDyslexic"),
        ("dyslexic", ("Arial",), ""),
        ("serif", ("DejaVu Serif", "Georgia"), "Georgia"),
        ("system", ("OpenDyslexic", "Georgia"), ""),
    ],
)
def test_the_best_installed_font_is_taken(
    monkeypatch: pytest.MonkeyPatch, choice: str, installed: tuple[str, ...], family: str
) -> None:
    monkeypatch.setattr(QFontDatabase, "families", staticmethod(lambda: list(installed)))
    assert fonts.installed_font(choice) == family


def test_a_serif_font_takes_effect_at_once(open_window: Open, settings: Settings) -> None:
    window = open_window(page=PAGE)
    if not fonts.installed_font("serif"):
        pytest.skip("no serif font is installed")
    before = window.page.document().defaultFont().family()
    settings.change(font="serif")
    assert window.page.document().defaultFont().family() == fonts.installed_font("serif") != before
    settings.change(font="system")
    assert window.page.document().defaultFont().family() == before


def test_text_goes_from_80_to_300_percent_and_no_further(open_window: Open, settings: Settings) -> None:
    window = open_window(page=PAGE)
    normal = window.page.document().defaultFont().pointSizeF()
    for _ in range(len(TEXT_SIZES)):
        window.do.larger.trigger()
    assert window.page.document().defaultFont().pointSizeF() == pytest.approx(3 * normal)
    for _ in range(2 * len(TEXT_SIZES)):
        window.do.smaller.trigger()
    assert window.page.document().defaultFont().pointSizeF() == pytest.approx(0.8 * normal)
    assert settings.choices.text_size == 80


@pytest.mark.parametrize("percent", [80, 300])
@pytest.mark.parametrize("width", [480, 900, 3840])
def test_no_page_is_wider_than_its_pane(
    open_window: Open, settings: Settings, width: int, percent: int
) -> None:
    window = open_window(page=PAGE)
    settings.change(text_size=percent)
    window.resize(width, 600)
    for page in (PAGE, "start", "when-charged"):
        window.navigator.go(Location(page))
        assert window.page.document().size().width() <= window.page.viewport().width() + 1
        letter = QFontMetricsF(window.page.document().defaultFont()).averageCharWidth()
        assert window.page.viewport().width() / letter < 100


def test_fonts_that_are_not_installed_are_not_offered(
    qtbot: QtBot, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.change(font="dyslexic")
    monkeypatch.setattr(QFontDatabase, "families", staticmethod(lambda: ["Georgia"]))
    dialog = Preferences(settings)
    qtbot.addWidget(dialog)
    combo = dialog.control("font")
    assert isinstance(combo, QComboBox)
    assert [combo.itemData(row) for row in range(combo.count())] == ["system", "serif"]
    assert combo.currentData() == "system"  # what is shown


def test_wide_spacing_takes_effect_at_once(open_window: Open, settings: Settings) -> None:
    """https://www.w3.org/TR/WCAG22/#text-spacing"""
    window = open_window(page=PAGE)
    before = window.page.document()
    size_px = before.defaultFont().pointSizeF() * 4 / 3
    normal, height = QFontMetricsF(before.defaultFont()), before.size().height()
    settings.change(spacing="wide")
    wide = window.page.document()
    letters = QFontMetricsF(wide.defaultFont())
    assert letters.horizontalAdvance("mmmm") - normal.horizontalAdvance("mmmm") >= 4 * 0.12 * size_px - 1
    spaces = letters.horizontalAdvance("m m") - normal.horizontalAdvance("m m")
    assert spaces >= (3 * 0.12 + 0.16) * size_px - 1
    assert wide.size().height() > 1.2 * height
    long = [b for b in blocks(wide) if len(b.text()) > 100 and not b.textList()]
    block = next(b for b in long if b.blockFormat().bottomMargin())
    assert block.blockFormat().bottomMargin() >= 2 * size_px - 1
    lines = block.layout()
    assert lines.lineAt(1).y() - lines.lineAt(0).y() >= 1.5 * size_px
    first = lines.lineAt(0)
    said = block.text()[: first.textLength()].rstrip()
    assert first.naturalTextWidth() > normal.horizontalAdvance(said) + 0.1 * size_px * len(said)
    settings.change(spacing="normal")
    assert window.page.document().defaultFont().letterSpacing() == 0


@pytest.mark.parametrize(("beyond", "scrolls"), [(1, False), (30, True)])
def test_a_bar_below_the_page_only_comes_where_something_sticks_out(
    open_window: Open, beyond: int, scrolls: bool
) -> None:
    window = open_window(page=PAGE)
    page = window.page

    page.document().documentLayout().documentSizeChanged.emit(QSizeF(page.viewport().width() + beyond, 900))

    never = page.horizontalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAlwaysOff
    assert never != scrolls


def test_the_text_is_as_wide_as_the_reader_likes(
    open_window: Open, settings: Settings, tmp_path: Path
) -> None:
    window = open_window(page=PAGE)
    window.resize(1600, 600)
    bar, widths = window.page.verticalScrollBar(), {}
    bar.setValue(bar.maximum() // 2)

    def line() -> str:
        return window.page.document().findBlock(window.page.column.place()[0]).text()

    before = line()
    for name, action in window.do.text_widths().items():
        action.trigger()
        assert settings.choices.text_width == name
        assert [n for n, a in window.do.text_widths().items() if a.isChecked()] == [name]
        assert window.page.document().textWidth() == window.page.viewport().width()
        assert not window.page.horizontalScrollBar().isVisible()
        assert line() == before
        widths[name] = window.page.viewport().width()
    assert 1.2 * widths["narrow"] < widths["normal"] < 0.75 * widths["wide"]
    assert Settings(tmp_path / "settings.json").choices.text_width == "full"
    again = open_window(page=PAGE)
    assert again.do.full_text.isChecked()
    again.resize(1600, 600)
    assert again.page.viewport().width() == widths["full"]


def test_full_width_text_takes_the_whole_pane(open_window: Open, settings: Settings) -> None:
    settings.change(text_width="full")
    window = open_window(page=PAGE)
    for width in (800, 1600, 3000):
        window.resize(width, 600)
        page = window.page
        room = page.width() - page.verticalScrollBar().sizeHint().width() - 2 * SIDE_MARGIN
        assert page.viewport().width() == page.document().textWidth() == room


@pytest.mark.parametrize("text_width", ["wide", "full"])
@pytest.mark.parametrize("width", [480, 900, 2400])
def test_wide_text_is_never_wider_than_its_pane(
    open_window: Open, settings: Settings, width: int, text_width: str
) -> None:
    settings.change(text_width=text_width)
    window = open_window(page=PAGE)
    window.resize(width, 600)
    for page in (PAGE, "start", "when-charged"):
        window.navigator.go(Location(page))
        assert window.page.document().size().width() <= window.page.viewport().width() + 1
        assert window.page.viewport().geometry().right() < window.page.width()


def test_contents_and_hits_are_enlarged_where_the_reader_wants_it(
    qtbot: QtBot, open_window: Open, settings: Settings, typed: Callable[[MainWindow, str], None]
) -> None:
    window = open_window(page=PAGE)
    tree = window.side.contents
    usual, row = tree.font().pointSizeF(), tree.visualRect(tree.currentIndex()).height()
    settings.change(text_size=300)
    assert tree.font().pointSizeF() == usual
    settings.change(enlarge_lists=True)
    assert tree.font().pointSizeF() == 3 * usual
    assert tree.visualRect(tree.currentIndex()).height() > 1.8 * row
    typed(window, "refund")
    hits = window.side.search.hits
    large = hits.visualRect(hits.model().index(0, 0)).height()
    assert hits.font().pointSizeF() == 3 * usual
    for _ in TEXT_SIZES:
        window.do.smaller.trigger()
    assert hits.font().pointSizeF() == tree.font().pointSizeF() == pytest.approx(0.8 * usual)
    assert hits.visualRect(hits.model().index(0, 0)).height() < large / 2
    again = open_window(page=PAGE)
    assert again.side.contents.font().pointSizeF() == pytest.approx(0.8 * usual)
    settings.change(enlarge_lists=False)
    assert tree.font().pointSizeF() == again.side.contents.font().pointSizeF() == usual
