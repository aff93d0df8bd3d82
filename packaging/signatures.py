"""Takes PySide's signature support out of its library, so that the frozen app can hold it compiled.

PySide keeps the Python files that word its error messages as source text inside libshiboken and compiles them
at every start: 50 ms. Where a folder ``files.dir`` lies beside that library, it imports modules instead (see
``find_incarnated_files`` in its signature_bootstrap.py).
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

PACKAGE = "shibokensupport"

# Make .pyi files for editors. PySide imports them at every start (8 ms) and uses them then only.
FOR_EDITORS = ("pyi_generator.py", "enum_sig.py")

# Run in a process of its own: PySide keeps these modules patched once it is imported.
EXTRACT = """\
import sys, shiboken6, shibokensupport.signature.loader as loader
loader.__loader__.zfile.extractall(sys.argv[1])
"""


def extract(folder: Path) -> list[str]:
    """Put the package ``shibokensupport`` into a folder and return the names of its modules.

    Those :data:`FOR_EDITORS` are left empty.

    Raises:
        subprocess.CalledProcessError: this PySide keeps its signature support in another way.
    """
    subprocess.run([sys.executable, "-c", EXTRACT, folder], check=True)
    for name in FOR_EDITORS:
        (folder / PACKAGE / "signature" / "lib" / name).write_text("")
    names = [".".join(file.relative_to(folder).with_suffix("").parts) for file in folder.rglob("*.py")]
    return sorted(name.removesuffix(".__init__") for name in names if name.startswith(PACKAGE))


def announce(shiboken: Path) -> None:
    """Make PySide, whose library is in the folder ``shiboken``, import them as it imports all modules."""
    (shiboken / "files.dir").mkdir()
