"""The reader's own files: links, pipes, and texts that cannot be saved."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from PySide6.QtCore import QObject

from helpviewer.models.user_data.settings import Settings
from helpviewer.models.user_data.store import open_store, write_store


@pytest.mark.skipif(os.name != "posix", reason="links need a privilege on Windows")
def test_a_linked_settings_file_stays_a_link(tmp_path: Path) -> None:
    kept, link = tmp_path / "dotfiles.json", tmp_path / "settings.json"
    write_store(kept, {"theme": "dark"})
    link.symlink_to(kept)
    write_store(link, {"theme": "light"})
    assert link.is_symlink()
    assert json.loads(kept.read_text("utf-8")) == {"theme": "light"}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="a system without named pipes")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "settings.json")
    assert open_store(tmp_path / "settings.json") == ({}, True)


def test_half_a_letter_is_damage_and_does_not_stop_later_saves(tmp_path: Path, qapp: QObject) -> None:
    file = tmp_path / "settings.json"
    file.write_text(r'{"paper": "\ud800", "theme": "dark"}', "utf-8")
    settings = Settings(file, qapp)
    assert settings.damaged
    settings.change(theme="light")
    assert json.loads(file.read_text("utf-8"))["theme"] == "light"
    assert (tmp_path / "settings.json.damaged").is_file()
    file.write_text(r'{"paper": "\ud83d\ude00"}', "utf-8")
    assert open_store(file) == ({"paper": "😀"}, False)
