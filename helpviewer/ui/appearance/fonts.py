"""Which installed font stands for each choice of page font."""

from __future__ import annotations

from PySide6.QtGui import QFontDatabase

_WANTED = {
    "serif": (
        *("Source Serif 4", "Source Serif Pro", "Charter", "Iowan Old Style", "Georgia", "Cambria"),
        *("Noto Serif", "Liberation Serif", "DejaVu Serif", "Times New Roman", "Times"),
    ),
    # Made so that letters are hard to take for one another.
    "dyslexic": (
        *("OpenDyslexic", "OpenDyslexic3", "OpenDyslexicAlta", "Atkinson Hyperlegible Next"),
        *("Atkinson Hyperlegible", "Lexend", "Lexend Deca"),
    ),
}


def installed_font(choice: str) -> str:
    """The family that a choice of :data:`~helpviewer.models.user_data.settings.FONTS` means on this machine.

    "" means the system's own font: for "system", and where none of the kind is installed.
    """
    if choice not in _WANTED:
        return ""  # without asking the font database, which takes a while
    installed = {family.casefold(): family for family in QFontDatabase.families()}
    return next((installed[f.casefold()] for f in _WANTED[choice] if f.casefold() in installed), "")
