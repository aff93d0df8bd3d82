"""What commands write: UTF-8 whatever the terminal, and one sentence when something fails."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any


def speak_utf8() -> None:
    """Write UTF-8 with plain line ends from now on.

    A Windows console, or a pipe under the C locale, would fail at the first curly quote.
    """
    # Closed by who started us, or a program of Windows without a console: nobody sees what is said.
    if sys.stdout is None:
        sys.stdout = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115
    if sys.stderr is None:
        sys.stderr = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace", newline="\n")


def stop_output() -> None:
    """Send what is still to be written nowhere: Python would try again at exit, and fail once more."""
    with Path(os.devnull).open("wb") as nowhere:
        os.dup2(nowhere.fileno(), sys.stdout.fileno())


_CONTROL = dict.fromkeys({*range(32), *range(127, 160)} - {ord("\n"), ord("\t")}, "\ufffd")


def printable(text: str) -> str:
    """The text without control characters, by which a book or a file's name could command the terminal."""
    return text.translate(_CONTROL)


def print_line(line: str) -> None:
    """Write a line to standard output."""
    sys.stdout.write(printable(line) + "\n")


def print_json(value: Any) -> None:
    """Write JSON to standard output."""
    json.dump(value, sys.stdout, ensure_ascii=False, indent=2)
    sys.stdout.write("\n")


def complain(sentence: str, detail: str = "", *, verbose: bool = False) -> None:
    """Write what failed to standard error; the technical ``detail`` for those who want it."""
    # A frozen program without a console has no stderr.
    if sys.stderr is not None:
        said = f"{sentence}\n" + (f"{detail}\n" if verbose and detail else "")
        sys.stderr.write(printable(said))


class Percent:
    """Says on a terminal how far a long export is."""

    def __init__(self) -> None:
        self._shown = -1
        self._wanted = sys.stderr is not None and sys.stderr.isatty()

    def __call__(self, done: int, total: int) -> None:
        percent = done * 100 // max(total, 1)
        if not self._wanted or total < 100 or percent == self._shown:
            return
        self._shown = percent
        sys.stderr.write(f"\r{percent:3} %" if done < total else "\r     \r")
        sys.stderr.flush()
