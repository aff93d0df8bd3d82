"""The only door out: links that leave the book open in the reader's own browser or mail program."""

from __future__ import annotations

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

ALLOWED_SCHEMES = frozenset({"http", "https", "mailto"})


def open_outside(address: str) -> bool:
    """Hand an address to the desktop.

    Returns:
        whether it was allowed and taken; anything but http, https and mailto is refused here, whatever
        was checked before.
    """
    url = QUrl(address, QUrl.ParsingMode.StrictMode)
    if not url.isValid() or url.scheme().lower() not in ALLOWED_SCHEMES:
        return False
    return QDesktopServices.openUrl(url)
