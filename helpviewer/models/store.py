"""A small JSON file of the reader's own: damaged means empty, written beside and swapped in."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

MAX_STORE_FILE = 4 * 2**20
"""Bytes that are read at most; both of our files need a few thousand."""


def read_store(path: Path) -> dict[str, Any]:
    """The object in the file; empty when there is no file, or none that can be read.

    A file that is there but makes no sense is logged: the reader loses a window size, not a book.
    """
    try:
        if path.stat().st_size > MAX_STORE_FILE:
            raise ValueError("the file is too large")
        content = json.loads(path.read_bytes())
        if not isinstance(content, dict):
            raise ValueError("the file does not hold an object")
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, RecursionError) as error:
        import logging

        logging.getLogger(__name__).warning("%s is ignored: %s", path, error)
        return {}
    return content


def write_store(path: Path, content: dict[str, Any]) -> None:
    """Replace the file's content.

    Raises:
        OSError: the file cannot be written; the old one is whole.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f"{path.name}.{os.getpid()}.new")
    try:
        beside.write_text(json.dumps(content, ensure_ascii=False, indent=1), encoding="utf-8")
        beside.replace(path)
    except OSError:
        beside.unlink(missing_ok=True)
        raise
