"""Compiles PySide's signature support ahead.

PySide keeps the Python files that word its error messages as source text inside libshiboken and compiles them
at every start: 50 ms and more. Its own door for frozen apps is a folder ``files.dir`` beside the library (see
``find_incarnated_files`` in its signature_bootstrap.py). We put the same files there, compiled. They must
load at the start: without them a wrong call ends the process.
"""

from __future__ import annotations

import compileall
import subprocess
import sys
from pathlib import Path

# Run in a process of its own: PySide keeps these modules patched once it is imported.
EXTRACT = """\
import sys, shiboken6, shibokensupport.signature.loader as loader
loader.__loader__.zfile.extractall(sys.argv[1])
"""


def put_beside(shiboken: Path) -> None:
    """Fill ``files.dir`` in the frozen app's folder ``shiboken``.

    Raises:
        subprocess.CalledProcessError: this PySide keeps its signature support in another way.
    """
    folder = shiboken / "files.dir"
    subprocess.run([sys.executable, "-c", EXTRACT, folder], check=True)
    for bootstrap in folder.glob("*.py"):
        bootstrap.unlink()
    compileall.compile_dir(folder, quiet=1, legacy=True, stripdir=str(folder), optimize=0)
    for source in folder.rglob("*.py"):
        source.unlink()
