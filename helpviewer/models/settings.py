"""What the reader chose: a typed table in a file of its own, apart from the session."""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from helpviewer.models.store import read_store, write_store

TEXT_SIZES = (80, 90, 100, 110, 125, 150, 175, 200, 250)
"""The steps of the page's text size, in percent."""

THEMES = ("system", "light", "dark")


@dataclass(frozen=True, slots=True)
class Choices:
    """Every setting with its default.

    ``theme`` is one of :data:`THEMES`; ``text_size`` is in percent, one of :data:`TEXT_SIZES`;
    ``restore_session`` brings the last page back at the next start.
    """

    theme: str = "system"
    text_size: int = 100
    restore_session: bool = True

    def problems(self) -> set[str]:
        """Names of the settings whose value makes no sense."""
        wrong = {
            field.name for field in fields(self) if type(getattr(self, field.name)) is not type(field.default)
        }
        if self.theme not in THEMES:
            wrong.add("theme")
        if self.text_size not in TEXT_SIZES:
            wrong.add("text_size")
        return wrong


class Settings(QObject):
    """The settings in force. A change takes effect at once and is written at once.

    Signals:
        changed: the new :class:`Choices`.
        not_saved: a sentence, once, when the file cannot be written; the choice holds until the end.
    """

    changed = Signal(object)
    not_saved = Signal(str)

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path = path
        self._told = False
        self.choices = _sensible(read_store(path))

    def change(self, **values: Any) -> None:
        """Set some of the settings by name.

        Raises:
            ValueError: a value makes no sense.
            TypeError: there is no such setting.
        """
        choices = replace(self.choices, **values)
        if wrong := choices.problems():
            raise ValueError(f"bad value for {', '.join(sorted(wrong))}")
        if choices == self.choices:
            return
        self.choices = choices
        self.changed.emit(choices)
        self._save()

    def step_text_size(self, steps: int) -> None:
        """Make the text larger (positive) or smaller by so many steps of :data:`TEXT_SIZES`."""
        position = TEXT_SIZES.index(self.choices.text_size) + steps
        self.change(text_size=TEXT_SIZES[max(0, min(position, len(TEXT_SIZES) - 1))])

    def _save(self) -> None:
        try:
            write_store(self._path, asdict(self.choices))
        except OSError as error:
            import logging

            logging.getLogger(__name__).warning("settings not saved: %s", error)
            if not self._told:
                self._told = True
                self.not_saved.emit(self.tr("Your settings could not be saved; they hold until you quit."))


def _sensible(content: dict[str, Any]) -> Choices:
    """The stored values that make sense, defaults for the others."""
    known = {field.name: content[field.name] for field in fields(Choices) if field.name in content}
    # Judged one by one, so that one bad value does not cost the others.
    kept = {name: value for name, value in known.items() if name not in Choices(**{name: value}).problems()}
    return Choices(**kept)
