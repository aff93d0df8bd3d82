"""The window, as the tests of the window have it, with nothing that leads out of it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from pytestqt.qtbot import QtBot

from tests.ui.conftest import open_window, opened_windows, settings

__all__ = ["nowhere", "open_window", "opened_windows", "settings"]


class Nowhere(QObject):
    """Stands where the reader's browser, mail program and file manager do."""

    @Slot(QUrl)
    def take(self, url: QUrl) -> None:
        """Do nothing."""


@pytest.fixture
def nowhere(qtbot: QtBot) -> Iterator[None]:
    """Let no link out."""
    taker = Nowhere()
    schemes = ("http", "https", "mailto", "file", "helpviewer")
    for scheme in schemes:
        QDesktopServices.setUrlHandler(scheme, taker, "take")  # type: ignore[arg-type] # its stubs say bytes
    yield
    for scheme in schemes:
        QDesktopServices.unsetUrlHandler(scheme)
