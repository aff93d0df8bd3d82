"""A small JSON file of the reader's own: damaged means empty, written beside and swapped in."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

MAX_STORE_FILE = 4 * 2**20
"""Bytes that are read at most; each of our files needs a few thousand."""


def open_store(path: Path) -> tuple[dict[str, Any], bool]:
    """The object in the file, and whether it was damaged; empty when there is none that can be read.

    A file that makes no sense is logged and kept aside, with ``.damaged`` after its name, so that the next
    save does not cost what may be left in it.
    """
    try:
        return _read(path), False
    except FileNotFoundError:
        return {}, False
    except (OSError, ValueError, RecursionError) as error:
        import logging

        logging.getLogger(__name__).warning("%s is ignored: %s", path, error)
        if not isinstance(error, OSError):
            _set_aside(path)
        return {}, True


def read_store(path: Path) -> dict[str, Any]:
    """The object in the file, or an empty one; see :func:`open_store`."""
    return open_store(path)[0]


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


def _read(path: Path) -> dict[str, Any]:
    if path.stat().st_size > MAX_STORE_FILE:
        raise ValueError("the file is too large")
    content = json.loads(path.read_bytes())
    if not isinstance(content, dict):
        raise ValueError("the file does not hold an object")
    return content


def _set_aside(path: Path) -> None:
    try:
        path.replace(path.with_name(f"{path.name}.damaged"))
    except OSError as error:
        import logging

        logging.getLogger(__name__).warning("%s could not be kept aside: %s", path, error)
