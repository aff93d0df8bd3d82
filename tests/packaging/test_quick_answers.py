"""What the frozen app answers without Qt. How long it takes is measured in benchmarks/, not here."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
APP = ROOT / "dist" / "helpviewer" / "helpviewer"

if sys.platform != "linux" or not APP.exists() or shutil.which("strace") is None:
    pytest.skip("needs the frozen app and strace, on Linux", allow_module_level=True)


@pytest.mark.parametrize("option", ["--version", "--help"])
def test_qt_is_not_loaded(option: str, tmp_path: Path) -> None:
    trace = tmp_path / "trace"
    command = ["strace", "-f", "-e", "trace=openat", "-o", str(trace), str(APP), option]
    done = subprocess.run(
        command, env={"PATH": os.defpath, "HOME": str(tmp_path)}, capture_output=True, text=True
    )
    if not trace.exists() or "ptrace" in done.stderr:
        pytest.skip("strace may not trace here")
    assert "elp" in done.stdout
    assert "libpython" in trace.read_text()
    assert "Qt" not in trace.read_text()
