"""What is copied of a selection on a page. Loaded with the first copy."""

from __future__ import annotations

import re
from collections.abc import Iterator

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QTextCursor

from helpviewer.models.utf16 import to_units
from helpviewer.richtext.inline import is_button
from helpviewer.richtext.long_blocks import END, JOINT
from helpviewer.ui.page.document_scan import links


def words_of_a_line(selected: QTextCursor) -> str:
    """What is selected within a line, without blanks around it; "" for more."""
    text = selected.selectedText().replace("\u00a0", " ").replace("\u200b", "")
    return "" if "\u2029" in text or "\u2028" in text else text.strip()


def as_written(mime: QMimeData, selected: QTextCursor) -> QMimeData:
    """``mime`` without the words "Copy" and "Larger" of the boxes of code within the selection, and with
    long paragraphs and words in one again."""
    start, end = selected.selectionStart(), selected.selectionEnd()
    out = [
        (link.start, link.end)
        for link in links(selected.document())
        if is_button(link.href) and link.start < end and start < link.end
    ]
    out.extend(_joints(selected))
    if not out:
        return mime
    # In a copy of the page, because a selection over a cell's edge always takes the whole cell.
    page = selected.document().clone()
    part = QTextCursor(page)
    part.setPosition(start)
    part.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    eraser = QTextCursor(page)
    for first, last in sorted(out, reverse=True):
        eraser.setPosition(first)
        eraser.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
        eraser.removeSelectedText()
    kept = QMimeData()
    kept.setText(part.selection().toPlainText())
    kept.setHtml(part.selection().toHtml())
    return kept


def _joints(selected: QTextCursor) -> Iterator[tuple[int, int]]:
    """Where the selection was parted, which is not what was written."""
    page = selected.document()
    if JOINT not in page.toPlainText():
        return
    block, end = page.findBlock(selected.selectionStart()), selected.selectionEnd()
    while block.isValid() and block.position() <= end:
        text, before = block.text(), block.position()
        for joint in to_units(text, [found.span() for found in re.finditer(f"{END}$|{JOINT}", text)]):
            is_end = joint[1] - joint[0] == len(END)
            yield before + joint[0], min(before + joint[1] + is_end, end)
        block = block.next()
