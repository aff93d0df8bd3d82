"""What kind of picture a file is and how large, from its first bytes."""

from __future__ import annotations

import re
import struct


class NoPicture(Exception):
    """The file cannot be shown as a picture. The text says why, as a sentence."""


def measure(data: bytes) -> tuple[str, int, int]:
    """The ending of files of its kind ("png", "jpg", "gif", "webp" or "svg"), its width and its height in CSS
    pixels.

    Raises:
        NoPicture: it is of no known kind, damaged, or an SVG that is more than a drawing.
    """
    try:
        # https://www.w3.org/TR/png-3/#11IHDR
        if data.startswith(b"\x89PNG\r\n\x1a\n") and data[12:16] == b"IHDR":
            return "png", *struct.unpack(">II", data[16:24])
        # https://www.w3.org/Graphics/GIF/spec-gif89a.txt, section 18
        if data[:6] in (b"GIF87a", b"GIF89a"):
            return "gif", *struct.unpack("<HH", data[6:10])
        if data.startswith(b"\xff\xd8\xff"):
            return "jpg", *_jpeg(data)
        if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
            return "webp", *_webp(data)
    except (struct.error, IndexError) as error:
        raise NoPicture("The picture file is damaged.") from error
    if b"<svg" in data[:4096]:
        return "svg", *_svg(data)
    raise NoPicture("This is no PNG, JPEG, GIF, WebP or SVG file.")


def _jpeg(data: bytes) -> tuple[int, int]:
    """The size in the first start-of-frame segment (ITU T.81, B.2.2)."""
    at = 2
    while True:
        if data[at] != 0xFF:
            raise NoPicture("The picture file is damaged.")
        marker = data[at + 1]
        if marker == 0xFF:
            at += 1
        elif 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack(">HH", data[at + 5 : at + 9])
            return width, height
        else:
            at += 2 + int(struct.unpack(">H", data[at + 2 : at + 4])[0])


def _webp(data: bytes) -> tuple[int, int]:
    """https://developers.google.com/speed/webp/docs/riff_container"""
    chunk = data[12:16]
    if chunk == b"VP8X" and len(data) >= 30:
        return (
            int.from_bytes(data[24:27], "little") + 1,
            int.from_bytes(data[27:30], "little") + 1,
        )
    if chunk == b"VP8L":
        bits = struct.unpack("<I", data[21:25])[0]
        return (bits & 0x3FFF) + 1, ((bits >> 14) & 0x3FFF) + 1
    if chunk == b"VP8 ":
        width, height = struct.unpack("<HH", data[26:30])
        return width & 0x3FFF, height & 0x3FFF
    raise NoPicture("The picture file is damaged.")


# A drawing runs no script, loads nothing from elsewhere and declares no entities.
_SVG_FORBIDDEN = re.compile(
    r"<\s*(?:\w+:)?(?:script|foreignObject|iframe)\b|<!ENTITY|\son\w+\s*="
    r"|href\s*=\s*[\"']\s*(?!#|data:image/)|url\(\s*[\"']?\s*(?!#|[\"']?#)|@import",
    re.IGNORECASE,
)
_NUMBER = r"\d+(?:\.\d+)?"
_UNITS = {"": 1.0, "px": 1.0, "pt": 96 / 72, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0}


def _svg(data: bytes) -> tuple[int, int]:
    text = data.decode("utf-8", "replace")
    if _SVG_FORBIDDEN.search(text):
        raise NoPicture("The SVG file holds a script or loads something from elsewhere.")
    tag = re.search(r"<svg\b[^>]*>", text)
    start = tag[0] if tag else ""
    width, height = _svg_length(start, "width"), _svg_length(start, "height")
    box = re.search(rf"\bviewBox\s*=\s*[\"']\s*(?:[-\d.]+[\s,]+){{2}}({_NUMBER})[\s,]+({_NUMBER})", start)
    if box:
        box_width, box_height = float(box[1]), float(box[2])
        if box_width > 0 and box_height > 0:
            width = width or (height * box_width / box_height if height else box_width)
            height = height or width * box_height / box_width
    if not width or not height:
        raise NoPicture(
            "The SVG file does not say how large it is. Give it a width and height, or a viewBox."
        )
    return round(width), round(height)


def _svg_length(tag: str, name: str) -> float:
    found = re.search(rf"\s{name}\s*=\s*[\"']\s*({_NUMBER})\s*(px|pt|mm|cm|in)?\s*[\"']", tag)
    return float(found[1]) * _UNITS[found[2] or ""] if found else 0.0
