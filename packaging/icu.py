"""Leaves out of ICU's data what Qt never asks for: 15 MB of 31.

Qt sorts, converts encodings and names time zones with ICU, and takes names of languages, currencies and units
and where to break lines from tables of its own (``nm -D libQt6Core.so.6`` lists what it calls: ``ucol_``,
``ucnv_``, ``ucal_``, ``u_str``). ICU finds each piece of its data by name and does without those that are not
there: https://unicode-org.github.io/icu/userguide/icu_data/
The Unicode licence allows changed copies; ``licences/NOTICE.md`` names it.
"""

from __future__ import annotations

import re
import shutil
import struct
import subprocess
import tempfile
from pathlib import Path

UNNEEDED = ("unit", "curr", "lang", "region", "translit", "rbnf", "brkitr")
"""Branches of the data that Qt never asks for."""

_MAGIC = b"\xda\x27"
_SYMBOL = re.compile(rb"icudt\d+_dat")


def pieces(data: bytes) -> tuple[bytes, list[tuple[bytes, bytes]]]:
    """The header of ICU's "common data", and its pieces by name.

    The layout is that of ``icu4c/source/common/ucmndata.h``: a header that begins with its own size, a table
    of pairs (offset of a name, offset of its data), the names, the data.
    """
    start = data.index(_MAGIC) - 2
    (header_size,) = struct.unpack_from("<H", data, start)
    table = start + header_size
    (count,) = struct.unpack_from("<I", data, table)
    rows = [struct.unpack_from("<II", data, table + 4 + 8 * i) for i in range(count)]
    ends = [at for _, at in rows[1:]] + [len(data) - table]
    found = []
    for (name_at, at), end in zip(rows, ends, strict=True):
        name = data[table + name_at : data.index(b"\0", table + name_at)]
        found.append((name, data[table + at : table + end]))
    return data[start:table], found


def branch(name: bytes) -> str:
    """``lang`` of ``icudt73l/lang/de.res``; "" for a piece that lies at the top."""
    parts = name.decode("ascii").split("/")
    return parts[1] if len(parts) > 2 else ""


def pack(header: bytes, found: list[tuple[bytes, bytes]]) -> bytes:
    """The reverse of :func:`pieces`. Names must stay sorted; every piece begins at a multiple of 16 bytes."""
    names_at = 4 + 8 * len(found)
    names = b"".join(name + b"\0" for name, _ in found)
    at = -(-(len(header) + names_at + len(names)) // 16) * 16 - len(header)
    rows, parts = [], []
    name_at = names_at
    for name, piece in found:
        rows.append(struct.pack("<II", name_at, at))
        name_at += len(name) + 1
        padded = piece + b"\0" * (-len(piece) % 16)
        parts.append(padded)
        at += len(padded)
    head = header + struct.pack("<I", len(found)) + b"".join(rows) + names
    return head + b"\0" * (-len(head) % 16) + b"".join(parts)


def shrink(library: Path) -> None:
    """Replace ``libicudata.so.N`` by one without the unneeded pieces. Needs binutils.

    Raises:
        ValueError: a branch is not there; this ICU is laid out in another way.
        subprocess.CalledProcessError: the new library could not be linked.
    """
    data = library.read_bytes()
    symbol = _SYMBOL.search(data)
    assert symbol, f"{library} is not ICU's data"
    header, found = pieces(data)
    if missing := set(UNNEEDED) - {branch(name) for name, _ in found}:
        raise ValueError(f"{library.name} holds no {', '.join(missing)}; look again at what Qt needs of it")
    kept = [(name, piece) for name, piece in found if branch(name) not in UNNEEDED]
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "icu.dat").write_bytes(pack(header, kept))
        name = symbol[0].decode("ascii")
        source = f".section .rodata\n.globl {name}\n.type {name}, %object\n.balign 16\n{name}:\n"
        source += f'.incbin "icu.dat"\n.size {name}, .-{name}\n.section .note.GNU-stack,"",%progbits\n'
        subprocess.run(["as", "-o", "icu.o", "-"], input=source.encode(), cwd=folder, check=True)
        link = ["ld", "-shared", "-s", "-soname", library.name, "-o", "new.so", "icu.o"]
        subprocess.run(link, cwd=folder, check=True)
        new = library.with_suffix(".new")
        # Not in one great write: Linux would keep it in memory, and map it, in pieces of 2 MB.
        shutil.copy(Path(folder) / "new.so", new)
        new.chmod(0o755)
        new.replace(library)
