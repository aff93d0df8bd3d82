"""Writes the file of modules that ``modules.py`` reads at the start of the frozen app."""

from __future__ import annotations

import marshal
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path

LATER = frozenset(
    (
        # They word PySide's error messages; compiling their regular expressions alone takes 8 ms.
        "shibokensupport.signature.errorhandler",
        "shibokensupport.signature.layout",
        "shibokensupport.signature.lib.enum_sig",
        "shibokensupport.signature.lib.pyi_generator",
        "shibokensupport.signature.lib.tool",
        "shibokensupport.signature.mapping",
        "shibokensupport.signature.parser",
        # PySide imports them to unpack what needs no unpacking here.
        "base64",
        "tempfile",
        "zipfile",
        # `logging` and PySide import them for errors.
        "inspect",
        "traceback",
        # `urllib.parse` imports it for addresses in brackets.
        "ipaddress",
        # See WITHOUT_LOADING in modules.py.
        "typing",
    )
)
"""Modules that are imported at every start and used at few."""


def compiled(modules: Iterable[tuple[str, Path]]) -> Iterator[tuple[str, bool, bytes]]:
    """Name, whether it is a package, and code of modules that are given as name and source."""
    for name, source in modules:
        shown = name.replace(".", "/") + ".py"
        code = compile(source.read_bytes(), shown, "exec", dont_inherit=True, optimize=2)
        yield name, source.stem == "__init__", marshal.dumps(code)


def from_library(library: Path) -> Iterator[tuple[str, bool, bytes]]:
    """The same of the modules in PyInstaller's ``base_library.zip``, which are compiled already."""
    with zipfile.ZipFile(library) as file:
        for path in file.namelist():
            name = path.removesuffix(".pyc").replace("/", ".")
            # https://peps.python.org/pep-0552/: the code begins after a header of 16 bytes.
            yield name.removesuffix(".__init__"), name.endswith(".__init__"), file.read(path)[16:]


def write(file: Path, modules: Iterable[tuple[str, bool, bytes]]) -> None:
    """Write modules one after the other behind a table.

    The file is four bytes with the table's length, the table (name: is a package, load it later, place after
    the table, length) as :mod:`marshal` writes it, and the modules in the same form.

    Raises:
        ValueError: a module that is to be loaded later is not there.
    """
    table, parts, at = {}, [], 0
    for name, is_package, code in modules:
        table[name] = (is_package, name in LATER, at, len(code))
        parts.append(code)
        at += len(code)
    if unknown := LATER - table.keys():
        raise ValueError(f"These modules are not part of the app: {', '.join(sorted(unknown))}")
    head = marshal.dumps(table)
    file.write_bytes(len(head).to_bytes(4, "little") + head + b"".join(parts))
