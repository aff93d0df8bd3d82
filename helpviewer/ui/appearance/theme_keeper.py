"""The present theme (light, dark or high contrast), and the colours it gives to windows.

It follows the settings, and the system while the program runs.
"""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from helpviewer.core import paths
from helpviewer.models.user_data.settings import Choices, Settings
from helpviewer.page.around.accent import in_accent
from helpviewer.page.around.theme import CONTRAST, THEMES, Theme
from helpviewer.ui.appearance.fonts import installed_font


class ThemeKeeper(QObject):
    """The present theme; ``changed`` says when it is another.

    Signals:
        changed: the new :class:`Theme`.
    """

    changed = Signal(object)

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._choices = settings.choices
        self._hints = QGuiApplication.styleHints()
        # By the style's own colours: naming the scheme would load the enums of Qt, 20 ms of every start.
        self._system_dark = QGuiApplication.palette().window().color().lightness() < 128
        self._system_contrast = False
        self.theme = self._theme()
        settings.changed.connect(self._choose)
        self._hints.colorSchemeChanged.connect(self._follow_scheme)
        self._hints.accessibility().contrastPreferenceChanged.connect(self._follow_contrast)

    def after_first_paint(self) -> None:
        """Ask what the system wants to be seen: high contrast, and little that moves. That, too, would load
        the enums of Qt."""
        wishes = self._hints.accessibility()
        wishes.motionPreferenceChanged.connect(self._follow_motion)
        self._follow_contrast(wishes.contrastPreference())
        self._follow_motion(wishes.motionPreference())

    def _theme(self) -> Theme:
        name = self._choices.theme
        if name == "system":
            name = "contrast" if self._system_contrast else "dark" if self._system_dark else "light"
        theme = in_accent(THEMES[name])
        if font := installed_font(self._choices.font):
            theme = theme._replace(text_fonts=(font,))
        return theme._replace(wide_spacing=True) if self._choices.spacing == "wide" else theme

    def _choose(self, choices: Choices) -> None:
        self._choices = choices
        self._update()

    def _follow_scheme(self, scheme: Enum) -> None:
        self._system_dark = scheme.name == "Dark"
        self._update()

    def _follow_contrast(self, preference: Enum) -> None:
        self._system_contrast = preference.name == "HighContrast"
        self._update()

    def _follow_motion(self, preference: Enum) -> None:
        """Where the system wants little motion, nothing slides or fades, and no caret blinks."""
        if preference.name == "ReducedMotion":
            from PySide6.QtCore import Qt

            effects = Qt.UIEffect
            for effect in (effects.UI_AnimateMenu, effects.UI_FadeMenu, effects.UI_AnimateCombo):
                QApplication.setEffectEnabled(effect, False)
            for effect in (effects.UI_AnimateTooltip, effects.UI_FadeTooltip, effects.UI_AnimateToolBox):
                QApplication.setEffectEnabled(effect, False)
            QApplication.setCursorFlashTime(0)

    def _update(self) -> None:
        theme = self._theme()
        if theme != self.theme:
            self.theme = theme
            self.changed.emit(theme)


def apply_theme(application: QApplication, theme: Theme) -> None:
    """Give every window the colours of the theme."""
    application.setPalette(palette(theme))
    application.setStyleSheet(style_sheet(theme))


def palette(theme: Theme) -> QPalette:
    """The colours of windows and controls that go with a page of this theme."""
    page, text = QColor(theme.background), QColor(theme.text)
    frame = QColor(theme.table_stripe)
    quiet = QColor(theme.quiet)
    accent = QColor(theme.link)
    selected = mix(accent, page, 0.36 if theme.name == CONTRAST.name else 0.28 if theme.dark else 0.18)
    unfocused = mix(quiet, page, 0.22)
    colours = QPalette()
    role = QPalette.ColorRole
    for name, colour in (
        (role.Window, frame),
        (role.WindowText, text),
        (role.Base, page),
        (role.AlternateBase, frame),
        (role.Text, text),
        (role.PlaceholderText, quiet),
        (role.Button, QColor(theme.table_head)),
        (role.ButtonText, text),
        (role.BrightText, text),
        (role.ToolTipBase, QColor(theme.table_head)),
        (role.ToolTipText, text),
        (role.Link, accent),
        (role.LinkVisited, accent),
        (role.Accent, accent),
        (role.Light, mix(QColor("#ffffff"), frame, 0.06 if theme.dark else 0.6)),
        (role.Midlight, QColor(theme.table_head)),
        (role.Mid, QColor(theme.rule)),
        (role.Dark, mix(QColor("#000000"), frame, 0.35 if theme.dark else 0.3)),
        (role.Shadow, mix(QColor("#000000"), frame, 0.6)),
    ):
        colours.setColor(name, colour)
    groups = QPalette.ColorGroup
    for group, highlight in (
        (groups.Active, selected),
        (groups.Inactive, unfocused),
        (groups.Disabled, QColor(theme.rule)),
    ):
        colours.setColor(group, role.Highlight, highlight)
        colours.setColor(group, role.HighlightedText, text)
    faint = mix(quiet, frame, 0.55)
    for name in (role.Text, role.WindowText, role.ButtonText):
        colours.setColor(groups.Disabled, name, faint)
    return colours


def style_sheet(theme: Theme) -> str:
    """What a palette cannot say: room inside the toolbar and the fields, and slim scroll bars."""
    page, text, quiet = QColor(theme.background), QColor(theme.text), QColor(theme.quiet)
    # Three to one with all that they lie on: https://www.w3.org/TR/WCAG22/#non-text-contrast
    handle, hover = mix(quiet, page, 0.75).name(), quiet.name()
    edge = mix(text, page, 0.6).name()
    pressed = mix(text, QColor(theme.table_stripe), 0.14).name()
    arrow = (paths.resources() / "icons" / f"arrow-{'dark' if theme.dark else 'light'}.svg").as_posix()
    check = (paths.resources() / "icons" / f"check-{'dark' if theme.dark else 'light'}.svg").as_posix()
    return f"""
QToolBar {{ border: none; border-bottom: 1px solid {theme.rule}; padding: 5px 8px; spacing: 3px; }}
QToolBar QToolButton {{ border: 1px solid transparent; border-radius: 5px; padding: 4px; }}
QToolBar #qt_toolbar_ext_button {{ padding: 0; }}
QToolBar QToolButton:hover {{ background: {theme.rule}; }}
QToolBar QToolButton:pressed {{ background: {pressed}; }}
QToolBar QToolButton:focus {{ border-color: {theme.link}; }}
QLineEdit {{ border: 1px solid {edge}; border-radius: 5px; padding: 4px 6px; }}
QLineEdit {{ background: {theme.background}; }}
#contents {{ padding: 6px 0 0 4px; background: {theme.background}; }}
QLineEdit:focus {{ border: 2px solid {theme.link}; padding: 3px 5px; }}
QComboBox {{ border: 1px solid {edge}; border-radius: 5px; padding: 3px 6px; min-height: 18px; }}
QComboBox {{ background: {theme.table_head}; color: {theme.text}; }}
QComboBox:focus {{ border: 2px solid {theme.link}; padding: 2px 5px; }}
QComboBox::drop-down {{ border: none; width: 22px; }}
QComboBox::down-arrow {{ image: url({arrow}); width: 12px; height: 12px; }}
#trail {{ background: {theme.background}; border-bottom: 1px solid {theme.rule}; }}
#trail QToolButton {{ border: 2px solid transparent; border-radius: 5px; padding: 0 4px; }}
#trail QToolButton {{ background: transparent; color: {theme.quiet}; }}
#trail QToolButton:hover {{ background: {theme.table_head}; color: {theme.text}; }}
#trail QToolButton:focus {{ border-color: {theme.link}; color: {theme.text}; }}
#trail QToolButton::menu-indicator {{ image: none; }}
#outline, #outline QTreeView {{ background: {theme.background}; }}
#find-bar {{ border-top: 1px solid {theme.rule}; }}
QPushButton {{ border: 1px solid {edge}; border-radius: 5px; padding: 5px 14px; min-width: 56px; }}
QPushButton {{ background: {theme.table_head}; color: {theme.text}; }}
QPushButton:hover {{ background: {theme.rule}; }}
QPushButton:pressed {{ background: {pressed}; }}
QPushButton:focus {{ border: 2px solid {theme.link}; padding: 4px 13px; }}
QPushButton:disabled {{ color: {quiet.name()}; border-color: {theme.rule}; }}
QCheckBox, QRadioButton {{ min-height: 24px; }}
QCheckBox::indicator {{ border: 1px solid {edge}; border-radius: 3px; width: 14px; height: 14px; }}
QCheckBox::indicator {{ background: {theme.background}; }}
QCheckBox::indicator:checked {{ background: {theme.link}; border-color: {theme.link}; image: url({check}); }}
QCheckBox::indicator:focus {{ border: 2px solid {theme.link}; }}
QSplitter::handle {{ background: {theme.table_stripe}; }}
QSplitter::handle:hover {{ background: {theme.rule}; }}
QStatusBar {{ color: {theme.quiet}; }}
QStatusBar::item {{ border: none; }}
QScrollBar {{ background: {theme.background}; border: none; margin: 0; }}
QScrollBar:vertical {{ width: 12px; }}
QScrollBar:horizontal {{ height: 12px; }}
QScrollBar::handle {{ background: {handle}; border-radius: 4px; margin: 2px; }}
QScrollBar::handle:vertical {{ min-height: 32px; }}
QScrollBar::handle:horizontal {{ min-width: 32px; }}
QScrollBar::handle:hover {{ background: {hover}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
"""


def mix(colour: QColor, other: QColor, part: float) -> QColor:
    """``part`` of ``colour`` (0 to 1) over ``other``."""
    return QColor(
        round(colour.red() * part + other.red() * (1 - part)),
        round(colour.green() * part + other.green() * (1 - part)),
        round(colour.blue() * part + other.blue() * (1 - part)),
    )
