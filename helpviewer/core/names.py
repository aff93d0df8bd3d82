"""Names of files that every system takes. No Qt."""

from __future__ import annotations

import re

_NOT_IN_NAMES = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*]+')
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?", re.IGNORECASE)
_LONGEST_STEM = 180
"""Bytes; most file systems take 255 for a whole name."""


def is_reserved_name(name: str) -> bool:
    """Whether Windows keeps a file name for a device, in every folder and whatever the extension
    (https://learn.microsoft.com/windows/win32/fileio/naming-a-file)."""
    return _RESERVED.fullmatch(name) is not None


def file_name(title: str, suffix: str) -> str:
    """Make a file name of a title, one that every system takes. ``suffix`` is ".pdf" and the like."""
    stem = re.sub(r"\s+", " ", _NOT_IN_NAMES.sub(" ", title)).strip(" .")
    # Cut by bytes, but never through a letter.
    stem = stem.encode("utf-8", "replace")[:_LONGEST_STEM].decode("utf-8", "ignore").rstrip(" .")
    if is_reserved_name(stem):
        stem = f"_{stem}"
    return (stem or "page") + suffix
