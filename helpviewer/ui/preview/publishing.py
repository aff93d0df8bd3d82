"""Gives the windows of a preview what publishers need: the list of mistakes, and the way to the sources."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QInputDialog, QLineEdit

from helpviewer.book.book import Location
from helpviewer.book.errors import BookError
from helpviewer.core.files import read_file
from helpviewer.core.preview_notes import line_of_heading
from helpviewer.models.mistakes import MistakesModel
from helpviewer.models.user_data.settings import Settings
from helpviewer.ui.page.context_menu import PlaceAction
from helpviewer.ui.preview.editor import editor_of, open_in_editor
from helpviewer.ui.preview.mistakes_pane import MistakesPane
from helpviewer.ui.window.main_window import MainWindow

_MOST_BYTES = 16 * 2**20


class Publishing(QObject):
    """What is added to each window of a preview.

    Args:
        notes: the file with what the preview tells.
    """

    def __init__(self, notes: Path, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self.model = MistakesModel(notes, self)

    def add_to(self, window: MainWindow) -> None:
        """Add the list of mistakes, and an entry to the page's context menu."""
        pane = MistakesPane(self.model, window)
        pane.opened.connect(partial(self._open_mistake, window))
        pane.editor_asked.connect(partial(self._choose_editor, window))
        window.addDockWidget(Qt.DockWidgetArea.BottomDockWidgetArea, pane)
        source = PlaceAction(self.tr("Open &Source"), window)
        source.chosen.connect(partial(self._open_source, window))
        window.page.more_actions = (*window.page.more_actions, None, source)

    def _open_mistake(self, window: MainWindow, row: int) -> None:
        mistake = self.model.mistake(row)
        self._edit(window, Path(mistake.path), mistake.line)
        page = self.model.page_of(mistake)
        if page and page != window.navigator.location.page and page in window.book:
            window.navigator.go(Location(page))

    def _open_source(self, window: MainWindow, place: Location) -> None:
        path = Path(self.model.notes.sources.get(place.page, ""))
        line = 1
        if place.section:
            try:
                titles = {section.id: section.title for section in window.book.page(place.page).sections}
                text = read_file(path, _MOST_BYTES).decode("utf-8", "replace")
                line = line_of_heading(text, titles.get(place.section, ""))
            except (OSError, BookError):
                pass  # then its first line
        self._edit(window, path, line)

    def _edit(self, window: MainWindow, path: Path, line: int) -> None:
        if not open_in_editor(editor_of(self._settings.choices.editor, os.environ), path, line):
            window.say(self.tr("“{0}” could not be opened in your editor.").format(path))

    def _choose_editor(self, window: MainWindow) -> None:
        text, chosen = QInputDialog.getText(
            window,
            self.tr("Editor"),
            self.tr("Command of your editor, such as “code” or “edit +{line} {file}”:"),
            QLineEdit.EchoMode.Normal,
            editor_of(self._settings.choices.editor, os.environ),
        )
        if chosen:
            self._settings.change(editor=text.strip())
