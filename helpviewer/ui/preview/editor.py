"""Opens a file in the publisher's editor, at a line where the editor can be told."""

from __future__ import annotations

import os
import shlex
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QProcess, QUrl
from PySide6.QtGui import QDesktopServices

# How editors are told a line; others are given the file alone.
_WAYS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(
        ("code", "codium", "vscodium", "code-insiders", "cursor", "windsurf"), ("--goto", "{file}:{line}")
    ),
    **dict.fromkeys(("subl", "sublime_text", "zed", "hx", "helix", "atom", "micro"), ("{file}:{line}",)),
    **dict.fromkeys(("vi", "vim", "gvim", "nvim", "nvim-qt", "nano", "pico", "joe"), ("+{line}", "{file}")),
    **dict.fromkeys(("emacs", "emacsclient", "gedit", "kak", "ne", "mousepad", "xed"), ("+{line}", "{file}")),
    **dict.fromkeys(("kate", "kwrite", "mate"), ("--line", "{line}", "{file}")),
    **dict.fromkeys(("idea", "pycharm", "webstorm"), ("--line", "{line}", "{file}")),
    "notepad++": ("-n{line}", "{file}"),
}
_IN_A_TERMINAL = frozenset({"vi", "vim", "nvim", "nano", "pico", "joe", "hx", "helix", "micro", "kak", "ne"})


def editor_of(template: str, environment: Mapping[str, str]) -> str:
    """The editor to use: that of the settings, or else ``$VISUAL`` or ``$EDITOR``; "" for the desktop's."""
    return template or environment.get("VISUAL", "") or environment.get("EDITOR", "")


def editor_command(editor: str, path: Path, line: int) -> list[str]:
    """The command that opens a file; [] when ``editor`` cannot be understood.

    Args:
        editor: a command such as ``code --wait``, or a template such as ``edit -l {line} {file}``.
        path: an absolute path.
        line: counts from 1.
    """
    try:
        words = shlex.split(editor, posix=sys.platform != "win32")
    except ValueError:
        return []
    if not words:
        return []
    if not any("{file}" in word for word in words):
        words += _WAYS.get(_name(words[0]), ("{file}",))
    # The line first: a path may hold whatever it likes.
    return [word.replace("{line}", str(line)).replace("{file}", str(path)) for word in words]


def open_in_editor(editor: str, path: Path, line: int) -> bool:
    """Open an ordinary file in the editor; whether that was possible."""
    if not path.is_absolute() or not path.is_file():
        return False
    command = editor_command(editor, path, line)
    if command and _name(command[0]) in _IN_A_TERMINAL:
        terminal = shutil.which(os.environ.get("TERMINAL") or "x-terminal-emulator")
        command = [terminal, "-e", *command] if terminal else []
    elif editor and not command:
        return False
    if not command:
        return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
    return QProcess.startDetached(command[0], command[1:])[0]


def _name(program: str) -> str:
    return Path(program.strip('"')).name.lower().removesuffix(".exe").removesuffix(".cmd")
