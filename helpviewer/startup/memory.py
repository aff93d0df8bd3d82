"""Gives back to the system what only the start has used. No Qt."""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Iterator
from pathlib import Path

MADV_DONTNEED = 4
"""https://man7.org/linux/man-pages/man2/madvise.2.html"""


def give_back() -> None:
    """Return memory that was freed, and what the dynamic linker alone has read of the libraries: some MB of
    names and relocations. They are read again from the file should a library be asked for another name.
    """
    if sys.platform != "linux":
        return
    c = ctypes.CDLL(None)
    trim = getattr(c, "malloc_trim", None)
    if trim is not None:  # other C libraries than glibc have none
        trim(0)
    for start, end in linker_tables(Path("/proc/self/maps").read_text("utf-8", "replace")):
        # Where the system declines, nothing is lost.
        c.madvise(ctypes.c_void_p(start), ctypes.c_size_t(end - start), MADV_DONTNEED)


def linker_tables(maps: str) -> Iterator[tuple[int, int]]:
    """Where the first part of each library is in memory, from the address to the one after its end.

    It begins with the file's own beginning and nobody may write to it, so it is always as it is in the file:
    https://man7.org/linux/man-pages/man5/proc_pid_maps.5.html

    Args:
        maps: the text of ``/proc/self/maps``.
    """
    for line in maps.splitlines():
        addresses, rights, offset, _, _, *path = line.split(maxsplit=5)
        if rights == "r--p" and int(offset, 16) == 0 and path and ".so" in Path(path[0]).name:
            start, _, end = addresses.partition("-")
            yield int(start, 16), int(end, 16)
