"""The manual's example for another program's F1 key works as it is written."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "resources" / "content" / "manual" / "publishers" / "context-help.md"

PROGRAM = """
from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLineEdit, QMainWindow, QVBoxLayout, QWidget
from helpviewer.startup import immortal_none
immortal_none.protect()

def with_fields(window, body):
    column = QVBoxLayout(body)
    for name in ("billing.amount", ""):
        field = QLineEdit(objectName=name)
        column.addWidget(field)
    add_help_key(window)
    window.show()
    window.activateWindow()
    assert QTest.qWaitForWindowActive(window)
    return body.findChildren(QLineEdit)

application = QApplication([])
window, body = QMainWindow(objectName="main"), QWidget()
window.setCentralWidget(body)
dialog = QDialog(window, objectName="billing.dialog")
for place, inside in ((window, body), (dialog, dialog)):
    for field in with_fields(place, inside):
        field.setFocus()
        while application.focusWidget() is not field:
            application.processEvents()
        QTest.keyClick(field, Qt.Key.Key_F1)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="the program that is called is a shell script here")
def test_f1_asks_for_the_innermost_name(tmp_path: Path) -> None:
    (example,) = re.findall(r"```python\n(.*?)```", PAGE.read_text("utf-8"), re.S)
    assert len(example.split("def ", 1)[1].strip().splitlines()) <= 10
    asked = tmp_path / "asked"
    os.mkfifo(asked)
    program = tmp_path / "helpviewer"
    program.write_text(f'#!/bin/sh\necho "$*" > {asked}\n')
    program.chmod(0o755)
    reader = subprocess.Popen(["cat", asked], stdout=subprocess.PIPE, text=True)
    keep_open = os.open(asked, os.O_WRONLY)
    done = subprocess.run(
        [sys.executable, "-c", example + PROGRAM],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "PATH": f"{tmp_path}:{os.environ['PATH']}"},
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    assert reader.stdout
    lines = sorted(reader.stdout.readline() for _ in range(4))
    os.close(keep_open)
    reader.communicate()
    assert lines == [
        "--context billing.amount\n",
        "--context billing.amount\n",
        "--context billing.dialog\n",
        "--context main\n",
    ]
