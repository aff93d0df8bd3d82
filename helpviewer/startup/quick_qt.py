"""Loads PySide in half the time.

PySide makes thousands of objects that a program never asks for: every member of every C++ enum, 1,300 for
``Qt`` alone, through :mod:`enum`, which takes a dozen steps for each. Here an enum gets its members when
somebody first looks into it, if they are a plain list of names and integers; all others go the long way.

PySide also reads the source of every module that is imported after it, to see whether the module might switch
on one of its "features" (https://doc.qt.io/qtforpython-6/considerations.html). Nothing of ours does.
"""

from __future__ import annotations

import builtins
import sys
import threading
from enum import Enum, EnumType, Flag, IntEnum, IntFlag
from typing import Any

KINDS = (IntEnum, IntFlag, Enum, Flag)
KNOWN = ((3, 11), (3, 12))
"""The Pythons whose enums are known to look like this inside; a test compares both ways."""

_enums: Any = EnumType
_the_long_way = _enums._create_
# Names that an enum's classes use themselves: `enum` puts a descriptor in their place.
_TAKEN = {kind: {*dir(kind), *dir(int), "name", "value"} for kind in KINDS}
_asleep: dict[Any, tuple[Any, list[tuple[str, int]], dict[str, Any]]] = {}
_waking = threading.RLock()


def load() -> None:
    """Import Qt's widgets and what they stand on. Call it before anything else imports Qt."""
    install()
    import PySide6

    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
    import PySide6.QtWidgets  # noqa: F401


def install() -> None:
    """Make enums the short way from now on, where this Python is known."""
    if sys.version_info[:2] in KNOWN and sys.implementation.name == "cpython":
        _enums._create_ = _create


def uninstall() -> None:
    """Take the long way again."""
    _enums._create_ = _the_long_way


class _Sleeping(EnumType):
    """The type of an enum that has no members yet. When it wakes, it becomes a usual one."""

    def __getattribute__(cls, name: str) -> Any:
        # What every class has does not depend on members; PySide sets it when the enum is made.
        if name[:2] != "__":
            _wake(cls)
        return type.__getattribute__(cls, name)


def _create(cls: Any, class_name: str, names: Any, **keywords: Any) -> Any:
    """``EnumType._create_``: the new class for ``Kind("Name", [("MEMBER", 1), …])``."""
    taken = _TAKEN.get(cls)
    if taken is None or type(names) is not list or not _plain(names, taken):
        return _the_long_way(cls, class_name, names, **keywords)
    place = {"__module__": keywords.get("module"), "__qualname__": keywords.get("qualname") or class_name}
    made = type.__new__(_Sleeping, class_name, (cls,), place)
    _asleep[made] = cls, names, keywords
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


def _wake(made: Any) -> None:
    with _waking:
        if made not in _asleep:
            return  # another thread was quicker, or it is about to be done in this one
        kind, names, keywords = _asleep.pop(made)
        _fill(made, kind, names, _the_long_way(kind, made.__name__, (), **keywords))
        type.__setattr__(made, "__class__", EnumType)


def _fill(made: Any, kind: Any, names: list[tuple[str, int]], empty: Any) -> None:
    """Give an enum its members, and all else that an ``empty`` enum of its kind has."""
    put = type.__setattr__  # not the enum's own, which would look for members to protect
    for name, value in vars(empty).items():
        if name not in ("__dict__", "__weakref__", "__module__", "__qualname__"):
            put(made, name, value)
    is_int, is_flag = issubclass(kind, int), issubclass(kind, Flag)
    order, by_name, by_value = empty._member_names_, empty._member_map_, empty._value2member_map_
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
            put(made, "_iter_member_", empty._iter_member_by_def_.__func__.__get__(made))
