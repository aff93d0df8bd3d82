"""The frozen app's stand-in for `dataclasses` behaves like Python's, for every dataclass of the app."""

from __future__ import annotations

import copy
import dataclasses
import importlib
import importlib.util
import pickle
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
LEAN = ROOT / "packaging" / "lean"


@pytest.fixture(scope="module")
def lean() -> ModuleType:
    spec = importlib.util.spec_from_file_location("lean_dataclasses", LEAN / "dataclasses.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def classes(way: Any) -> tuple[type, type, type]:
    @way.dataclass(frozen=True, slots=True)
    class Point:
        """A point."""

        x: int
        y: int = 2
        tags: tuple[str, ...] = ()

        def sum(self) -> int:
            return self.x + self.y

    @way.dataclass(frozen=True)
    class Named:
        point: Any
        name: str = way.field(default="none")

    @way.dataclass(slots=True)
    class Bag:
        things: list[Any] = way.field(default_factory=list)
        size: int = 0

        def __post_init__(self) -> None:
            self.size = len(self.things)

    return Point, Named, Bag


def facts(way: Any) -> list[object]:
    """What a program can see; errors by their kind."""
    point, named, bag = classes(way)

    def tried(call: Any) -> object:
        try:
            return call()
        except (TypeError, AttributeError) as error:
            return type(error).__name__

    p = point(1)
    seen: list[object] = [
        repr(p),
        repr(named(p)),
        repr(bag([1])),
        p.sum(),
        point.__doc__,
        point.__match_args__,
    ]
    seen += [p == point(1, 2), p == point(1, 3), p == 1, hash(p) == hash(point(1)), p != point(2)]
    seen += [
        repr(way.replace(p, y=5)),
        repr(way.replace(named(p), name="n")),
        way.asdict(named([p, {"k": p}])),
    ]
    seen += [[f.name for f in way.fields(point)], [f.default for f in way.fields(named)][1]]
    seen += [way.is_dataclass(p), way.is_dataclass(1), bag().things is bag().things, bag([1, 2]).size]
    seen += [
        tried(lambda: setattr(p, "x", 2)),
        tried(lambda: delattr(p, "x")),
    ]
    seen += [tried(lambda: point()), tried(lambda: point(1, 2, (), 4)), tried(lambda: point(1, z=3))]
    seen += [tried(lambda: point(1, x=3)), tried(lambda: hash(bag())), tried(lambda: p.__dict__)]
    seen += [copy.copy(p) == p, copy.deepcopy(named(p)) == named(p), tried(lambda: way.replace(p, q=1))]
    changed = bag()
    changed.size = 9
    return [*seen, changed.size, hasattr(point, "__slots__"), hasattr(named(p), "__dict__")]


def test_both_behave_alike(lean: ModuleType) -> None:
    assert facts(lean) == facts(dataclasses)


def test_the_command_line_works_with_it(bundled_book: Path) -> None:
    """The whole reader without a window, with the stand-in in the place of Python's."""
    code = "import sys; sys.path.insert(0, sys.argv.pop(1)); import dataclasses;"
    code += "assert 'lean' in dataclasses.__file__;"
    code += "from helpviewer.cli.commands import run; raise SystemExit(run(sys.argv[1:]))"
    for command in (
        ["search", "refund"],
        ["list", "--json"],
        ["export", "start", "--format", "html", "-o", "-"],
    ):
        line = [sys.executable, "-c", code, str(LEAN), *command, "--book", str(bundled_book)]
        short = subprocess.run(line, capture_output=True, cwd=ROOT)
        assert short.returncode == 0, short.stderr.decode()
        same = [sys.executable, "-m", "helpviewer", *command, "--book", str(bundled_book)]
        assert short.stdout == subprocess.run(same, capture_output=True, cwd=ROOT).stdout


def test_every_dataclass_of_the_app_can_be_made_with_it() -> None:
    modules = [
        ".".join(file.relative_to(ROOT).with_suffix("").parts)
        for file in sorted((ROOT / "helpviewer").rglob("*.py"))
        if "dataclass" in file.read_text("utf-8")
    ]
    code = f"import sys; sys.path.insert(0, {str(LEAN)!r}); import importlib\n"
    code += f"for name in {modules!r}: importlib.import_module(name)"
    subprocess.run([sys.executable, "-c", code], check=True, cwd=ROOT)


def test_an_instance_survives_pickle(lean: ModuleType) -> None:
    globals()["Pickled"] = made = lean.dataclass(frozen=True, slots=True)(
        type(
            "Pickled",
            (),
            {"__annotations__": {"x": "int"}, "__module__": __name__, "__qualname__": "Pickled"},
        )
    )
    assert pickle.loads(pickle.dumps(made(3))) == made(3)
