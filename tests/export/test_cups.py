"""Prints from the app to a CUPS server of the test's own, whose printer makes PDF files."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

CUPSD = shutil.which("cupsd") or next((p for p in ("/usr/sbin/cupsd",) if Path(p).exists()), None)
BACKEND = Path("/usr/lib/cups/backend/cups-pdf")
PPD = Path("/usr/share/ppd/cups-pdf/CUPS-PDF_opt.ppd")
ROOT = Path(__file__).resolve().parents[2]

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        CUPSD is None or not BACKEND.exists() or not PPD.exists(),
        reason="no CUPS with a PDF printer here (Debian: cups, printer-driver-cups-pdf)",
    ),
    pytest.mark.skipif(os.name != "posix" or os.geteuid() != 0, reason="a CUPS server needs root"),
]

# CUPS has its own idea of who may do what; this server is reached through its socket only.
CUPSD_CONF = """\
Listen {folder}/socket
DefaultAuthType None
WebInterface No
Browsing No
<Location />
  Order allow,deny
  Allow all
</Location>
<Policy default>
  <Limit All>
    Order deny,allow
    Allow all
  </Limit>
</Policy>
"""
FILES_CONF = """\
ServerRoot {folder}/root
CacheDir {folder}/cache
RequestRoot {folder}/spool
StateDir {folder}/state
TempDir {folder}/tmp
ErrorLog {folder}/error
AccessLog {folder}/access
PageLog {folder}/page
"""
PRINT = """\
import sys
from pathlib import Path
from helpviewer.startup import immortal_none
immortal_none.protect()
from PySide6.QtWidgets import QApplication, QWidget
from PySide6.QtPrintSupport import QPrinterInfo
application = QApplication(sys.argv[:1])
from helpviewer.book.book import Book, Location
from helpviewer.models.user_data.settings import Settings
from helpviewer.ui.output.printing import make_printer, print_to
assert QPrinterInfo.availablePrinterNames() == ["PDF"]
settings = Settings(Path(sys.argv[2]))
settings.change(paper="A4")
printer = make_printer(sys.argv[3], settings)
printer.setPrinterName("PDF")
print_to(QWidget(), Book.open(Path(sys.argv[1])), Location("zero-data-retention"), printer, settings)
"""


@pytest.fixture
def server() -> Iterator[dict[str, str]]:
    """A running server with the printer "PDF"; the environment that leads to it."""
    # Not pytest's folder: the server's filters run as another user.
    folder = Path(tempfile.mkdtemp(prefix="cups-"))
    folder.chmod(0o755)
    for name in ("root", "cache", "spool", "state", "tmp"):
        (folder / name).mkdir()
    (folder / "tmp").chmod(0o1777)
    (folder / "cupsd.conf").write_text(CUPSD_CONF.format(folder=folder))
    (folder / "files.conf").write_text(FILES_CONF.format(folder=folder))
    environment = os.environ | {"CUPS_SERVER": f"{folder}/socket", "QT_QPA_PLATFORM": "offscreen"}
    process = subprocess.Popen([CUPSD, "-f", "-c", folder / "cupsd.conf", "-s", folder / "files.conf"])  # type: ignore[list-item]
    try:
        command = ["lpadmin", "-p", "PDF", "-E", "-v", "cups-pdf:/", "-P", str(PPD)]
        for _ in range(50):  # lpadmin itself waits for nothing
            if subprocess.run(command, env=environment, capture_output=True, check=False).returncode == 0:
                break
            subprocess.run(["sleep", "0.1"], check=True)
        else:
            pytest.fail((folder / "error").read_text())
        yield environment
    finally:
        process.terminate()
        process.wait(30)
        shutil.rmtree(folder, ignore_errors=True)


def test_a_page_comes_out_of_the_printer_as_the_pdf_has_it(
    server: dict[str, str], bundled_book: Path, tmp_path: Path
) -> None:
    title = f"helpviewer-{os.getpid()}"
    out = Path(pwd.getpwuid(os.getuid()).pw_dir) / "PDF"
    existed = out.exists()
    command = [sys.executable, "-c", PRINT, str(bundled_book), str(tmp_path / "settings.json"), title]
    subprocess.run(command, env=server | {"PYTHONPATH": str(ROOT)}, check=True, timeout=120)
    # Whoever asks for completed jobs only learns of a job when it is done.
    for _ in range(300):
        waiting = subprocess.run(
            ["lpstat", "-W", "not-completed"], env=server, capture_output=True, check=True
        )
        if not waiting.stdout.strip():
            break
        subprocess.run(["sleep", "0.1"], check=True)
    files = list(out.glob(f"{title}*.pdf"))
    try:
        assert len(files) == 1
        printed = sheets(files[0], tmp_path / "printed")
    finally:
        for file in files:
            file.unlink()
        if not existed:
            out.rmdir()
    command = [
        sys.executable,
        "-m",
        "helpviewer",
        "export",
        "--book",
        str(bundled_book),
        "zero-data-retention",
    ]
    command += ["--format", "pdf", "--paper", "a4", "-o", str(tmp_path / "file.pdf")]
    subprocess.run(command, env=os.environ | {"PYTHONPATH": str(ROOT)}, check=True, timeout=120)
    written = sheets(tmp_path / "file.pdf", tmp_path / "written")
    assert len(printed) == len(written) >= 1
    for one, other in zip(printed, written, strict=True):
        assert abs(one.width() - other.width()) <= 2
        assert alike(one, other) > 0.98


def sheets(file: Path, prefix: Path) -> list[QImage]:
    """The sheets as pictures so coarse that they show lines of text, and not how letters are drawn."""
    subprocess.run(["pdftoppm", "-r", "72", "-gray", "-png", file, prefix], check=True, timeout=60)
    pictures = [QImage(str(path)) for path in sorted(prefix.parent.glob(f"{prefix.name}-*.png"))]
    return [p.scaledToWidth(150, Qt.TransformationMode.SmoothTransformation) for p in pictures]


def alike(one: QImage, other: QImage) -> float:
    """The share of points that are about as dark in both."""
    width, height = min(one.width(), other.width()), min(one.height(), other.height())
    same = sum(
        abs(one.pixelColor(x, y).red() - other.pixelColor(x, y).red()) < 100
        for y in range(height)
        for x in range(width)
    )
    return same / (width * height)
