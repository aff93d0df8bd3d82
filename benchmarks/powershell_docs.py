"""A thousand pages of somebody else's Markdown for benchmarks and tests; they lie beside the project."""

from __future__ import annotations

import tarfile
from pathlib import Path

DATA = Path(__file__).resolve().parents[2] / "shared" / "data" / "powershell-docs.tar.gz"

BOOK_YML = """\
id: powershell-docs
title: PowerShell
version: "7.5"
language: en
home: docs-conceptual-overview
categories: folders
mistakes: warn
"""


def unpacked(folder: Path) -> Path:
    """The documentation in ``folder`` as a content root, whose path is returned.

    Raises:
        FileNotFoundError: it is not beside the project.
    """
    with tarfile.open(DATA) as archive:
        archive.extractall(folder, filter="data")
    source = folder / "reference"
    (source / "book.yml").write_text(BOOK_YML, "utf-8")
    return source
