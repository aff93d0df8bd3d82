"""Reads what a picture file is and how large, from its first bytes."""

from __future__ import annotations

import base64
import hashlib
import io
import re
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

import imagesize

from helpviewer.book.image_header import NoPicture, measure
from helpviewer.core.files import read_file
from index_build.sources.navigation.ids import id_from_path


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of the book: its name in ``images/``, its size in CSS pixels, and its file, or what would be
    in it when the picture stands in a page."""

    name: str
    width: int
    height: int
    content: Path | bytes


Pictures = Mapping[Path | str, Picture]
"""The pictures of a book by their file, or by the address that holds them."""

INLINE_SCHEME = "data"

_FONTS = re.compile(
    rb"@import\s+(?:url\([^()<>]*\)|\"[^\"<>]*\"|'[^'<>]*'|&quot;.*?&quot;|&apos;.*?&apos;)[^;<>{}]*;?"
    rb"|@font-face\s*\{[^{}<>]*\}"
)

MAX_IMAGE = 64 * 2**20
"""Bytes of a picture file."""


def inline_picture(address: str) -> Picture:
    """The picture that an address holds (``data:image/png;base64,…``, RFC 2397). A parameter ``name``, which
    means nothing to others, says what to call it.

    Raises:
        NoPicture: it holds none, or not in base 64.
    """
    head, _, text = address.partition(",")
    kind, *parameters = head.split(";")
    if not kind.lower().startswith("data:image/") or "base64" not in parameters:
        raise NoPicture("It does not begin with “data:image/…;base64,”.")
    try:
        data = base64.b64decode(unquote(text), validate=True)
    except ValueError as error:
        raise NoPicture("What follows “base64,” is damaged.") from error
    names = [unquote(p.removeprefix("name=")) for p in parameters if p.startswith("name=")]
    return _picture(data, names[0] if names else "image", data)


def read_picture(path: Path) -> Picture:
    """What is known of a picture file.

    Raises:
        NoPicture: it is of no known kind, damaged, or an SVG that is more than a drawing.
        OSError: it cannot be read.
    """
    data = read_file(path, MAX_IMAGE)
    drawing = _without_fonts(data) if path.suffix.lower() == ".svg" else data
    return _picture(drawing, path.stem, path if drawing is data else drawing)


def _without_fonts(data: bytes) -> bytes:
    """A drawing without the fonts that its style loads: programs for drawing name them in all they export,
    and without them it is shown in another font."""
    if b"@import" not in data and b"@font-face" not in data:
        return data
    return _FONTS.sub(b"", data)


def _as_shown(data: bytes, width: int, height: int) -> tuple[int, int]:
    """The size of a photo after the turn that the camera asks for, which every reader makes."""
    try:
        turned = imagesize.get(io.BytesIO(data), exif_rotation=True)
    except (ValueError, struct.error, IndexError, KeyError):
        return width, height
    return turned if turned == (height, width) else (width, height)


def _picture(data: bytes, stem: str, content: Path | bytes) -> Picture:
    kind, width, height = measure(data)
    if kind == "jpg":
        width, height = _as_shown(data, width, height)
    if not (0 < width < 100_000 and 0 < height < 100_000):
        raise NoPicture(f"The picture says it is {width} × {height} pixels large.")
    digest = hashlib.sha256(data).hexdigest()[:8]
    name = f"{id_from_path(stem)[:60].strip('-._') or 'image'}-{digest}.{kind}"
    return Picture(name, width, height, content)
