"""What the reader chose: a typed table in a file of its own, apart from the session."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, NamedTuple

from PySide6.QtCore import QObject, Signal

from helpviewer.core.formats import EXPORT_FORMATS
from helpviewer.models.user_data.state_file import StateFile

TEXT_SIZES = (80, 90, 100, 110, 125, 150, 175, 200, 250, 300)
"""The steps of the page's text size, in percent."""

THEMES = ("system", "light", "dark", "contrast")

FONTS = ("system", "serif", "dyslexic")
"""What pages are set in; each stands for the best font of its kind that is installed."""

SPACINGS = ("normal", "wide")
"""The room between lines, paragraphs, words and letters: as pages are designed, or that of WCAG 1.4.12."""

TEXT_WIDTHS = ("narrow", "normal", "wide", "full")
"""How wide the column of text is: about 55 letters, about 70, well over a hundred, or all there is
room for."""

LANGUAGES = ("", "en", "de", "ar")
"""Languages of the window; "" is the system's."""


_MARGINS = re.compile(r"\d{1,2}(\.\d)?( \d{1,2}(\.\d)?){3}")


class Choices(NamedTuple):
    """Every setting with its default.

    ``theme`` is one of :data:`THEMES`; ``font`` is one of :data:`FONTS`; ``text_size`` is in percent, one of
    :data:`TEXT_SIZES`; ``text_width`` is one of :data:`TEXT_WIDTHS`; ``spacing`` is one of
    :data:`SPACINGS`; ``language`` is one of :data:`LANGUAGES`;
    ``restore_session`` brings the last page back at the next start; ``keep_searches`` remembers what was
    searched for; ``keep_missed`` keeps the searches that led nowhere, for the publisher.

    ``enlarge_lists`` lets contents and hits be as large as ``text_size`` says, and not the page alone.

    ``outline`` shows the headings of the page beside it, where there is room.

    ``editor`` is a publisher's command to edit a file, such as ``code`` or ``edit +{line} {file}``; "" for
    the system's.

    ``export_format`` is one of :data:`EXPORT_FORMATS`; ``paper`` is Qt's key of a page size, "" for the usual
    one; ``margins_mm`` has the widths of the left, upper, right and lower margin, "" for the usual ones;
    ``link_notes`` prints the addresses of links; ``pictures_beside`` puts those of Markdown into a folder.
    """

    theme: str = "system"
    font: str = "system"
    text_size: int = 100
    text_width: str = "normal"
    spacing: str = "normal"
    language: str = ""
    restore_session: bool = True
    keep_searches: bool = True
    keep_missed: bool = False
    outline: bool = True
    enlarge_lists: bool = False
    export_format: str = "pdf"
    paper: str = ""
    landscape: bool = False
    margins_mm: str = ""
    link_notes: bool = False
    pictures_beside: bool = False
    editor: str = ""

    def problems(self) -> set[str]:
        """Names of the settings whose value makes no sense."""
        wrong = {
            name
            for name, usual in self._field_defaults.items()
            if type(getattr(self, name)) is not type(usual)
        }
        for name, allowed in (
            ("theme", THEMES),
            ("font", FONTS),
            ("text_size", TEXT_SIZES),
            ("text_width", TEXT_WIDTHS),
            ("spacing", SPACINGS),
            ("language", LANGUAGES),
            ("export_format", EXPORT_FORMATS),
        ):
            if getattr(self, name) not in allowed:
                wrong.add(name)
        if self.margins_mm and not _MARGINS.fullmatch(str(self.margins_mm)):
            wrong.add("margins_mm")
        return wrong


class Settings(QObject):
    """The present settings. A change takes effect at once and is written at once.

    ``damaged`` says whether there was a file that made no sense: then the defaults hold.

    Signals:
        changed: the new :class:`Choices`.
        not_saved: a sentence, once, when the file cannot be written; the choice holds until the end.
    """

    changed = Signal(object)
    not_saved = Signal(str)

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._told = False
        self._file = StateFile(path, self)
        self.damaged = self._file.damaged
        self.choices = _sensible({name: self._file.get(name) for name in Choices._fields})

    def change(self, **values: Any) -> None:
        """Set some of the settings by name.

        Raises:
            ValueError: a value makes no sense.
            TypeError: there is no such setting.
        """
        choices = self.choices._replace(**values)
        if wrong := choices.problems():
            raise ValueError(f"bad value for {', '.join(sorted(wrong))}")
        if choices == self.choices:
            return
        for name, value in choices._asdict().items():
            if value != getattr(self.choices, name):
                self._file.set(value, name)
        self.choices = choices
        self.changed.emit(choices)
        self._save()

    def restore_defaults(self) -> None:
        """Set every setting back."""
        self.change(**Choices()._asdict())

    def step_text_size(self, steps: int) -> None:
        """Make the text larger (positive) or smaller by so many steps of :data:`TEXT_SIZES`."""
        position = TEXT_SIZES.index(self.choices.text_size) + steps
        self.change(text_size=TEXT_SIZES[max(0, min(position, len(TEXT_SIZES) - 1))])

    def _save(self) -> None:
        try:
            self._file.save()
        except OSError as error:
            import logging

            logging.getLogger(__name__).warning("settings not saved: %s", error)
            if not self._told:
                self._told = True
                self.not_saved.emit(self.tr("Your settings could not be saved; they hold until you quit."))


def _sensible(content: dict[str, Any]) -> Choices:
    """The stored values that make sense, defaults for the others."""
    known = {name: value for name, value in content.items() if value is not None}
    # Judged one by one, so that one bad value does not cost the others.
    kept = {name: value for name, value in known.items() if name not in Choices(**{name: value}).problems()}
    return Choices(**kept)
