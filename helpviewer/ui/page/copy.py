"""What is copied of a selection on a page. Loaded with the first copy."""

from __future__ import annotations

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QTextCursor

from helpviewer.richtext.inline import COPY
from helpviewer.ui.page.outline import links


def without_buttons(mime: QMimeData, selected: QTextCursor) -> QMimeData:
    """``mime`` without the words "Copy" of the boxes of code within the selection."""
    start, end = selected.selectionStart(), selected.selectionEnd()
    buttons = [
        link
        for link in links(selected.document())
        if link.href.startswith(f"{COPY}:") and link.start < end and start < link.end
    ]
    if not buttons:
        return mime
    # In a copy of the page, because a selection over a cell's edge always takes the whole cell.
    page = selected.document().clone()
    part = QTextCursor(page)
    part.setPosition(start)
    part.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    eraser = QTextCursor(page)
    for button in reversed(buttons):
        eraser.setPosition(button.start)
        eraser.setPosition(button.end, QTextCursor.MoveMode.KeepAnchor)
        eraser.removeSelectedText()
    kept = QMimeData()
    kept.setText(part.selection().toPlainText())
    kept.setHtml(part.selection().toHtml())
    return kept
