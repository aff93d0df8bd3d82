"""Ids, titles and an order for pages, from the paths of their files."""

from __future__ import annotations

import hashlib
import posixpath
import re
import unicodedata
from functools import lru_cache
from pathlib import PurePosixPath

from helpviewer.book.format import is_valid_id
from index_build.sources.files.names import FOLDER_INDEX, MARKDOWN

PAGE_SUFFIXES = (*MARKDOWN, ".mdx", ".html", ".htm", ".xhtml")
_FIRST = (*FOLDER_INDEX, "overview")
_NUMBER = re.compile(r"(\d+)")
_LONGEST_NUMBER = 1000
_SPELT_OUT = {"+": "-plus-", "#": "-sharp-", "&": "-and-"}


@lru_cache(maxsize=2**16)
def id_from_path(name: str) -> str:
    """The id of a page or folder from its path below the content root, the same on every machine.

    Letters of every script stay, in lower case and without the accents of Latin ones; slashes and all else
    that no id may hold become hyphens, but ``c``, ``c++`` and ``c#`` differ. What leaves nothing, is too
    long, or is reserved gets a short checksum of the path.
    """
    text = unicodedata.normalize("NFKD", _without_suffix(name)).lower()
    text = re.sub(r"(?<=[\x00-\x7f])[\u0300-\u036f]+", "", text)  # the accents of Latin letters
    text = unicodedata.normalize("NFC", text)
    text = "".join(map(_spelt, text))
    text = re.sub(r"\.{2,}", ".", re.sub(r"-{2,}", "-", text)).strip("-._")
    if is_valid_id(text):
        return text
    return distinct_id(text, name)


def distinct_id(wanted: str, path: str) -> str:
    """An id like ``wanted`` that no other path has: its beginning, and a short checksum of ``path``."""
    checksum = hashlib.sha256(path.encode("utf-8", "surrogateescape")).hexdigest()[:8]
    start = wanted.encode(errors="ignore")[:100].decode(errors="ignore").strip("-._")
    return next((i for i in (f"{start}-{checksum}", checksum) if is_valid_id(i)), f"page-{checksum}")


def title_from_path(name: str) -> str:
    """A file's or folder's name as a title: ``02-getting_started.md`` is "Getting started"."""
    stem = PurePosixPath(_without_suffix(name)).name
    text = re.sub(r"^\d+[-_. ]+(?=[^\W\d])", "", stem)
    text = " ".join(re.sub(r"[-_]+", " ", text).split()) or stem
    return text[0].upper() + text[1:] if text.islower() else text


def is_folder_index(name: str) -> bool:
    """Whether a page speaks for the folder it lies in: ``index``, ``readme``, or named as the folder."""
    path = PurePosixPath(name)
    stem = PurePosixPath(_without_suffix(path.name)).name.casefold()
    return stem in FOLDER_INDEX or (stem == path.parent.name.casefold() and stem != "")


@lru_cache(maxsize=2**16)
def reading_order(name: str) -> tuple[tuple[bool, tuple[tuple[int, int, str], ...]], ...]:
    """Sorts paths: what speaks for a folder first (``index``, ``readme``, ``overview``, or named as the
    folder), then by name whatever its case, numbers by their value."""
    *parents, last = PurePosixPath(name).parts or ("",)
    stem = _without_suffix(last)
    first = stem.casefold() in (*_FIRST, parents[-1].casefold() if parents else "")
    return (*((True, natural_order(part)) for part in parents), (not first, natural_order(stem)))


def natural_order(text: str) -> tuple[tuple[int, int, str], ...]:
    """Sorts texts as people do: ``page-2`` before ``page-10``, whatever the case."""
    parts = (part for part in _NUMBER.split(text.casefold()) if part)
    return (
        *((0, int(p), "") if p.isdecimal() and len(p) < _LONGEST_NUMBER else (1, 0, p) for p in parts),
        (-1, 0, text),  # 01 and 1 are the same number
    )


def _without_suffix(name: str) -> str:
    stem, suffix = posixpath.splitext(name)
    return stem if suffix.lower() in PAGE_SUFFIXES else name


@lru_cache(maxsize=1024)
def _spelt(char: str) -> str:
    if char in "-._" or (char.isascii() and char.isalnum()) or unicodedata.category(char)[0] in "LNM":
        return char
    return _SPELT_OUT.get(char, "-")
