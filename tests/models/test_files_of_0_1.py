"""What a reader kept with version 0.1 is there: files as that version wrote them."""

from __future__ import annotations

import json
from pathlib import Path

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from helpviewer.book.book import Location
from helpviewer.models.books.open_books import OpenBooks
from helpviewer.models.navigator import Visit
from helpviewer.models.user_data.bookmarks import Bookmark
from helpviewer.models.user_data.session import Session
from helpviewer.models.user_data.settings import Choices, Settings

FILES = {
    "settings.json": {
        "theme": "dark",
        "font": "system",
        "text_size": 125,
        "language": "",
        "restore_session": True,
        "keep_searches": True,
        "export_format": "pdf",
        "paper": "",
        "landscape": False,
        "margins_mm": "",
        "link_notes": False,
        "pictures_beside": False,
    },
    "session.json": {
        "books": {"tiny": {"page": "apples", "section": "", "position": 40}},
        "side_width": 333,
        "searches": {"tiny": ["storing"]},
        "recent_pages": {"tiny": ["apples", "welcome"]},
        "expanded": {"tiny": ["basics"]},
    },
    "bookmarks/tiny.json": {
        "book": "tiny",
        "bookmarks": [{"place": "apples#storing", "name": "The cellar"}],
    },
}


def test_they_are_taken_over(qtbot: QtBot, tiny_book: Path, tmp_path: Path) -> None:
    (tmp_path / "bookmarks").mkdir()
    for name, content in FILES.items():
        (tmp_path / name).write_text(json.dumps(content, indent=1), "utf-8")
    owner = QObject()
    settings = Settings(tmp_path / "settings.json", owner)
    session = Session(tmp_path / "session.json", owner)
    books = OpenBooks(session, settings, tmp_path / "bookmarks", owner)
    opened = books.open(tiny_book)
    assert settings.choices == Choices(theme="dark", text_size=125)
    assert session.visit("tiny") == Visit(Location("apples"), 40)
    assert (session.side_width, session.expanded("tiny")) == (333, ("basics",))
    assert session.searches("tiny") == ("storing",)
    assert session.recent_pages("tiny") == ("apples", "welcome")
    assert opened.bookmarks.all == (Bookmark(Location("apples", "storing"), "The cellar"),)
    assert not any(file.damaged for file in (settings, session, opened.bookmarks))
    books.close()
