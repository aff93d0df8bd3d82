"""Who may import whom, read off the source of every file, and what an import drags in.

A failure names the file, what it imports, and what it may import instead. The rules are those of ``ALLOWED``:
change them only when the design changes.
"""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

STDLIB = sys.stdlib_module_names
GUI = {"PySide6.QtCore", "PySide6.QtGui", "PySide6.QtSvg"}
# What only the builder stands on.
LIBRARIES = {
    *("markdown", "pymdownx", "markdown_it", "mdit_py_plugins", "linkify_it", "selectolax", "nh3"),
    *("pygments", "ziamath", "ziafont", "latex2mathml", "imagesize", "yaml", "json5", "watchfiles", "tqdm"),
}
BUILDER = {
    *("helpviewer", "helpviewer.core", "helpviewer.book", "helpviewer.page", *LIBRARIES),
    *("index_build.diagnostics", "index_build.progress", "index_build.cache"),
}

# Room → what its files may import besides the standard library and themselves.
ALLOWED: dict[str, set[str]] = {
    "helpviewer.core": {"helpviewer"},
    "helpviewer.book": {"helpviewer.core"},
    "helpviewer.search": {"helpviewer.core", "helpviewer.book"},
    "helpviewer.page": {"helpviewer.core", "helpviewer.book"},
    "helpviewer.links": {"helpviewer.core", "helpviewer.book"},
    "helpviewer.cli": {
        *("helpviewer", "helpviewer.core", "helpviewer.book", "helpviewer.search", "helpviewer.page"),
        *("helpviewer.links", "helpviewer.export", "helpviewer.paper", "helpviewer.library"),
        *("helpviewer.startup", "PySide6"),
    },
    "helpviewer.library": {"helpviewer.core", "helpviewer.book", "helpviewer.links"},
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
        *("helpviewer.models", "helpviewer.library", "PySide6", "helpviewer.single_instance.protocol"),
        "shiboken6",  # addresses of accessible interfaces
    },
    # Values that sources and dialects share; each is a file that knows nothing of its room.
    "index_build.sources": {
        *BUILDER,
        "index_build.dialects.dialect",
        "index_build.dialects.python_markdown.extensions",
        "index_build.dialects.note_kinds",
    },
    "index_build.dialects": {*BUILDER, "index_build.sources.source_page"},
    "index_build.structure": {*BUILDER, "index_build.sources", "index_build.dialects"},
    "index_build.output": {
        *(*BUILDER, "index_build.sources", "index_build.dialects", "index_build.structure"),
        "helpviewer.search",
    },
    "index_build.search_tests": {
        *(*BUILDER, "index_build.sources", "index_build.structure", "helpviewer.search"),
    },
    # The stages and the commands, which nothing below imports.
    "index_build": {*BUILDER, "index_build", "helpviewer.search"},
}

# Files of no room: they put the program together, and may import everything.
TOP = {"helpviewer", "helpviewer.__main__", "helpviewer.app", "helpviewer.application", "helpviewer.macos"}

MAX_LINES = 400

# On Windows only: elsewhere a plain socket will do, and QtNetwork is not shipped.
PIPES = "helpviewer/single_instance/pipe_server.py"

# The only files that may import whoosh at all.
WHOOSH_FILES = {
    "index_build/output/index/whoosh_files.py",
    "index_build/output/index/stop_words.py",  # its lists, which depend on nothing else of it
}

# The files that must work where Qt does not: command-line exports of text formats.
WITHOUT_QT = (
    *("page.tree", "page.around.theme", "page.around.parts", "page.output.chosen_pages", "core.files"),
    "core.names",
    *("export.html.file", "export.html.writer", "export.markdown.file", "export.text.file", "export.epub"),
    *("export.export", "richtext.page", "paper.contents_page", "paper.pdf_catalog", "paper.pagination"),
)


def files() -> list[Path]:
    return sorted(p for room in ("helpviewer", "index_build") for p in (ROOT / room).rglob("*.py"))


def module_name(file: Path) -> str:
    parts = list(file.relative_to(ROOT).with_suffix("").parts)
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports(file: Path, *, for_types: bool = True) -> set[str]:
    """Every module the file imports anywhere, also inside functions.

    Args:
        for_types: whether those count that only a type checker reads.
    """
    found: set[str] = set()
    tree = ast.parse(file.read_text("utf-8"))
    unread = [] if for_types else [node for node in ast.walk(tree) if is_for_types(node)]
    skipped = {id(inner) for node in unread for inner in ast.walk(node)}
    for node in ast.walk(tree):
        if id(node) in skipped:
            continue
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file}: write the whole name of the module, not a relative import"
            assert node.module
            found.add(node.module)
            names = (f"{node.module}.{alias.name}" for alias in node.names)
            found.update(name for name in names if name in OURS or node.module in ("helpviewer", "PySide6"))
    return found


def is_for_types(node: ast.AST) -> bool:
    return isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"


OURS = {module_name(file): file for file in files()}
"""Every module of ours, and its file."""

FOLDERS = {name for name, file in OURS.items() if file.name == "__init__.py"}


def room_of(module: str) -> str:
    return max((room for room in ALLOWED if (module + ".").startswith(room + ".")), key=len, default="")


def is_within(module: str, allowed: str) -> bool:
    # "helpviewer" itself is only the version; it does not open the rooms below it.
    return module == allowed or (allowed != "helpviewer" and module.startswith(allowed + "."))


def may_import(file: Path) -> set[str]:
    """Modules and rooms that a file may import besides the standard library."""
    name = module_name(file)
    room = room_of(name)
    allowed = {*ALLOWED[room], room}
    path = file.relative_to(ROOT).as_posix()
    if path in WHOOSH_FILES:
        allowed |= {"whoosh"}
    if room == "helpviewer.search":
        allowed |= {"snowballstemmer"}
    if path == "helpviewer/export/export.py":
        allowed |= {"PySide6.QtGui"}  # a PDF needs a Qt application
    if path == PIPES:
        allowed |= {"PySide6.QtNetwork"}
    return allowed


@pytest.mark.parametrize("file", files(), ids=module_name)
def test_a_file_imports_only_what_its_room_may(file: Path) -> None:
    name = module_name(file)
    if name in TOP:
        return
    assert room_of(name), f"{name} lies in no room of ALLOWED. Put it into one, or add its room there."
    allowed = may_import(file)
    for module in imports(file):
        known = module.split(".")[0] in STDLIB or module in ("PySide6", "helpviewer.__version__")
        assert known or any(is_within(module, room) for room in allowed), (
            f"{name} imports {module}, but may import only: {', '.join(sorted(allowed))}. "
            "Hand the value in as an argument, or move the code to a room that may."
        )


@pytest.mark.parametrize("file", files(), ids=module_name)
def test_nobody_imports_the_start_or_the_command_line(file: Path) -> None:
    name = module_name(file)
    if name in TOP or room_of(name) == "helpviewer.cli":
        return
    wrong = {m for m in imports(file) if m in TOP - {"helpviewer"} or room_of(m) == "helpviewer.cli"}
    assert not wrong, f"{name} imports {', '.join(sorted(wrong))}, which stand above everything else"


def circles(arrows: dict[str, set[str]]) -> list[str]:
    """Every way that leads back to where it began, as a sentence."""
    found: list[str] = []
    done: set[str] = set()

    def visit(name: str, way: tuple[str, ...]) -> None:
        if name in way:
            found.append(" → ".join((*way[way.index(name) :], name)))
        elif name not in done:
            for target in sorted(arrows.get(name, ())):
                visit(target, (*way, name))
            done.add(name)

    for name in sorted(arrows):
        visit(name, ())
    return found


def test_files_import_each_other_in_no_circle() -> None:
    arrows = {name: imports(file, for_types=False) & OURS.keys() - {name} for name, file in OURS.items()}
    assert circles(arrows) == []


def test_rooms_of_the_viewer_import_each_other_in_no_circle() -> None:
    arrows: dict[str, set[str]] = {}
    for name, file in OURS.items():
        if name.startswith("helpviewer."):
            room = room_of(name) or name
            targets = {room_of(module) or module for module in imports(file) & OURS.keys()}
            arrows.setdefault(room, set()).update(targets - {room})
    assert circles(arrows) == []


def test_folders_of_the_viewer_import_each_other_in_no_circle() -> None:
    arrows: dict[str, set[str]] = {}
    for name, file in OURS.items():
        if name.startswith("helpviewer.") and file.name != "__init__.py":
            targets = {one.rpartition(".")[0] for one in imports(file) & OURS.keys() if one not in FOLDERS}
            arrows.setdefault(name.rpartition(".")[0], set()).update(targets - {name.rpartition(".")[0]})
    arrows.pop("helpviewer")  # the files that put the program together
    assert circles(arrows) == []


@pytest.mark.parametrize("folder", ["helpviewer", "index_build", "packaging", "benchmarks", "tests"])
def test_no_file_is_too_long(folder: str) -> None:
    long = [
        f"{file.relative_to(ROOT)} has {lines} lines, {MAX_LINES} at most: part it by what it does"
        for file in sorted((ROOT / folder).rglob("*.py"))
        if (lines := len(file.read_text("utf-8").splitlines())) > MAX_LINES
    ]
    assert long == []


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
        ("import helpviewer.book.book", {"whoosh", "PySide6", "hashlib"}),
        ("import helpviewer.search.searcher", {"PySide6", "dataclasses", "inspect"}),
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
