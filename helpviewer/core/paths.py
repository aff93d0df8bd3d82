"""Where the book and the resources are: from source, from an installed wheel, or frozen. No Qt."""

from __future__ import annotations

import sys
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parents[1]


def _roots() -> tuple[Path, ...]:
    """Folders that may hold ``book/`` and ``resources/``, the likeliest first."""
    if getattr(sys, "frozen", False):
        # PyInstaller's folder of data files: https://pyinstaller.org/en/stable/runtime-information.html
        return (Path(sys._MEIPASS),)  # type: ignore[attr-defined] # noqa: SLF001 # documented
    source = _PACKAGE.parent
    return (_PACKAGE / "data", source / "build", source)


def default_book() -> Path:
    """The bundled book's folder. It need not exist; :meth:`Book.open` then says what is missing."""
    roots = _roots()
    return next((root / "book" for root in roots if (root / "book").is_dir()), roots[0] / "book")


def manual_book() -> Path:
    """The folder of the book about this program, for books that have no page about it. Need not exist."""
    roots = _roots()
    return next((root / "manual" for root in roots if (root / "manual").is_dir()), roots[0] / "manual")


def resources() -> Path:
    """The folder with ``icons/``."""
    roots = _roots()
    return next((root / "resources" for root in roots if (root / "resources").is_dir()), roots[-1])
