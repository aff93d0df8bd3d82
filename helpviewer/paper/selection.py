"""A part of a page that the reader selected, for paper. QtGui only."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QTextCursor, QTextDocument

from helpviewer.page.around.phrases import Words
from helpviewer.richtext.inline import is_button


@dataclass(frozen=True, slots=True)
class Selection:
    """Characters ``start`` to ``end`` of the page as the screen shows it with these words around it, and the
    text between them; ``lists_headings`` as in
    :class:`~helpviewer.richtext.render_options.RenderOptions`."""

    start: int
    end: int
    text: str
    words: Words
    lists_headings: bool = True


def cut_to(document: QTextDocument, selection: Selection) -> None:
    """Leave only the selected part, as it is; as plain words where the page is not what the screen showed."""
    cursor = QTextCursor(document)
    end = document.characterCount() - 1
    cursor.setPosition(min(selection.start, end))
    cursor.setPosition(min(selection.end, end), QTextCursor.MoveMode.KeepAnchor)
    same = cursor.selectedText() == selection.text
    fragment = cursor.selection()
    document.clear()
    if same:
        QTextCursor(document).insertFragment(fragment)
        _drop_buttons(document)
    else:
        QTextCursor(document).insertText(selection.text)


def _drop_buttons(document: QTextDocument) -> None:
    """Take away the words "Copy" that only a screen can follow."""
    found: list[tuple[int, int]] = []
    block = document.begin()
    while block.isValid():
        fragments = block.begin()
        while not fragments.atEnd():
            fragment = fragments.fragment()
            if is_button(fragment.charFormat().anchorHref()):
                found.append((fragment.position(), fragment.position() + fragment.length()))
            fragments += 1
        block = block.next()
    cursor = QTextCursor(document)
    for start, end in reversed(found):
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
