"""The folders of the reader's books, for whoever looks for a book by its id."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path


def library_folders() -> Iterator[Path]:
    """One folder after the other; nothing is looked at or loaded before the first is wanted."""
    from helpviewer.library.library import user_library

    yield from user_library().folders()
