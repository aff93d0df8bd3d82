from __future__ import annotations

import json
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from helpviewer.models.user_data.settings import TEXT_SIZES, Choices, Settings


def test_a_choice_is_told_and_is_there_at_the_next_start(qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "deep" / "settings.json"
    settings = Settings(file)
    with qtbot.waitSignal(settings.changed) as told:
        settings.change(theme="dark", text_size=125)
    assert told.args == [Choices(theme="dark", text_size=125)]
    assert Settings(file).choices == Choices(theme="dark", text_size=125)
    assert [path.name for path in file.parent.iterdir()] == ["settings.json"]


@pytest.mark.parametrize("content", ["", "{", "[1]", '"x"', "\0\0", "[" * 100_000, '{"theme": 7}'])
def test_a_damaged_file_means_defaults(qtbot: QtBot, tmp_path: Path, content: str) -> None:
    file = tmp_path / "settings.json"
    file.write_text(content, "utf-8")
    assert Settings(file).choices == Choices()


def test_one_bad_value_does_not_cost_the_others(qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    file.write_text(json.dumps({"theme": "dark", "text_size": 7, "restore_session": 1, "new": 3}), "utf-8")
    assert Settings(file).choices == Choices(theme="dark")


def test_a_value_without_sense_is_refused(qtbot: QtBot, tmp_path: Path) -> None:
    settings = Settings(tmp_path / "settings.json")
    with pytest.raises(ValueError, match="theme"):
        settings.change(theme="pink")
    assert settings.choices == Choices()


def test_text_size_goes_in_steps_and_stops_at_the_ends(qtbot: QtBot, tmp_path: Path) -> None:
    settings = Settings(tmp_path / "settings.json")
    settings.step_text_size(1)
    assert settings.choices.text_size == 110
    settings.step_text_size(-100)
    assert settings.choices.text_size == TEXT_SIZES[0]
    settings.step_text_size(100)
    assert settings.choices.text_size == TEXT_SIZES[-1]


def test_a_file_that_cannot_be_written_is_told_once(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file where a folder is wanted", "utf-8")
    settings = Settings(tmp_path / "taken" / "settings.json")
    with qtbot.waitSignal(settings.not_saved):
        settings.change(theme="dark")
    with qtbot.assertNotEmitted(settings.not_saved):
        settings.change(theme="light")
    assert settings.choices.theme == "light"


def test_defaults_come_back(qtbot: QtBot, tmp_path: Path) -> None:
    settings = Settings(tmp_path / "settings.json")
    settings.change(theme="contrast", font="serif", language="de", keep_searches=False)
    settings.restore_defaults()
    assert settings.choices == Choices()
    assert Settings(tmp_path / "settings.json").choices == Choices()


def test_a_damaged_file_is_kept_aside(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_text("nonsense", "utf-8")
    settings = Settings(tmp_path / "settings.json")
    assert settings.damaged
    settings.change(theme="dark")
    assert (tmp_path / "settings.json.damaged").read_text("utf-8") == "nonsense"
    assert not Settings(tmp_path / "settings.json").damaged


def test_two_programs_keep_each_other_s_choices(tmp_path: Path) -> None:
    first, second = (Settings(tmp_path / "settings.json") for _ in range(2))
    first.change(theme="dark")
    second.change(text_size=150)
    first.change(keep_searches=False)
    again = Settings(tmp_path / "settings.json").choices
    assert (again.theme, again.text_size, again.keep_searches) == ("dark", 150, False)
