"""A small JSON file of the reader's own: damaged means empty, written beside and swapped in."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from helpviewer.core.files import read_file, write_atomic

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


def write_store(path: Path, content: dict[str, Any]) -> None:
    """Replace the file's content.

    Raises:
        OSError: the file cannot be written; the old one is whole.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    write_atomic(path, json.dumps(content, ensure_ascii=False, indent=1))


def _read(path: Path) -> dict[str, Any]:
    raw = read_file(path, MAX_STORE_FILE)
    content = json.loads(raw)
    if not isinstance(content, dict):
        raise ValueError("the file does not hold an object")
    if rb"\ud" in raw.lower():
        json.dumps(content, ensure_ascii=False).encode()  # half a letter can be neither shown nor saved
    return content


def _set_aside(path: Path) -> None:
    try:
        path.replace(path.with_name(f"{path.name}.damaged"))
    except OSError as error:
        import logging

        logging.getLogger(__name__).warning("%s could not be kept aside: %s", path, error)
