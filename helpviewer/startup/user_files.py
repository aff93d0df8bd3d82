"""Where the reader's own files are: settings, session, bookmarks, log."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths

_PLACES = QStandardPaths.StandardLocation
_FILES = {
    "settings": (_PLACES.AppConfigLocation, "settings.json"),
    "session": (_PLACES.StateLocation, "session.json"),
    "bookmarks": (_PLACES.AppDataLocation, "bookmarks"),  # a folder, a file for each book
    "log": (_PLACES.StateLocation, "log.log"),
}


def user_file(name: str) -> Path:
    """The path of ``settings``, ``session``, ``bookmarks`` or ``log``, where the system wants such files.

    The name of the application must be set: it is part of the path.
    """
    kind, file = _FILES[name]
    return Path(QStandardPaths.writableLocation(kind)) / file
