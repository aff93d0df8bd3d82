"""What can be done with a file that was just saved, offered in the status bar for a while."""

from __future__ import annotations

from html import escape
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QLabel, QWidget

OFFERED_MS = 60_000
FILE, FOLDER = "file", "folder"


class SavedLinks(QLabel):
    """Two links: open the file, or show its folder."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("saved-links")
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByMouse | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        self.setContentsMargins(0, 0, 8, 0)
        self._path = Path()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(OFFERED_MS)
        self._timer.timeout.connect(self.hide)
        self.linkActivated.connect(self._open)

    def offer(self, path: str) -> None:
        """Offer this file."""
        self._path = Path(path)
        links = ((FILE, self.tr("Open")), (FOLDER, self.tr("Show in Folder")))
        self.setText(" · ".join(f'<a href="{name}">{escape(text)}</a>' for name, text in links))
        self.setToolTip(path)
        self.show()
        self._timer.start()

    def _open(self, what: str) -> None:
        path = self._path if what == FILE else self._path.parent
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
