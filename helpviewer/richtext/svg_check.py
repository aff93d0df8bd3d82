"""Whether a drawing may be drawn: it holds all that it shows, and is not more work than a page is worth.

A drawing of half a kilobyte can ask for any number of rectangles (``<use>`` of groups that hold ``<use>``),
so its elements are counted, as often as they would be drawn, before Qt sees it.
"""

from __future__ import annotations

import base64
import re

from PySide6.QtCore import QBuffer, QIODevice, QXmlStreamAttributes, QXmlStreamReader

MOST_WORK = 20_000
"""Elements that are drawn. A mask, a filter or a pattern counts for a hundred."""

MOST_BYTES = 8 * 2**20
_DEEPEST = 256
_LAYER = 100

_XLINK = "http://www.w3.org/1999/xlink"
_REFERENCE = re.compile(r"url\(\s*[\"']?#([^\"')\s]+)")
_LAYERS_IN_CSS = re.compile(r"\b(?:mask|filter|marker[a-z-]*)\s*:\s*url\(")


class Refused(Exception):
    """The drawing is not drawn. The text says why, for the log."""


def check_svg(data: bytes) -> None:
    """Look through a drawing.

    Raises:
        Refused: it refers to other files, or is too much work.
    """
    if len(data) > MOST_BYTES:
        raise Refused("the file is too large")
    if data[:2] == b"\x1f\x8b":
        raise Refused("the drawing is compressed")
    _Drawing().read(data)


class _Drawing:
    """Counts what is in each element that has an id, and what that refers to."""

    def __init__(self) -> None:
        self._own: dict[str, int] = {}  # the work of what stands in an element with this id
        self._uses: dict[str, list[tuple[str, int]]] = {}  # what it refers to, and how often
        self._open: list[str] = []  # ids of the elements around, "" for those without
        self._total: dict[str, int] = {}

    def read(self, data: bytes) -> None:
        """Raises: Refused, as :func:`check_svg`."""
        buffer = QBuffer()
        buffer.setData(data)
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        reader = QXmlStreamReader(buffer)
        kinds = QXmlStreamReader.TokenType
        self._own["\0all"] = 0
        while not reader.atEnd():
            kind = reader.readNext()
            if kind == kinds.StartElement:
                self._start(str(reader.name()).lower(), reader.attributes())
            elif kind == kinds.EndElement and self._open:
                self._open.pop()
            elif kind == kinds.Characters and _LAYERS_IN_CSS.search(str(reader.text())):
                raise Refused("masks and filters in its style sheet")
        if self._work("\0all", ()) > MOST_WORK:
            raise Refused("drawing it is too much work")

    def _start(self, name: str, attributes: QXmlStreamAttributes) -> None:
        values = {str(a.name()).lower(): str(a.value()) for a in map(attributes.at, range(attributes.size()))}
        if name in ("image", "feimage"):
            _check_address(attributes)
        self._open.append(values.get("id", ""))
        if len(self._open) > _DEEPEST:
            raise Refused("elements in each other")
        around = {"\0all", *self._open} - {""}
        for holder in around:
            self._own[holder] = self._own.get(holder, 0) + 1
        if self._own["\0all"] > MOST_WORK:
            raise Refused("drawing it is too much work")
        for target, times in _references(name, values):
            for holder in around:
                self._own[holder] += _LAYER if name != "use" else 0
                self._uses.setdefault(holder, []).append((target, times))

    def _work(self, name: str, above: tuple[str, ...]) -> int:
        """How many elements an element with this id draws."""
        if name in above:
            return MOST_WORK + 1
        if len(above) > _DEEPEST:
            raise Refused("references in each other")
        if name not in self._total:
            work = self._own.get(name, 0)
            for target, times in self._uses.get(name, ()):
                work = min(work + times * self._work(target, (*above, name)), MOST_WORK + 1)
            self._total[name] = work
        return self._total[name]


def _references(name: str, values: dict[str, str]) -> list[tuple[str, int]]:
    """What an element refers to, and how often that is drawn."""
    found = []
    if name == "use" and values.get("href", "").startswith("#"):
        found.append((values["href"][1:], 1))
    for key, value in values.items():
        if "url(" in value and key not in ("href", "id"):
            # A marker stands on every point of a line.
            points = (
                1 + len(values.get("d", values.get("points", ""))) // 4 if "marker" in f"{key}{value}" else 1
            )
            found.extend((target, points) for target in _REFERENCE.findall(value))
    return found


def _check_address(attributes: QXmlStreamAttributes) -> None:
    """Qt would read any file that an ``<image>`` names, and take a drawing within a ``data:`` address for a
    picture, with images of its own."""
    for address in (
        attributes.value("href"),
        attributes.value("xlink:href"),
        attributes.value(_XLINK, "href"),
    ):
        if address and not _is_raster(str(address)):
            raise Refused("it refers to other files")


def _is_raster(address: str) -> bool:
    head, _, content = address.partition(";base64,")
    if not head.strip().startswith("data:image/"):
        return False
    start = base64.b64decode(content.strip()[:24] + "==")
    return start.startswith((b"\x89PNG\r\n", b"\xff\xd8\xff", b"GIF8")) or start[8:12] == b"WEBP"
