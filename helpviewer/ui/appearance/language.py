"""The language of the windows: the system's, or the one the reader chose. English needs no file at all."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, QTranslator, Signal
from PySide6.QtGui import QGuiApplication

from helpviewer.models.user_data.settings import LANGUAGES, Choices, Settings
from helpviewer.page.around.parts import direction
from helpviewer.page.around.phrases import WORDS, Words

NAMES = {"en": "English", "de": "Deutsch", "ar": "العربية"}
"""What each language calls itself."""


class Language(QObject):
    """The present language; loads its translation.

    Args:
        folder: where the files ``helpviewer_<language>.qm`` are.

    Signals:
        changed: another language is in force; windows made from now on speak it.
    """

    changed = Signal()

    def __init__(self, folder: Path, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._translators: list[QTranslator] = []
        self._right_to_left = False
        self.name = "en"
        self._use(settings.choices.language or of_system())
        settings.changed.connect(self._chosen)

    @property
    def words(self) -> Words:
        """What is said around a page on the screen."""
        return WORDS[self.name]

    def _chosen(self, choices: Choices) -> None:
        name = choices.language or of_system()
        if name != self.name:
            self._use(name)
            self.changed.emit()

    def _use(self, name: str) -> None:
        self.name = name
        for old in self._translators:
            QCoreApplication.removeTranslator(old)
        self._translators = []
        if name != "en":
            # Qt's own words first: of two translators the one installed last is asked first.
            self._load(f"qtbase_{name}", Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)))
            self._load(f"helpviewer_{name}", self._folder)
        self._lay_out(direction(name) == "rtl")

    def _load(self, name: str, folder: Path) -> None:
        for place in (self._folder, folder):
            translator = QTranslator(self)
            if translator.load(f"{name}.qm", str(place)):
                QCoreApplication.installTranslator(translator)
                self._translators.append(translator)
                return
        import logging

        logging.getLogger(__name__).warning("no translation %s in %s", name, folder)

    def _lay_out(self, right_to_left: bool) -> None:
        if right_to_left == self._right_to_left:
            return
        from PySide6.QtCore import Qt  # its enums take 20 ms, which left to right need not wait for

        self._right_to_left = right_to_left
        direction = Qt.LayoutDirection.RightToLeft if right_to_left else Qt.LayoutDirection.LeftToRight
        QGuiApplication.setLayoutDirection(direction)


def of_system() -> str:
    """The first of the reader's languages that we speak; English when there is none."""
    for tag in QLocale.system().uiLanguages():
        name = tag.replace("_", "-").split("-")[0].lower()
        if name and name in LANGUAGES:
            return name
    return "en"
