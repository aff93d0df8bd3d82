"""The dialog "About": versions of program and book, licences, and details for a report."""

from __future__ import annotations

import platform
import sys
from html import escape

import PySide6
from PySide6.QtCore import QEvent, QSysInfo, Qt, Signal, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from helpviewer import __version__
from helpviewer.book.book import Book
from helpviewer.core.product import Product, product

LICENCES = (
    ("Help Viewer", "MIT"),
    ("Qt", "LGPL-3.0"),
    ("PySide6", "LGPL-3.0"),
    ("Snowball", "BSD-3-Clause"),
    ("Python", "PSF-2.0"),
)
"""Parts and the names of their licences as on https://spdx.org/licenses/."""


class About(QDialog):
    """Versions and licences.

    Signals:
        web_link_asked: the address of a link that was chosen.
    """

    web_link_asked = Signal(str)

    def __init__(self, book: Book, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._book = book
        self.about = QLabel()
        self.setWindowTitle(self.tr("About {0}").format(product().name))
        heading = QLabel("{0.name} {0.version}".format(product()))
        font = heading.font()
        font.setPointSizeF(font.pointSizeF() * 1.5)
        font.setBold(True)
        heading.setFont(font)
        about = self.about
        about.setText(self._sentence())
        about.setWordWrap(True)
        about.setTextFormat(Qt.TextFormat.RichText)
        about.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
        about.linkActivated.connect(self.web_link_asked)
        self.parts = self._table()
        self.copied = QLabel()
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.copy_button = buttons.addButton(self.tr("Copy &Details"), QDialogButtonBox.ButtonRole.ActionRole)
        self.copy_button.clicked.connect(self._copy)
        buttons.rejected.connect(self.close)
        buttons.button(QDialogButtonBox.StandardButton.Close).setDefault(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        column.addWidget(heading)
        column.addWidget(about)
        column.addWidget(self.parts, 1)
        column.addWidget(self.copied)
        column.addWidget(buttons)
        self.resize(480, 400)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            self.about.setText(self._sentence())  # Qt keeps the colour a link had before

    def details(self) -> str:
        """What a person who helps needs to know, as plain text; always English."""
        info = self._book.info
        own = product()
        lines = [] if own == Product() else [f"{own.name} {own.version}"]
        lines += [f"{name} {number}" for name, number, _ in _parts()]
        lines.append(
            f"Book: {info.title} ({info.id}), version {info.version}, as of {info.as_of or 'unknown'}"
        )
        if info.imprint.publisher:
            lines.append(f"Publisher: {info.imprint.publisher}")
        lines.append(f"System: {QSysInfo.prettyProductName()}, {platform.machine()}")
        lines.append(f"Display: {QGuiApplication.platformName()}, style Fusion")
        frozen = getattr(sys, "frozen", False)
        lines.append(f"Installed as: {'app' if frozen else 'Python package'}")
        return "\n".join(lines)

    def _sentence(self) -> str:
        info = self._book.info
        lines = [escape(self.tr("Reads help books, with nothing but your own computer."))]
        book = self.tr("This book: “{0}”, version {1}").format(info.title, info.version)
        lines.append(escape(book))
        imprint = info.imprint
        if imprint.publisher:
            lines.append(escape(self.tr("Publisher: {0}").format(imprint.publisher)))
        if imprint.licence:
            licence = self._link(imprint.licence, imprint.licence_url)
            lines.append(escape(self.tr("Licence of the book: {0}")).format(licence))
        if imprint.web_home:
            lines.append(escape(self.tr("On the web: {0}")).format(self._link("", imprint.web_home)))
        if info.ask.url:
            link = self._link(info.ask.title, info.ask.url)
            lines.append(escape(self.tr("Questions the book does not answer: {0}")).format(link))
        return "".join(f'<p style="margin: 0 0 6px 0">{line}</p>' for line in lines)

    def _link(self, title: str, url: str) -> str:
        if not url:
            return escape(title)
        colour = f'style="color: {QGuiApplication.palette().link().color().name()}"'
        return f'<a {colour} href="{escape(url)}">{escape(title or url)}</a>'

    def _table(self) -> QTableWidget:
        parts = _parts()
        table = QTableWidget(len(parts), 3)
        table.setAccessibleName(self.tr("Parts and their licences"))
        table.setHorizontalHeaderLabels([self.tr("Part"), self.tr("Version"), self.tr("Licence")])
        table.verticalHeader().hide()
        table.setShowGrid(False)
        table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        table.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
        table.setTabKeyNavigation(False)
        for row, texts in enumerate(parts):
            for column, text in enumerate(texts):
                table.setItem(row, column, QTableWidgetItem(text))
        table.resizeColumnsToContents()
        table.horizontalHeader().setStretchLastSection(True)
        return table

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.details())
        self.copied.setText(self.tr("The details are in the clipboard."))


def _parts() -> list[tuple[str, str, str]]:
    versions = {
        "Help Viewer": __version__,
        "Qt": qVersion(),
        "PySide6": PySide6.__version__,
        "Snowball": "3",  # its package says no more of itself; see pyproject.toml
        "Python": platform.python_version(),
    }
    return [(name, versions.get(name, ""), licence) for name, licence in LICENCES]
