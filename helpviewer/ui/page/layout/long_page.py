"""A long page is put together in parts: the first screen at once, the rest while it is read."""

from __future__ import annotations

import logging
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtWidgets import QTextBrowser

from helpviewer.richtext.document import PageDocument

SCREEN = 6_000
"""Characters that fill the largest screen."""

_log = logging.getLogger(__name__)


class LongPage:
    """Adds the parts of the page that a view shows, one for each turn of the event loop.

    Args:
        view: shows the document.
        when_done: is called when the last part of a page was added.
    """

    def __init__(self, view: QTextBrowser, when_done: Callable[[], None]) -> None:
        self._view = view
        self._when_done = when_done
        self._timer: QTimer | None = None

    def go_on(self) -> None:
        """Add the rest bit by bit, unless that is being done."""
        if self._unfinished is None:
            return
        if self._timer is None:
            self._timer = QTimer(self._view)
            self._timer.timeout.connect(self._take_turn)
        if not self._timer.isActive():
            self._timer.start(0)

    def add_section(self, section: str) -> None:
        """Add what there is up to a section, and a screen below it; nothing for ""."""
        while section and (page := self._unfinished) is not None and not page.has_anchor(section):
            self._add(page.add_part)
        if section and (page := self._unfinished) is not None:
            self._add(page.add_part)

    def add_screen(self, position: Callable[[], int]) -> None:
        """Add what there is up to a character, and a screen below it. What is added above may move it."""
        while (page := self._unfinished) is not None and page.characterCount() < position() + SCREEN:
            self._add(page.add_part)

    def add_all(self) -> None:
        """Add the rest at once."""
        if (page := self._unfinished) is not None:
            self._add(page.add_all)

    @property
    def _unfinished(self) -> PageDocument | None:
        page = self._view.document()
        return page if isinstance(page, PageDocument) and not page.is_whole else None

    def _take_turn(self) -> None:
        if (page := self._unfinished) is not None:
            self._add(page.add_part)
        if self._unfinished is None and self._timer is not None:
            self._timer.stop()

    def _add(self, add: Callable[[], None]) -> None:
        page = self._unfinished
        assert page is not None
        try:
            add()
        except Exception:  # noqa: BLE001 - a mistake of ours, or a page nobody thought of
            _log.exception("page %s", page.location)
            sentence = QCoreApplication.translate(
                "PageView", "The rest of this page cannot be shown. The log says why."
            )
            page.end_with(sentence)
        if page.is_whole:
            self._when_done()
