"""The window for an unexpected error, with a report that can be sent."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from helpviewer.core.product import product


class CrashWindow(QDialog):
    """Shows the report of an error that nobody expected; the reader goes on or quits.

    Args:
        report: versions and the place in the program, as text.
        log: the file that holds it as well.
    """

    def __init__(self, report: str, log: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Something Went Wrong"))
        sentence = QLabel(
            self.tr(
                "{0} has met an error it did not expect. You can try to go on. If it happens again,"
                " send this report to whoever gave you the program. Nothing is sent by itself."
            ).format(product().name)
        )
        sentence.setWordWrap(True)
        self.report = QPlainTextEdit(report)
        self.report.setReadOnly(True)
        self.report.setTabChangesFocus(True)
        self.report.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.report.setAccessibleName(self.tr("Report"))
        where = QLabel(self.tr("The report is also in {file}.").format(file=log))
        where.setWordWrap(True)
        self.copy = QPushButton(self.tr("&Copy Report"))
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.report.toPlainText()))
        self.go_on = QPushButton(self.tr("&Go On"))
        self.go_on.setDefault(True)
        self.go_on.clicked.connect(self.accept)
        self.quit = QPushButton(self.tr("&Quit"))
        self.quit.clicked.connect(self.reject)
        column, row = QVBoxLayout(self), QHBoxLayout()
        column.addWidget(sentence)
        column.addWidget(self.report, 1)
        column.addWidget(where)
        row.addWidget(self.copy)
        row.addStretch(1)
        row.addWidget(self.go_on)
        row.addWidget(self.quit)
        column.addLayout(row)
        self.resize(640, 420)
