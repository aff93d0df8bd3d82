"""Stands in for Python's module of this name in the frozen app on Linux, which has 50 dataclasses.

Python's writes each class's methods as text and compiles them, with the help of `inspect`: 40 ms of every
start. Here the methods are closures. Only what the app uses is there; an option that is not known is a
TypeError. A test runs both side by side.
"""

# ruff: noqa: N807, RUF063
from __future__ import annotations

MISSING = object()


class FrozenInstanceError(AttributeError):
    """A field of a frozen instance was to be changed."""


class Field:
    """One field: its name, and what it is when nobody says."""

    __slots__ = ("default", "default_factory", "name")

    def __init__(self, default, default_factory):
        self.name = ""
        self.default = default
        self.default_factory = default_factory


def field(*, default=MISSING, default_factory=MISSING):
    return Field(default, default_factory)


def dataclass(cls=None, /, *, frozen=False, slots=False):
    if cls is None:
        return lambda cls: _made(cls, frozen, slots)
    return _made(cls, frozen, slots)


def fields(thing):
    return tuple(thing.__dataclass_fields__.values())


def is_dataclass(thing):
    return hasattr(thing, "__dataclass_fields__")


def replace(thing, /, **changes):
    given = {name: getattr(thing, name) for name in thing.__dataclass_fields__ if name not in changes}
    return thing.__class__(**given, **changes)


def asdict(thing):
    return {name: _plain(getattr(thing, name)) for name in thing.__dataclass_fields__}


def _plain(value):
    if is_dataclass(value) and not isinstance(value, type):
        return asdict(value)
    if isinstance(value, (list, tuple)):
        return type(value)(_plain(v) for v in value)
    if isinstance(value, dict):
        return {_plain(k): _plain(v) for k, v in value.items()}
    return value


def _made(cls, frozen, slots):
    known = {}
    for base in reversed(cls.__mro__[1:]):
        known.update(getattr(base, "__dataclass_fields__", {}))
    for name, kind in cls.__dict__.get("__annotations__", {}).items():
        if "ClassVar" in str(kind):
            continue
        default = cls.__dict__.get(name, MISSING)
        known[name] = default if isinstance(default, Field) else Field(default, MISSING)
        known[name].name = name
        if isinstance(default, Field):
            if default.default is MISSING:
                delattr(cls, name)
            else:
                setattr(cls, name, default.default)
    names = tuple(known)
    methods = {"__init__": _init(names, known, cls), "__repr__": _repr(names), "__eq__": _eq(names)}
    if frozen:
        methods["__hash__"] = _hash(names)
    else:
        cls.__hash__ = None
    for name, method in methods.items():
        if name not in cls.__dict__:
            method.__qualname__ = f"{cls.__qualname__}.{name}"
            setattr(cls, name, method)
    cls.__dataclass_fields__ = known
    cls.__match_args__ = names
    if slots:
        cls = _slotted(cls, names, frozen)
    if frozen:
        cls.__setattr__, cls.__delattr__ = _refuse_set, _refuse_delete
    return cls


def _init(names, known, cls):
    count = len(names)
    put = object.__setattr__
    post = hasattr(cls, "__post_init__")

    def __init__(self, *args, **given):
        for name, value in zip(names, args):  # noqa: B905 - one may be shorter
            put(self, name, value)
        if len(args) > count:
            raise TypeError(f"{cls.__name__}() takes {count} arguments, not {len(args)}")
        for name in names[len(args) :]:
            if name in given:
                value = given.pop(name)
            elif (default := known[name].default) is not MISSING:
                value = default
            elif known[name].default_factory is not MISSING:
                value = known[name].default_factory()
            else:
                raise TypeError(f"{cls.__name__}() misses the argument {name!r}")
            put(self, name, value)
        if given:
            raise TypeError(f"{cls.__name__}() got an unexpected argument {next(iter(given))!r}")
        if post:
            self.__post_init__()

    return __init__


def _repr(names):
    def __repr__(self):
        return f"{type(self).__qualname__}({', '.join(f'{n}={getattr(self, n)!r}' for n in names)})"

    return __repr__


def _eq(names):
    def __eq__(self, other):
        if other.__class__ is not self.__class__:
            return NotImplemented
        return all(getattr(self, name) == getattr(other, name) for name in names)

    return __eq__


def _hash(names):
    def __hash__(self):
        return hash(tuple(getattr(self, name) for name in names))

    return __hash__


def _slotted(cls, names, frozen):
    content = dict(cls.__dict__)
    taken = {slot for base in cls.__mro__[1:] for slot in getattr(base, "__slots__", ())}
    content["__slots__"] = tuple(name for name in names if name not in taken)
    for name in (*names, "__dict__", "__weakref__"):
        content.pop(name, None)
    if frozen:
        content.setdefault("__getstate__", _get_state)
        content.setdefault("__setstate__", _set_state)
    made = type(cls)(cls.__name__, cls.__bases__, content)
    made.__qualname__ = cls.__qualname__
    return made


def _get_state(self):
    return [getattr(self, name) for name in self.__dataclass_fields__]


def _set_state(self, state):
    for name, value in zip(self.__dataclass_fields__, state, strict=True):
        object.__setattr__(self, name, value)


def _refuse_set(self, name, value):
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_delete(self, name):
    raise FrozenInstanceError(f"cannot delete field {name!r}")
