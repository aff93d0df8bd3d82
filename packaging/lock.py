"""Writes packaging/requirements.txt: dependencies pinned with hashes, for all systems, naming no registry.

Needs uv, which is fetched into a throw-away environment. Run by ``make lock``.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
HEADER = "# Written by `make lock` from pyproject.toml; do not edit.\n"


def main() -> int:
    """Resolve anew and replace the file; the exit code is uv's."""
    with tempfile.TemporaryDirectory() as folder:
        venv.create(folder, with_pip=True)
        scripts = Path(folder) / ("Scripts" if sys.platform == "win32" else "bin")
        subprocess.run([scripts / "python", "-m", "pip", "install", "--quiet", "uv"], check=True)
        made = Path(folder) / "requirements.txt"
        options = "--extra dev --universal --python-version 3.11 --generate-hashes --quiet"
        options += " --no-header --no-annotate --no-emit-index-url --no-emit-find-links"
        done = subprocess.run(
            [scripts / "uv", "pip", "compile", "pyproject.toml", *options.split(), "-o", made], cwd=ROOT
        )
        if done.returncode == 0:
            text = HEADER + made.read_text("utf-8")
            (ROOT / "packaging" / "requirements.txt").write_text(text, "utf-8")
        return done.returncode


if __name__ == "__main__":
    sys.exit(main())
