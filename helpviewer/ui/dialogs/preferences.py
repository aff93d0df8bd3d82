"""The preferences: one small dialog. Every choice takes effect at once, so there is nothing to confirm."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QFrame,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from helpviewer.models.user_data.settings import (
    FONTS,
    LANGUAGES,
    SPACINGS,
    TEXT_SIZES,
    TEXT_WIDTHS,
    THEMES,
    Choices,
    Settings,
)
from helpviewer.ui.appearance.fonts import installed_font
from helpviewer.ui.appearance.language import NAMES


class Preferences(QDialog):
    """Shows the settings in force and changes them.

    Signals:
        missed_asked: the reader wants to see the searches that are kept.
    """

    missed_asked = Signal()

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self.setWindowTitle(self.tr("Preferences"))
        self._combos: dict[str, QComboBox] = {}
        self._boxes: dict[str, QCheckBox] = {}
        form = QFormLayout()
        form.setVerticalSpacing(10)
        form.setHorizontalSpacing(16)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        themes = (self.tr("As the system"), self.tr("Light"), self.tr("Dark"), self.tr("High contrast"))
        names = (self.tr("As the system"), self.tr("With serifs"), self.tr("Easy to tell apart (dyslexia)"))
        # What is not installed is not offered.
        fonts = {k: n for k, n in zip(FONTS, names, strict=True) if k == "system" or installed_font(k)}
        sizes = tuple(f"{size} %" for size in TEXT_SIZES)
        languages = tuple(NAMES.get(name, self.tr("As the system")) for name in LANGUAGES)
        self._add_combo(form, self.tr("&Colours:"), "theme", THEMES, themes)
        self._add_combo(form, self.tr("&Font of pages:"), "font", tuple(fonts), tuple(fonts.values()))
        self._add_combo(form, self.tr("&Size of text:"), "text_size", TEXT_SIZES, sizes)
        widths = (self.tr("Narrow"), self.tr("Usual"), self.tr("Wide"), self.tr("Full"))
        self._add_combo(form, self.tr("&Width of text:"), "text_width", TEXT_WIDTHS, widths)
        spacings = (self.tr("As designed"), self.tr("Wide: lines, words and letters"))
        self._add_combo(form, self.tr("S&pacing of text:"), "spacing", SPACINGS, spacings)
        self._add_combo(form, self.tr("&Language:"), "language", LANGUAGES, languages)
        self._add_box(form, "enlarge_lists", self.tr("&Enlarge contents and hits with the text"))
        self._add_box(form, "restore_session", self.tr("&Open where I left off"))
        self._add_box(form, "keep_searches", self.tr("&Remember what I searched for"))

        self._add_box(form, "keep_missed", self.tr("&Keep searches that led nowhere"))
        private = self._hint(
            self.tr("On this computer only; nothing is sent. You can save the list for the publisher.")
        )
        self.control("keep_missed").setAccessibleDescription(private.text())
        self.missed = QPushButton(self.tr("S&how the List…"))
        self.missed.setAutoDefault(False)
        self.missed.clicked.connect(self.missed_asked)
        form.addRow("", private)
        form.addRow("", self.missed)

        hint = self._hint(self.tr("Every choice takes effect at once."))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.defaults = buttons.addButton(self.tr("Restore &Defaults"), QDialogButtonBox.ButtonRole.ResetRole)
        self.defaults.setAutoDefault(False)
        self.defaults.clicked.connect(settings.restore_defaults)
        buttons.rejected.connect(self.close)
        buttons.button(QDialogButtonBox.StandardButton.Close).setDefault(True)
        choices = QWidget()
        rows = QVBoxLayout(choices)
        rows.setContentsMargins(20, 18, 20, 0)
        rows.setSpacing(14)
        rows.addLayout(form)
        rows.addWidget(hint)
        rows.addStretch(1)
        # On a small screen the choices scroll: squeezed, their texts would be cut.
        self.area = area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its choices are stops for the Tab key, not itself
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(choices)
        area.viewport().setAutoFillBackground(False)
        choices.setAutoFillBackground(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(area, 1)
        bottom = QVBoxLayout()
        bottom.setContentsMargins(20, 0, 20, 16)
        bottom.addWidget(buttons)
        column.addLayout(bottom)
        bar = area.verticalScrollBar().sizeHint().width()
        width = max(380, choices.sizeHint().width() + bar)
        self.setMinimumWidth(width)
        below = buttons.sizeHint().height() + 16 + column.spacing()
        room = self.screen().availableGeometry().height() * 9 // 10
        self.resize(width, min(rows.totalHeightForWidth(width) + below, room))

        self._combos["theme"].setFocus()
        self._show(settings.choices)
        settings.changed.connect(self._show)

    def control(self, name: str) -> QWidget:
        """The control of a setting."""
        return self._combos[name] if name in self._combos else self._boxes[name]

    def _hint(self, text: str) -> QLabel:
        hint = QLabel(text)
        hint.setForegroundRole(hint.palette().ColorRole.PlaceholderText)
        hint.setWordWrap(True)
        return hint

    def _add_combo(
        self, form: QFormLayout, label: str, name: str, values: tuple[Any, ...], texts: tuple[str, ...]
    ) -> None:
        combo = QComboBox()
        for value, text in zip(values, texts, strict=True):
            combo.addItem(text, value)
        combo.setAccessibleName(label.replace("&", "").rstrip(":"))
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        combo.activated.connect(lambda row: self._settings.change(**{name: combo.itemData(row)}))
        # A wheel that scrolls past must not change a setting.
        combo.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        form.addRow(label, combo)
        self._combos[name] = combo

    def _add_box(self, form: QFormLayout, name: str, text: str) -> None:
        box = QCheckBox(text)
        box.clicked.connect(lambda checked: self._settings.change(**{name: checked}))
        form.addRow("", box)
        self._boxes[name] = box

    def _show(self, choices: Choices) -> None:
        for name, combo in self._combos.items():
            combo.setCurrentIndex(max(combo.findData(getattr(choices, name)), 0))
        for name, box in self._boxes.items():
            box.setChecked(getattr(choices, name))
        self.missed.setEnabled(choices.keep_missed)
        self.defaults.setEnabled(choices != Choices())
