"""Where the book and the resources are: from source, from an installed wheel, or frozen. No Qt."""

from __future__ import annotations

import json
import os
import sys
from functools import cache
from pathlib import Path
from typing import NamedTuple

from helpviewer import __version__

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


class Product(NamedTuple):
    """The program as a publisher ships it.

    ``id`` is its command and names its folders, its socket and its links (``id:BOOK/PAGE``); ``name`` and
    ``version`` are for people; ``accent`` and ``accent_dark`` are colours (``#rrggbb``) for light and dark
    windows, "" for ours.
    """

    id: str = "helpviewer"
    name: str = "Help Viewer"
    version: str = __version__
    accent: str = ""
    accent_dark: str = ""


@cache
def product() -> Product:
    """What ``packaging/product.yml`` said when this app was made; from source, Help Viewer itself."""
    try:
        row = json.loads((resources() / "product.json").read_bytes())
    except FileNotFoundError:
        return Product()
    accents = (str(row.get(name, "")) for name in ("accent", "accent_dark"))
    return Product(str(row["id"]), str(row["name"]), str(row["version"]), *accents)


def own_cache() -> Path:
    """The reader's folder for what can be made again at any time. Need not exist."""
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData/Local")
        return base / product().id / "cache"
    if sys.platform == "darwin":
        return Path.home() / "Library/Caches" / product().id
    # https://specifications.freedesktop.org/basedir-spec/latest/
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / product().id


def own_data() -> Path:
    """The reader's folder for what was added and must not be lost. Need not exist."""
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData/Local") / product().id
    if sys.platform == "darwin":
        return Path.home() / "Library/Application Support" / product().id
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local/share") / product().id


def data_folders() -> list[Path]:
    """Folders that packages install data into, the user's own before the system's."""
    if sys.platform == "win32":
        return [Path(os.environ.get("PROGRAMDATA") or "C:/ProgramData")]
    if sys.platform == "darwin":
        return [Path("/Library/Application Support")]
    system = os.environ.get("XDG_DATA_DIRS") or "/usr/local/share:/usr/share"
    return [Path(folder) for folder in system.split(":") if Path(folder).is_absolute()]
