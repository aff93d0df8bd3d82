"""No part of the reader asks for a module that the frozen app leaves out, not even on its last dialog."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "helpviewer"

# Windows' own; the program itself.
ELSEWHERE = ("single_instance/pipe_server.py", "__main__.py")

IMPORT_ALL = """
import importlib, sys
sys.path.insert(0, "packaging")
from trim import UNWANTED_MODULES
for name in list(sys.modules):
    if name.split(".")[0] in UNWANTED_MODULES:
        del sys.modules[name]  # what this Python had loaded before our first line
for name in UNWANTED_MODULES:
    sys.modules[name] = None  # importing it is an error now
for name in sys.argv[1:]:
    try:
        importlib.import_module(name)
    except ModuleNotFoundError as error:
        print(f"{name}: {error}")
"""


def asked_for() -> set[str]:
    """Our own modules, and all that they import anywhere, also inside functions."""
    wanted = set()
    for file in PACKAGE.rglob("*.py"):
        if file.relative_to(PACKAGE).as_posix() in ELSEWHERE:
            continue
        wanted.add(".".join(file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"))
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                wanted.update(alias.name for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module:
                wanted.add(node.module)
    windows_only = {"msvcrt"}
    return wanted - windows_only - {"helpviewer.single_instance.pipe_server"}


def test_everything_can_be_imported_without_what_is_left_out() -> None:
    command = [sys.executable, "-c", IMPORT_ALL, *sorted(asked_for())]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT)
    assert done.returncode == 0, done.stderr
    assert done.stdout == ""
