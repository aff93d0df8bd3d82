"""The lines above the hits: how many there are, what was corrected, what is missing."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape, unescape

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLabel

QUOTED = 80
"""Letters of a query that are repeated to the reader."""

NAMED = 6
"""Words that are listed at most; a pasted message may have dozens."""

_PARAGRAPH_END, _TAG = re.compile("</p>"), re.compile("<[^>]*>")


class Summary(QLabel):
    """The lines above the hits. The Tab key goes from link to link."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("search-summary")
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByMouse | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        self.setContentsMargins(10, 4, 10, 0)
        self.hide()

    def say(self, text: str) -> None:
        """Show rich text; nothing at all when it is empty."""
        if text != self.text():
            self.setText(text)
            # Only a text with a link in it is a stop for the Tab key.
            stop = Qt.FocusPolicy.StrongFocus if "<a " in text else Qt.FocusPolicy.NoFocus
            self.setFocusPolicy(stop)
        self.setVisible(bool(text))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            # Qt puts the focus on the label as a whole; a reader would have to press Tab once more.
            self.focusNextPrevChild(event.reason() == Qt.FocusReason.TabFocusReason)


def link_to(target: str, text: str) -> str:
    """A link for a summary; a click on it emits :attr:`Summary.linkActivated` with ``target``."""
    return f'<a href="{target}">{escape(text)}</a>'


def paragraphs(lines: Iterable[str]) -> str:
    """These lines as rich text, each a paragraph."""
    return "".join(f'<p style="margin: 0 0 4px 0">{line}</p>' for line in lines)


def listed(words: Iterable[str]) -> str:
    """The first :data:`NAMED` of these words, with commas between them."""
    words = list(words)
    return ", ".join(words[:NAMED]) + (" …" if len(words) > NAMED else "")


def shortened(text: str) -> str:
    """The text on one line, cut to :data:`QUOTED` characters."""
    text = " ".join(text.split())
    return text if len(text) <= QUOTED else text[: QUOTED - 1] + "…"


def plain(rich: str) -> str:
    """The words of rich text, each paragraph a line."""
    lines = (unescape(_TAG.sub("", part)) for part in _PARAGRAPH_END.split(rich))
    return "\n".join(line for line in lines if line)
