"""The page setup that the reader chose, as settings and as Qt's page layout."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QPageLayout

from helpviewer.export.child import Paper
from helpviewer.models.user_data.settings import Choices
from helpviewer.paper.pdf import paper_size, usual_layout

_MM = QPageLayout.Unit.Millimeter


def page_layout(choices: Choices) -> QPageLayout:
    """The reader's paper, or the usual one of the region as long as none was chosen."""
    layout = usual_layout(paper_size(choices.paper))
    if choices.landscape:
        layout.setOrientation(QPageLayout.Orientation.Landscape)
    if choices.margins_mm:
        layout.setMargins(QMarginsF(*(float(word) for word in choices.margins_mm.split())))
    return layout


def paper_of(layout: QPageLayout) -> Paper:
    """The paper as another process is told of it."""
    margins = layout.margins(_MM)
    landscape = layout.orientation() == QPageLayout.Orientation.Landscape
    sides = (margins.left(), margins.top(), margins.right(), margins.bottom())
    return Paper(layout.pageSize().key(), landscape, sides)


def choices_for(layout: QPageLayout) -> dict[str, Any]:
    """The settings that bring this layout back."""
    margins = layout.margins(_MM)
    values = (margins.left(), margins.top(), margins.right(), margins.bottom())
    usual = usual_layout().margins(_MM)
    same = all(
        abs(a - b) < 0.5
        for a, b in zip(values, (usual.left(), usual.top(), usual.right(), usual.bottom()), strict=True)
    )
    return {
        "paper": layout.pageSize().key(),
        "landscape": layout.orientation() == QPageLayout.Orientation.Landscape,
        "margins_mm": "" if same else " ".join(f"{value:.1f}" for value in values),
    }
