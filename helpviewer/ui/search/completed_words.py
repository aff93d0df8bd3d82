"""The words with which the one that is being typed may go on, in a line above the hits."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy

from helpviewer.ui.search.summary import Summary, link_to

BETWEEN = " · "


class CompletedWords(Summary):
    """As many of them as there is room for, each a link.

    Signals:
        chosen: the word that the reader chose.
    """

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("completed-words")
        self.setWordWrap(False)
        self.setContentsMargins(2, 0, 0, 0)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._words: Sequence[str] = ()
        self.linkActivated.connect(lambda number: self.chosen.emit(self._words[int(number)]))

    def offer(self, words: Sequence[str], room: int) -> None:
        """Offer these words in so many pixels."""
        self._words = words
        metrics = self.fontMetrics()
        left, shown = room - metrics.maxWidth(), []
        for number, word in enumerate(words):
            left -= metrics.horizontalAdvance(word + (BETWEEN if number else ""))
            if left < 0:
                break
            shown.append(link_to(str(number), word))
        self.setToolTip(self.tr("Go on with this word") if shown else "")
        self.say(BETWEEN.join(shown))
