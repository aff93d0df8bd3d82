"""What the first page does not wait for."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]

WATCHED = """
import gc, os, sys
from PySide6 import QtCore
from helpviewer import app

def made():
    return {thing.__name__ for thing in gc.get_objects() if isinstance(thing, type)}
"""

FIRST_PAGE = """
def painted(window):
    classes = ("QWidget", "QStyle", "QWizard")
    print("Qt" in vars(QtCore), *(name in made() for name in classes), *sorted(sys.modules), sep="\\n")
    sys.stdout.flush()
    os._exit(0)

app.main(["--book", sys.argv[1]], lambda application: application.painted.connect(painted))
"""

FIRST_HITS = """
def answered(window):
    window.side.search.hits.grab()
    print(window.side.search.hits.model().rowCount(), "QGradient" in made())
    sys.stdout.flush()
    os._exit(0)

def ready(window):
    window.service.answered.connect(lambda _: QtCore.QTimer.singleShot(0, lambda: answered(window)))
    window.search_for("refund")

app.main(["--book", sys.argv[1]], lambda application: application.ready.connect(ready))
"""


NOT_FOR_THE_FIRST_PAGE = (
    "book/changes",
    "models/user_data/page_changes",
    "page/output/chosen_pages",
    "richtext/images",
    "ui/page/accessible/accessibility",
    "ui/page/context_menu",
    "ui/page/copy",
    "ui/page/image_window",
    "ui/reading/find_bar",
    "ui/search/pane",
)
"""Files of the viewer that are loaded later."""


def run(script: str, book: Path, home: Path) -> str:
    """What the script prints in a process of its own."""
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        **{f"XDG_{name}_HOME": str(home / name) for name in ("CONFIG", "STATE", "DATA")},
    }
    done = subprocess.run(
        [sys.executable, "-c", WATCHED + script, str(book)],
        env=environment,
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    return done.stdout


def test_nothing_is_loaded_that_the_first_page_does_not_need(bundled_book: Path, tmp_path: Path) -> None:
    printed = run(FIRST_PAGE, bundled_book, tmp_path)
    enums_of_qt, some_widgets, styles, all_widgets, *modules = printed.split("\n")
    assert "helpviewer.ui.page.view" in modules
    # A namespace of a hundred enums: import it in the method that needs it.
    assert enums_of_qt == "False"
    # Six hundred more: an option's state is of its kind.
    assert styles == "False"
    # What PySide makes when it is asked for a widget that it does not know yet, as `viewport()` does.
    assert some_widgets == "True"
    assert all_widgets == "False"
    assert not {m for m in modules if m.partition(".")[0] in ("whoosh", "yaml", "markdown")}
    for name in NOT_FOR_THE_FIRST_PAGE:
        assert (ROOT / "helpviewer" / f"{name}.py").is_file()
        assert f"helpviewer.{name.replace('/', '.')}" not in modules
    # Values on the way to the first page are named tuples.
    assert "dataclasses" not in modules
    assert "PySide6.QtPrintSupport" not in modules
    assert "PySide6.QtSvg" not in modules


def test_the_first_hits_do_not_wait_for_the_enums_of_gradients(bundled_book: Path, tmp_path: Path) -> None:
    rows, gradients = run(FIRST_HITS, bundled_book, tmp_path).split()
    assert int(rows) > 0
    assert gradients == "False"
