"""The program under a publisher's name: nowhere does a reader meet ours."""

from __future__ import annotations

import ast
import json
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

EVERYTHING_SAID = """
import sys
from helpviewer import app
from helpviewer.book.errors import BookMissing
from helpviewer.startup.user_files import user_file
from helpviewer.ui.dialogs.crash_window import CrashWindow
from helpviewer.ui.dialogs.error_window import ErrorWindow
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox, QWidget

def said(widget):
    yield widget.windowTitle()
    yield from (label.text() for label in widget.findChildren(QLabel))
    for action in widget.findChildren(QAction):
        yield from (action.text(), action.statusTip(), action.toolTip())
    for child in widget.findChildren(QWidget):
        yield from (child.accessibleName(), child.accessibleDescription(), child.toolTip())

def look(window):
    window.commands.manual()
    for action in (window.do.about, window.do.preferences, window.do.shortcuts):
        action.trigger()
    print(window.statusBar().currentMessage())
    print("links are", window.palette().link().color().name())
    missing = BookMissing("book-missing", folder="", file="")
    windows = [*QApplication.topLevelWidgets(), CrashWindow("", user_file("log")), ErrorWindow(missing)]
    from helpviewer.ui.common import message
    windows.append(message._box(window, QMessageBox.Icon.Warning, "It failed.", ""))
    for widget in windows:
        print("\\n".join(said(widget)))
    QApplication.closeAllWindows()
    QApplication.quit()

raise SystemExit(app.main(sys.argv[1:], lambda application: application.ready.connect(look)))
"""


@pytest.fixture(scope="module")
def acme(tmp_path_factory: pytest.TempPathFactory, tiny_book: Path) -> Path:
    """An installation whose ``product.json`` names Acme; the folder to import it from."""
    site = tmp_path_factory.mktemp("site")
    shutil.copytree(ROOT / "helpviewer", site / "helpviewer", ignore=shutil.ignore_patterns("__pycache__"))
    data = site / "helpviewer" / "data"
    shutil.copytree(ROOT / "resources" / "icons", data / "resources" / "icons")
    shutil.copytree(tiny_book, data / "book")
    product = {"id": "acme-help", "name": "Acme & Sons Help", "version": "7.5", "accent": "#7a1fa2"}
    (data / "resources" / "product.json").write_text(json.dumps(product))
    return site


def run(site: Path, home: Path, *command: str, **environment: str) -> subprocess.CompletedProcess[str]:
    everything = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPATH": str(site),
        "HOME": str(home),
        "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_STATE_HOME": str(home / "state"),
        "XDG_RUNTIME_DIR": "",
        "TMPDIR": str(home),
        **environment,
    }
    return subprocess.run(
        [sys.executable, *command],
        env={name: value for name, value in everything.items() if value},
        cwd=home,
        capture_output=True,
        text=True,
        timeout=60,
    )


def test_no_window_says_our_name(acme: Path, tmp_path: Path) -> None:
    done = run(acme, tmp_path, "-c", EVERYTHING_SAID)
    assert done.returncode == 0, done.stderr
    assert "Help Viewer" not in done.stdout  # About's table of parts names it, beside Qt and Python
    said = set(done.stdout.splitlines())
    assert {"Acme & Sons Help", "Acme & Sons Help 7.5", "About Acme & Sons Help"} <= said
    assert {"&About Acme && Sons Help", "&Using Acme && Sons Help"} <= said
    for start in ("{} has met an error", "Close {}", "Change how {} looks"):
        assert any(line.startswith(start.format("Acme & Sons Help")) for line in said), start
    assert any("no page about Acme & Sons Help" in line for line in said)
    assert "links are #7a1fa2" in said
    assert (tmp_path / "state" / "acme-help").is_dir()


F1 = """
import sys
from helpviewer import app

def press(application):
    def shown():
        print(application.windows.latest.windowTitle())
        application.windows.close_all()
    def ready(window):
        application.windows.opened.connect(lambda window: QTimer.singleShot(0, shown))
        window.do.manual.trigger()
    from PySide6.QtCore import QTimer
    application.ready.connect(ready)

raise SystemExit(app.main(sys.argv[1:], press))
"""


def test_f1_opens_the_manual_that_came_along(acme: Path, tmp_path: Path, manual_book: Path) -> None:
    site = tmp_path / "site"
    shutil.copytree(acme, site)
    shutil.copytree(manual_book, site / "helpviewer" / "data" / "manual")
    done = run(site, tmp_path, "-c", F1)
    assert done.stdout.strip().endswith("Using Help Viewer"), done.stderr


# Where our name may stand: what is about our own product, and what says what the parts are.
OUR_NAME = {
    "helpviewer/core/product.py": "the product from source",
    "helpviewer/startup/log.py": "a crash report says what the product was made of",
    "helpviewer/ui/dialogs/about.py": "the table of parts and their licences",
}


def strings(file: Path) -> Iterator[str]:
    """Every text in a program file but its docstrings."""
    tree = ast.parse(file.read_text("utf-8"))
    alone = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in alone:
            yield node.value


def test_no_text_of_the_program_names_our_product() -> None:
    for file in sorted((ROOT / "helpviewer").rglob("*.py")):
        name = file.relative_to(ROOT).as_posix()
        if name not in OUR_NAME:
            assert not [text for text in strings(file) if "Help Viewer" in text], name
    for file in (ROOT / "resources" / "translations").glob("*.ts"):
        assert "Help Viewer" not in file.read_text("utf-8"), file.name


def test_the_command_line_says_the_publisher_s(acme: Path, tmp_path: Path) -> None:
    command = ("-m", "helpviewer")
    assert run(acme, tmp_path, *command, "--version").stdout == "Acme & Sons Help 7.5\n"
    for words in (["--help"], ["search", "--help"], ["--nonsense"], ["export", "nowhere", "--format", "md"]):
        done = run(acme, tmp_path, *command, *words)
        assert "acme-help" in done.stdout + done.stderr
        assert "helpviewer" not in (done.stdout + done.stderr).replace(".helpbook", "")
    done = run(acme, tmp_path, *command, QT_QPA_PLATFORM="", DISPLAY="", WAYLAND_DISPLAY="")
    assert done.stderr.startswith("Acme & Sons Help needs a graphical desktop")
    assert "“acme-help search”" in done.stderr
    wrong = run(
        acme, tmp_path, "-c", "from helpviewer.startup import log; print(log.report(ValueError()))"
    ).stdout
    assert wrong.startswith("Acme & Sons Help 7.5, Help Viewer ")  # whoever helps needs both


def test_exported_files_name_the_publisher_s(acme: Path, tmp_path: Path) -> None:
    pypdf = pytest.importorskip("pypdf")
    for kind in ("pdf", "epub"):
        command = ("-m", "helpviewer", "export", "apples", "--format", kind, "-o", f"out.{kind}")
        assert run(acme, tmp_path, *command).returncode == 0
    assert pypdf.PdfReader(tmp_path / "out.pdf").metadata.creator == "Acme & Sons Help 7.5"
    with zipfile.ZipFile(tmp_path / "out.epub") as book:
        texts = [book.read(name).decode("utf-8", "replace") for name in book.namelist()]
    assert any('content="Acme &amp; Sons Help 7.5"' in text for text in texts)
    assert not any("Help Viewer" in text for text in texts)
    assert any("--link: #7a1fa2" in text for text in texts)


def test_links_carry_the_publisher_s_id(acme: Path, tmp_path: Path, tiny_book: Path) -> None:
    code = """
import sys
from pathlib import Path
from helpviewer.cli.parser import with_open_option
from helpviewer.links import open_target
for link in sys.argv[1:]:
    assert with_open_option([link]) == ["--open", link]
    print(*open_target.resolve(link, Path("book"), Path("none")))
"""
    (tmp_path / "book").symlink_to(tiny_book)
    done = run(acme, tmp_path, "-c", code, "acme-help:tiny/apples", "helpviewer:tiny/pears")
    assert done.stdout == "book apples\nbook pears\n", done.stderr
