"""A virtual display (Xvfb) whose pixels are read from its own memory; for benchmarks and frozen-app tests."""

from __future__ import annotations

import mmap
import os
import struct
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

WIDTH, HEIGHT = 1280, 800
STEP = 4  # every fourth row is looked at


class Screen:
    """The pixels of a virtual display, read from the file Xvfb keeps them in."""

    def __init__(self, file: Path) -> None:
        with file.open("rb") as stream:
            self._map = mmap.mmap(stream.fileno(), 0, prot=mmap.PROT_READ)
        # The XWD header: https://www.x.org/releases/X11R7.7/doc/man/man1/xwd.1.xhtml (struct XWDFileHeader)
        header = struct.unpack(">25I", self._map[:100])
        self._stride = header[12]
        self._start = header[0] + header[19] * 12

    def rows(self) -> list[bytes]:
        """Every fourth row of pixels, four bytes (BGRX) a pixel."""
        begin, stride = self._start, self._stride
        return [
            self._map[begin + y * stride : begin + y * stride + WIDTH * 4] for y in range(0, HEIGHT, STEP)
        ]


@contextmanager
def display() -> Iterator[Screen]:
    """A virtual display of our own, named in the environment while it lives."""
    with tempfile.TemporaryDirectory() as folder:
        read, write = os.pipe()
        command = ["Xvfb", "-displayfd", str(write), "-screen", "0", f"{WIDTH}x{HEIGHT}x24", "-fbdir", folder]
        server = subprocess.Popen([*command, "-nolisten", "tcp"], pass_fds=[write], stderr=subprocess.DEVNULL)
        os.close(write)
        try:
            with os.fdopen(read) as pipe:
                number = pipe.readline().strip()
            if not number:
                raise RuntimeError("Xvfb did not start. Install it:  make system-test")
            os.environ["DISPLAY"] = f":{number}"
            yield Screen(Path(folder) / "Xvfb_screen0")
        finally:
            server.terminate()
            server.wait()
