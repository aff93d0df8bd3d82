"""Takes folders of the build machine out of the libraries' search paths; they lead nowhere on a reader's.

Python's own libraries name the folder that Python was built for. Whoever may write to a folder of that name
could have the app load a library of theirs: https://man7.org/linux/man-pages/man8/ld.so.8.html
"""

from __future__ import annotations

import subprocess
from pathlib import Path

_ELF = b"\x7fELF"


def keep_own_folders(app: Path) -> None:
    """Leave in every program and library of a folder only search paths from where the file itself lies.

    Needs patchelf.

    Raises:
        subprocess.CalledProcessError: a file could not be changed.
    """
    for file in app.rglob("*"):
        if file.is_symlink() or not file.is_file() or not _is_elf(file):
            continue
        paths = search_paths(file)
        own = [path for path in paths if path.startswith("$ORIGIN")]
        if own != paths:
            change = ["--set-rpath", ":".join(own)] if own else ["--remove-rpath"]
            subprocess.run(["patchelf", *change, file], check=True)


def search_paths(file: Path) -> list[str]:
    """The folders in which a program or library has the system look for the libraries it needs."""
    # It says nothing of a program that needs no libraries.
    command = ["patchelf", "--print-rpath", str(file)]
    said = subprocess.run(command, capture_output=True, text=True, check=False).stdout
    return [path for path in said.strip().split(":") if path]


def _is_elf(file: Path) -> bool:
    with file.open("rb") as stream:
        return stream.read(4) == _ELF
