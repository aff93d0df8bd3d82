"""The frozen app's own way to its modules: all in one file, some of them loaded on first use."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from importlib.util import module_from_spec
from pathlib import Path
from types import CodeType, ModuleType
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
INTERNAL = ROOT / "dist" / "helpviewer" / "_internal"
START = ROOT / "packaging" / "importer" / "modules.py"

frozen = pytest.mark.skipif(
    not (INTERNAL / "modules.bin").exists(), reason="no frozen app; make package builds it"
)

sys.path.append(str(ROOT / "packaging"))
from importer import pack  # noqa: E402


@pytest.fixture
def start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., Any]]:
    """Packs modules, given by name and source, and returns what finds and loads them."""
    made: list[Any] = []

    def make(later: tuple[str, ...] = (), **sources: str) -> Any:
        files = {}
        for name, source in sources.items():
            files[name.replace("__", ".")] = file = tmp_path / f"{name}.py"
            file.write_text(source)
        monkeypatch.setattr(pack, "LATER", frozenset(later))
        pack.write(tmp_path / "modules.bin", pack.compiled(files.items()))
        monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
        monkeypatch.setattr(sys, "frozen", True, raising=False)
        monkeypatch.setattr(sys, "meta_path", list(sys.meta_path))
        exec(compile(START.read_text("utf-8"), str(START), "exec"), {"__name__": "start"})
        made.append(sys.meta_path[0])
        return made[0]

    yield make
    for modules in made:
        modules._file.close()


def load(modules: Any, name: str) -> ModuleType:
    spec = modules.find_spec(name)
    module = module_from_spec(spec)
    sys.modules[name] = module
    modules.exec_module(module)
    return module


@pytest.fixture(autouse=True)
def forget(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("fresh", "other", "fresh_user"):
        monkeypatch.setitem(sys.modules, name, None)


def test_a_module_comes_out_of_the_file(start: Callable[..., Any]) -> None:
    modules = start(fresh="VALUE = __name__ + '!'", other="VALUE = 2")
    assert load(modules, "other").VALUE == 2
    module = load(modules, "fresh")
    assert module.VALUE == "fresh!"
    assert module.__file__ == f"{modules._folder}/fresh.py"
    assert isinstance(modules.get_code("fresh"), CodeType)
    assert modules.find_spec("something.else") is None


def test_a_module_for_later_runs_when_a_name_of_it_is_asked_for(start: Callable[..., Any]) -> None:
    modules = start(
        ("fresh",), fresh="import sys\nsys.ran = getattr(sys, 'ran', 0) + 1\nVALUE = 3\ndef f(): return VALUE"
    )
    module = load(modules, "fresh")
    assert not hasattr(sys, "ran")
    assert module.__spec__ is not None
    assert module.VALUE == 3
    module.VALUE = 4
    assert module.f() == 4
    assert sys.ran == 1  # type: ignore[attr-defined]
    del sys.ran  # type: ignore[attr-defined]
    with pytest.raises(AttributeError, match="no attribute 'missing'"):
        _ = module.missing
    assert not hasattr(module, "__getattr__")


def test_a_module_for_later_may_have_its_own_getattr(start: Callable[..., Any]) -> None:
    modules = start(("fresh",), fresh="def __getattr__(name): return name.upper()")
    module = load(modules, "fresh")
    assert module.loud == "LOUD"
    assert module.again == "AGAIN"


def test_a_module_for_later_that_fails_says_why_and_may_be_tried_again(start: Callable[..., Any]) -> None:
    modules = start(("fresh",), fresh="import sys\nVALUE = sys.fresh_value")
    module = load(modules, "fresh")
    with pytest.raises(AttributeError, match="fresh_value"):
        _ = module.VALUE
    sys.fresh_value = 5  # type: ignore[attr-defined]
    assert module.VALUE == 5
    del sys.fresh_value  # type: ignore[attr-defined]


def test_two_threads_load_a_module_once(start: Callable[..., Any]) -> None:
    source = "import sys, time\nsys.runs.append(1)\nsys.gate.wait()\nVALUE = 6"
    modules = start(("fresh",), fresh=source)
    module = load(modules, "fresh")
    sys.runs, sys.gate = [], threading.Event()  # type: ignore[attr-defined]
    seen: list[int] = []
    threads = [threading.Thread(target=lambda: seen.append(module.VALUE)) for _ in range(4)]
    for thread in threads:
        thread.start()
    sys.gate.set()  # type: ignore[attr-defined]
    for thread in threads:
        thread.join(10)
    assert seen == [6] * 4
    assert sys.runs == [1]  # type: ignore[attr-defined]
    del sys.runs, sys.gate  # type: ignore[attr-defined]


def test_a_list_of_modules_for_later_that_is_out_of_date_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="zipfile"):
        pack.write(tmp_path / "modules.bin", [])


# -- the modules of the frozen app, in a Python that is not frozen -----------------------------------


def in_the_app(code: str) -> Any:
    """What code prints as JSON where modules come from the frozen app's file."""
    begin = f"import sys; sys._MEIPASS = {str(INTERNAL)!r}; sys.path.insert(0, sys._MEIPASS)\n"
    begin += f"exec(open({str(START)!r}).read(), {{'__name__': 'start'}})\n"
    command = [sys.executable, "-I", "-S", "-c", begin + code]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@frozen
@pytest.mark.parametrize("name", sorted(pack.LATER))
def test_what_is_loaded_later_is_the_whole_module(name: str) -> None:
    begin = "" if not name.startswith("shibokensupport") else "import PySide6.QtCore\n"
    listing = f"import importlib, json; module = importlib.import_module({name!r})\n"
    listing += "waits = '__getattr__' in vars(module); module.__all__ if hasattr(module, '__all__') else 0\n"
    listing += "getattr(module, 'no_such_name', 0)\n"
    listing += "print(json.dumps([waits, sorted(n for n in vars(module) if n[:2] != '__')]))"
    waits, names = in_the_app(begin + listing)
    done = subprocess.run(
        [sys.executable, "-c", begin + listing], capture_output=True, text=True, check=True, timeout=60
    )
    assert names == json.loads(done.stdout)[1]
    assert len(names) > 3
    assert waits


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


@frozen
def test_error_messages_of_pyside_are_the_same() -> None:
    usual = subprocess.run(
        [sys.executable, "-c", WRONG_CALLS], capture_output=True, text=True, check=True, timeout=60
    )
    said = json.loads(usual.stdout)
    assert [kind for kind, _ in said[:5]] == ["TypeError"] * 3 + ["AttributeError"] * 2
    assert in_the_app(WRONG_CALLS) == said
