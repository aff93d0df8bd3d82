"""PySide's error messages in the frozen app, which holds what words them compiled and trimmed."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

INTERNAL = Path(__file__).resolve().parents[2] / "dist" / "helpviewer" / "_internal"

WRONG_CALLS = """
import json
from PySide6.QtCore import QRect, QObject, Signal
from PySide6.QtWidgets import QWidget
said = []
for call in (lambda: QRect("a", 2), lambda: QWidget.setToolTip(1), lambda: QRect().setLeft(None),
             lambda: QObject().no_such_name, lambda: QObject(parnt=1)):
    try:
        call()
    except Exception as error:
        said.append([type(error).__name__, str(error)])
said.append([QObject.__doc__, QRect.__doc__])
print(json.dumps(said))
"""


@pytest.mark.skipif(not INTERNAL.is_dir(), reason="no frozen app; make package builds it")
@pytest.mark.skipif(sys.platform != "linux", reason="made on Linux only")
def test_error_messages_of_pyside_are_the_same() -> None:
    usual = subprocess.run([sys.executable, "-c", WRONG_CALLS], capture_output=True, text=True, check=True)
    said = json.loads(usual.stdout)
    assert [kind for kind, _ in said[:5]] == ["TypeError"] * 3 + ["AttributeError"] * 2

    library = [str(INTERNAL), str(INTERNAL / "base_library.zip")]
    code = f"import sys; sys.path[:0] = {library!r}\n{WRONG_CALLS}"
    frozen = subprocess.run([sys.executable, "-I", "-S", "-c", code], capture_output=True, text=True)
    assert frozen.returncode == 0, frozen.stderr
    assert json.loads(frozen.stdout) == said
