"""Loads PySide in half the time.

PySide hands each C++ enum, 1,300 members for ``Qt`` alone, to Python's :mod:`enum`, which sets up every
member through a dozen general steps: 30 ms before the first window. Nearly all of them are plain lists of
names and integers, for which :func:`_create` does the same in one loop. Everything else goes the long way.
"""

from __future__ import annotations

import sys
from enum import Enum, EnumType, Flag, IntEnum, IntFlag
from types import ModuleType
from typing import Any

KINDS = (IntEnum, IntFlag, Enum, Flag)
KNOWN = ((3, 11), (3, 12))
"""The Pythons whose enums are known to look like this inside; a test compares both ways."""

_enums: Any = EnumType
_the_long_way = _enums._create_
# Names that an enum's classes use themselves: `enum` puts a descriptor in their place.
_TAKEN = {kind: {*dir(kind), *dir(int), "name", "value"} for kind in KINDS}


NOT_NEEDED = ("base64", "tempfile", "zipfile")
"""What shiboken imports to unpack files that the frozen app holds ready (``packaging/signatures.py``)."""


def load() -> None:
    """Import what every Qt module needs first. Call it before any of them."""
    install()
    ahead = getattr(sys, "frozen", False) and sys.platform != "darwin"  # see packaging/build.py
    missing = [name for name in NOT_NEEDED if ahead and name not in sys.modules]
    for name in missing:
        sys.modules[name] = ModuleType(name)  # in the place of the real one, which takes its time
    import shiboken6  # noqa: F401

    for name in missing:
        del sys.modules[name]


def install() -> None:
    """Make enums the short way from now on, where this Python is known."""
    if sys.version_info[:2] in KNOWN and sys.implementation.name == "cpython":
        _enums._create_ = _create


def uninstall() -> None:
    """Take the long way again."""
    _enums._create_ = _the_long_way


def _create(cls: Any, class_name: str, names: Any, **keywords: Any) -> Any:
    """``EnumType._create_``: the new class for ``Kind("Name", [("MEMBER", 1), …])``."""
    taken = _TAKEN.get(cls)
    if taken is None or type(names) is not list or not _plain(names, taken):
        return _the_long_way(cls, class_name, names, **keywords)
    made = _the_long_way(cls, class_name, (), **keywords)
    is_int, is_flag = issubclass(cls, int), issubclass(cls, Flag)
    order, by_name, by_value = made._member_names_, made._member_map_, made._value2member_map_
    put = type.__setattr__  # not the enum's own, which would look for members to protect
    mask = singles = 0
    for name, value in names:
        member = by_value.get(value)
        if member is None:
            member = int.__new__(made, value) if is_int else object.__new__(made)
            member.__dict__.update(_value_=value, _name_=name, __objclass__=made, _sort_order_=len(order))
            by_value[value] = member
            is_single = value > 0 and not value & (value - 1)
            if is_single or not is_flag:
                order.append(name)
            if is_flag:
                mask |= value
                singles |= value if is_single else 0
        by_name[name] = member
        put(made, name, member)
    if is_flag:
        put(made, "_flag_mask_", mask)
        put(made, "_singles_mask_", singles)
        put(made, "_all_bits_", 2 ** mask.bit_length() - 1)
        values = [by_name[name]._value_ for name in order]
        if values != sorted(values):
            put(made, "_iter_member_", made._iter_member_by_def_)
    return made


def _plain(names: list[Any], taken: set[str]) -> bool:
    return all(
        type(row) is tuple
        and len(row) == 2
        and type(row[1]) is int
        and row[0] not in taken
        and row[0][0] != "_"
        for row in names
    )
