"""What is given back after the start is not missed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from helpviewer.startup import memory

ROOT = Path(__file__).resolve().parents[2]

MAPS = """\
00400000-00452000 r--p 00000000 08:02 173521      /usr/bin/helpviewer
7f0bf6600000-7f0bf75f8000 r--p 00000000 fe:00 24  /opt/a folder/libicudata.so.73
7f0bf75f8000-7f0bf75f9000 r--p 00ff7000 fe:00 24  /opt/a folder/libicudata.so.73
7f0bf7600000-7f0bf766a000 r-xp 00000000 fe:00 25  /opt/libold.so
7f0bf766a000-7f0bf7770000 rw-p 00000000 fe:00 25  /opt/libold.so
7f0bf7770000-7f0bf7802000 rw-p 00000000 00:00 0
7f0bf7802000-7f0bf7815000 r--p 00000000 00:00 0   [vvar]
"""


def test_only_what_comes_unchanged_from_a_library_s_beginning() -> None:
    assert list(memory.linker_tables(MAPS)) == [(0x7F0BF6600000, 0x7F0BF75F8000)]


GIVE_BACK = """
import os, re, sys
from pathlib import Path
os.environ["QT_QPA_PLATFORM"] = "offscreen"
from helpviewer.startup import memory, immortal_none
from PySide6.QtWidgets import QApplication, QTextBrowser
immortal_none.protect()
application = QApplication([])
view = QTextBrowser()
view.setHtml("<h1>Title</h1>")
view.show()

def held():
    return int(re.search(r"Pss:\\s+(\\d+)", Path("/proc/self/smaps_rollup").read_text())[1])

before = held()
memory.give_back()
print(before - held())
from PySide6.QtPrintSupport import QPrinter  # links against all of them anew
from PySide6.QtGui import QPdfWriter, QTextDocument
QPrinter().setOutputFormat(QPrinter.OutputFormat.PdfFormat)
writer = QPdfWriter(sys.argv[1])
view.document().print_(writer)
del writer
"""


@pytest.mark.skipif(sys.platform != "linux", reason="other systems see to it themselves")
def test_a_program_that_gave_back_goes_on(tmp_path: Path) -> None:
    pdf = tmp_path / "page.pdf"
    command = [sys.executable, "-c", GIVE_BACK, str(pdf)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, timeout=60)
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) > 1000  # kB
    assert pdf.read_bytes().startswith(b"%PDF-")
