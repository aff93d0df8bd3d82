"""Where the system keeps what is the reader's own, and what packages install for all. No Qt."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from helpviewer.core.product import product


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
