"""What is written to a terminal."""

from __future__ import annotations

import pytest

from helpviewer.core.terminal import complain, print_line, printable


def test_a_book_cannot_command_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    print_line("Title \x1b]0;owned\x07 \x9b31m")
    complain("No \x1b[2J.", "detail\nsecond\x1b", verbose=True)
    out, err = capsys.readouterr()
    assert out == "Title \ufffd]0;owned\ufffd \ufffd31m\n"
    assert err == "No \ufffd[2J.\ndetail\nsecond\ufffd\n"


def test_words_of_every_script_stay_as_they_are() -> None:
    text = "Łódź 日本 עברית 👩\u200d💻\ttab\nline"
    assert printable(text) == text
