"""The arrows between the rooms run one way: read off the source, and seen in what an import drags in."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

STDLIB = sys.stdlib_module_names
GUI = {"PySide6.QtCore", "PySide6.QtGui", "PySide6.QtSvg"}
LIBRARIES = {
    *("markdown", "pymdownx", "markdown_it", "mdit_py_plugins", "selectolax", "ziamath", "latex2mathml"),
    *("pygments", "yaml", "nh3", "tqdm"),
}

# Room → what its files may import besides the standard library and themselves.
ALLOWED: dict[str, set[str]] = {
    "helpviewer.core": {"helpviewer"},
    "helpviewer.book": {"helpviewer.core"},
    "helpviewer.search": {"helpviewer.core", "helpviewer.book"},
    "helpviewer.page": {"helpviewer.core", "helpviewer.book"},
    "helpviewer.links": {"helpviewer.core", "helpviewer.book"},
    "helpviewer.single_instance": {"helpviewer.core", "helpviewer.book", "PySide6.QtCore"},  # and see PIPES
    "helpviewer.startup": {"helpviewer", "helpviewer.core", "PySide6"},
    "helpviewer.export": {*("helpviewer.core", "helpviewer.book", "helpviewer.page"), "helpviewer.paper"},
    "helpviewer.richtext": {"helpviewer.core", "helpviewer.book", "helpviewer.page", *GUI},
    "helpviewer.paper": {
        *("helpviewer.core", "helpviewer.book", "helpviewer.page", "helpviewer.richtext", *GUI),
    },
    "helpviewer.models": {
        *("helpviewer.core", "helpviewer.book", "helpviewer.search", "PySide6.QtCore", "PySide6.QtGui"),
    },
    "helpviewer.ui": {
        *("helpviewer", "helpviewer.core", "helpviewer.book", "helpviewer.search", "helpviewer.page"),
        *("helpviewer.links", "helpviewer.export", "helpviewer.richtext", "helpviewer.paper"),
        *("helpviewer.models", "PySide6", "helpviewer.single_instance.protocol"),
    },
    "index_build": {
        *("helpviewer", "helpviewer.core", "helpviewer.book", "helpviewer.search", "helpviewer.page"),
        *LIBRARIES,
    },
}

# On Windows only: elsewhere a plain socket will do, and QtNetwork is not shipped.
PIPES = "helpviewer/single_instance/pipe_server.py"

# The only files that may import whoosh at all.
WHOOSH_FILES = {
    "helpviewer/search/index/schema.py",
    "helpviewer/search/text/stemming.py",  # its stemmers, which depend on nothing else of it
    "index_build/output/search_index.py",
}

# The files that must work where Qt does not: command-line exports of text formats.
WITHOUT_QT = (
    *("page.tree", "page.theme", "page.parts", "page.collection", "page.progress", "core.files"),
    "core.names",
    *("export.html.file", "export.html.writer", "export.markdown.file", "export.text.file", "export.epub"),
    *("export.export", "richtext.page", "paper.contents_page", "paper.pdf_catalog", "paper.pagination"),
)


def files() -> list[Path]:
    return sorted(p for room in ("helpviewer", "index_build") for p in (ROOT / room).rglob("*.py"))


def module_name(file: Path) -> str:
    parts = list(file.relative_to(ROOT).with_suffix("").parts)
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports(file: Path) -> set[str]:
    """Every module the file imports anywhere, also inside functions."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file}: relative import; name the room"
            assert node.module
            found.add(node.module)
            if node.module in ("helpviewer", "PySide6"):
                found.update(f"{node.module}.{alias.name}" for alias in node.names)
    return found


def room_of(module: str) -> str:
    return max((room for room in ALLOWED if (module + ".").startswith(room + ".")), key=len, default="")


def is_within(module: str, allowed: str) -> bool:
    # "helpviewer" itself is only the version; it does not open the rooms below it.
    return module == allowed or (allowed != "helpviewer" and module.startswith(allowed + "."))


@pytest.mark.parametrize("file", files(), ids=module_name)
def test_a_file_imports_only_what_its_room_may(file: Path) -> None:
    room = room_of(module_name(file))
    if not room:
        return  # app and cli may import everything
    allowed = ALLOWED[room] | {room}
    if file.relative_to(ROOT).as_posix() in WHOOSH_FILES:
        allowed |= {"whoosh"}
    elif room == "index_build":
        allowed -= {"whoosh"}
    if file.relative_to(ROOT).as_posix() == "helpviewer/export/export.py":
        allowed |= {"PySide6.QtGui"}  # a PDF needs a Qt application
    if file.relative_to(ROOT).as_posix() == PIPES:
        allowed |= {"PySide6.QtNetwork"}
    for module in imports(file):
        if module.split(".")[0] in STDLIB or module == "PySide6":
            continue
        if module.startswith("helpviewer.__version__"):
            continue
        assert any(is_within(module, a) for a in allowed), f"{file.name} may not import {module}"


@pytest.mark.parametrize("file", files(), ids=module_name)
def test_nobody_imports_the_start_or_the_command_line(file: Path) -> None:
    if file.stem in ("app", "__main__", "cli"):
        return
    assert not imports(file) & {"helpviewer.app", "helpviewer.cli"}


def test_rooms_have_no_cycle() -> None:
    arrows: dict[str, set[str]] = {}
    for file in files():
        name = module_name(file)
        room = room_of(name) or name
        for module in imports(file):
            if module.startswith(("helpviewer.", "index_build.")):
                target = room_of(module) or module
                if target != room:
                    arrows.setdefault(room, set()).add(target)
    done: set[str] = set()

    def visit(room: str, path: tuple[str, ...]) -> None:
        assert room not in path, " → ".join((*path, room))
        if room not in done:
            for target in arrows.get(room, ()):
                visit(target, (*path, room))
            done.add(room)

    for room in list(arrows):
        visit(room, ())


def test_packaging_is_no_package() -> None:
    # It would shadow the library of that name for everything run from the project's folder.
    assert not (ROOT / "packaging" / "__init__.py").exists()


def loaded_after(statement: str) -> set[str]:
    code = f"import sys\n{statement}\nprint('\\n'.join(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code], capture_output=True, text=True, check=True, cwd=ROOT
    )
    return set(done.stdout.split())


@pytest.mark.parametrize(
    ("statement", "unwanted"),
    [
        ("import helpviewer.book.reader", {"whoosh", "PySide6", "hashlib"}),
        ("import helpviewer.search.searcher", {"PySide6"}),
        *((f"import helpviewer.{name}", {"PySide6", "whoosh"}) for name in WITHOUT_QT),
        ("import helpviewer.richtext.document", {"PySide6.QtWidgets", "PySide6.QtPrintSupport", "whoosh"}),
        ("import helpviewer.models.navigator", {"PySide6.QtWidgets", "whoosh"}),
        ("import helpviewer.models.search_service", {"PySide6.QtWidgets", "whoosh"}),
        ("import helpviewer.cli.run", {"PySide6", "whoosh"}),
        ("import helpviewer.app", {"PySide6", "whoosh"}),
        (
            "import helpviewer.ui.window.main_window",
            {"whoosh", "PySide6.QtPrintSupport", "PySide6.QtSvg", "PySide6.QtNetwork", "markdown", "yaml"},
        ),
        ("import index_build.cli", {"PySide6"}),
    ],
)
def test_an_import_drags_in_nothing_unwanted(statement: str, unwanted: set[str]) -> None:
    loaded = loaded_after(statement)
    assert not {m for m in loaded if any(is_within(m, u) for u in unwanted)}
