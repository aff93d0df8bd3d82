"""Enums made the short way are the enums Python makes."""

from __future__ import annotations

import enum
import pickle
import subprocess
import sys
from collections.abc import Iterator
from enum import Enum, Flag, IntEnum, IntFlag
from pathlib import Path
from typing import Any

import pytest

from helpviewer.startup import quick_qt

ROOT = Path(__file__).resolve().parents[2]

CASES: list[tuple[Any, list[tuple[str, int]]]] = [
    (IntEnum, [("Red", 0), ("Green", 1), ("AliasOfRed", 0), ("Negative", -1), ("Big", 2**31)]),
    (Enum, [("Red", 5), ("Green", 1)]),
    (IntFlag, [("Nothing", 0), ("Right", 2), ("Left", 1), ("Both", 3), ("Mask", 0x83), ("High", 0x80)]),
    (Flag, [("Left", 1), ("Right", 2), ("Both", 3), ("Again", 2)]),
    (IntEnum, [("real", 1), ("value", 2), ("name", 3)]),  # names that enums use themselves
    (IntEnum, []),
]

unknown = pytest.mark.skipif(
    sys.version_info[:2] not in quick_qt.KNOWN, reason="this Python's enums are made the long way"
)


@pytest.fixture(autouse=True)
def the_long_way_again() -> Iterator[None]:
    yield
    quick_qt.uninstall()


def seen(made: Any) -> list[object]:
    """All that a program can see of an enum."""
    facts: list[object] = [list(made.__members__), [repr(m) for m in made], len(made), repr(made)]
    for name in made.__members__:
        member = made[name]
        facts += [
            name,
            member.name,
            member.value,
            repr(member),
            str(member),
            hash(member) == hash(made[name]),
        ]
        facts += [getattr(made, name) is member, made(member.value) is member, member in made]
        facts += [isinstance(member, int), f"{member}", member == member.value, type(member) is made]
        if issubclass(made, Flag):
            for other in made.__members__.values():
                facts += [
                    repr(member | other),
                    repr(member & other),
                    repr(member ^ other),
                    bool(member & other),
                ]
            facts += [repr(~member), [repr(m) for m in member]]
    for wrong in (99, "Red"):
        try:
            facts.append(repr(made(wrong)))
        except (ValueError, TypeError) as error:
            facts.append(str(error))
    return facts


@unknown
@pytest.mark.parametrize(("kind", "members"), CASES)
def test_both_ways_make_the_same_enum(kind: Any, members: list[tuple[str, int]]) -> None:
    options = {"module": __name__, "boundary": enum.KEEP if issubclass(kind, Flag) else None}
    long = kind("Colour", members, **options)
    quick_qt.install()
    short = kind("Colour", members, **options)
    assert seen(short) == seen(long)


@unknown
def test_members_are_fixed_and_can_be_pickled() -> None:
    quick_qt.install()
    made = IntEnum("Made", [("One", 1)], module=__name__)
    globals()["Made"] = made
    assert pickle.loads(pickle.dumps(made.One)) is made.One
    with pytest.raises(AttributeError):
        made.One = 2  # type: ignore[misc]


QT_ENUMS = """
import sys
if sys.argv[1] == "short":
    from helpviewer.startup import quick_qt
    quick_qt.install()
from enum import Enum
from PySide6 import QtCore, QtGui, QtWidgets
for module in (QtCore, QtGui, QtWidgets):
    for name in sorted(dir(module)):
        thing = getattr(module, name)
        if not isinstance(thing, type):
            continue
        for inner in [thing, *(getattr(thing, n, None) for n in sorted(dir(thing)))]:
            if isinstance(inner, type) and issubclass(inner, Enum):
                print(inner, inner.__mro__, [(n, repr(m), m.value) for n, m in inner.__members__.items()])
"""


@unknown
def test_every_enum_of_qt_is_the_same() -> None:
    def listing(way: str) -> str:
        command = [sys.executable, "-c", QT_ENUMS, way]
        return subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT).stdout

    long = listing("long")
    assert "AlignmentFlag" in long
    assert listing("short") == long
