"""What to export, in which format, and how: one small dialog before the file's name is asked for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtGui import QPageSize
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QVBoxLayout,
    QWidget,
)

from helpviewer.core.formats import EXPORT_FORMATS
from helpviewer.models.user_data.settings import Choices
from helpviewer.page.output.job import Job
from helpviewer.ui.output.page_setup import page_layout

_PAPERS = (
    QPageSize.PageSizeId.A4,
    QPageSize.PageSizeId.Letter,
    QPageSize.PageSizeId.A5,
    QPageSize.PageSizeId.Legal,
)


@dataclass(frozen=True, slots=True)
class Offer:
    """Something that can be exported: its name for the reader, and what makes it when it is wanted."""

    name: str
    make: Callable[[], Job]


class ExportDialog(QDialog):
    """Lets the reader choose. Nothing is written here; ``what``, ``kind`` and ``settings`` say what was
    chosen."""

    def __init__(
        self, offers: Sequence[Offer], present: int, choices: Choices, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Export"))
        self._offers = tuple(offers)
        self.what_box = QComboBox()
        self.what_box.setMinimumContentsLength(28)
        self.what_box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        for offer in offers:
            self.what_box.addItem(offer.name)
        self.what_box.setCurrentIndex(present)
        self.format_box = QComboBox()
        names = {
            "pdf": self.tr("PDF document"),
            "html": self.tr("Web page in one file"),
            "md": self.tr("Markdown"),
            "txt": self.tr("Plain text"),
            "epub": self.tr("EPUB book"),
        }
        for kind in EXPORT_FORMATS:
            self.format_box.addItem(names[kind], kind)
        self.format_box.setCurrentIndex(EXPORT_FORMATS.index(choices.export_format))
        self.paper_box = QComboBox()
        chosen = page_layout(choices).pageSize()
        papers = [QPageSize(kind) for kind in _PAPERS]
        if chosen.key() not in [paper.key() for paper in papers]:
            papers.append(chosen)
        for paper in papers:
            self.paper_box.addItem(paper.name(), paper.key())
        self.paper_box.setCurrentIndex([paper.key() for paper in papers].index(chosen.key()))
        self.notes_box = QCheckBox(self.tr("Print the &addresses of links below each page"))
        self.notes_box.setChecked(choices.link_notes)
        self.pictures_box = QCheckBox(self.tr("Put &pictures into a folder beside the file"))
        self.pictures_box.setChecked(choices.pictures_beside)

        self._form = QFormLayout()
        self._form.addRow(self.tr("&What:"), self.what_box)
        self._form.addRow(self.tr("&Format:"), self.format_box)
        self._form.addRow(self.tr("Pa&per:"), self.paper_box)
        self._form.addRow("", self.notes_box)
        self._form.addRow("", self.pictures_box)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        go_on = buttons.addButton(self.tr("&Export…"), QDialogButtonBox.ButtonRole.AcceptRole)
        go_on.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addLayout(self._form)
        column.addStretch(1)
        column.addWidget(buttons)
        self.format_box.currentIndexChanged.connect(self._show_options)
        self._show_options()

    @property
    def kind(self) -> str:
        """The chosen format, one of :data:`EXPORT_FORMATS`."""
        return str(self.format_box.currentData())

    def what(self) -> Job:
        """What was chosen.

        Raises:
            PageMissing: there is nothing in it.
        """
        return self._offers[self.what_box.currentIndex()].make()

    def settings(self) -> dict[str, str | bool]:
        """The choices to be remembered, by the names of the settings."""
        return {
            "export_format": self.kind,
            "paper": str(self.paper_box.currentData()),
            "link_notes": self.notes_box.isChecked(),
            "pictures_beside": self.pictures_box.isChecked(),
        }

    def _show_options(self) -> None:
        for row in (self.paper_box, self.notes_box):
            self._form.setRowVisible(row, self.kind == "pdf")
        self._form.setRowVisible(self.pictures_box, self.kind == "md")
