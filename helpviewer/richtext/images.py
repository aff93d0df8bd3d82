"""Pictures of a book, drawn for the screen or for paper. QtGui only; QtSvg is loaded with the first SVG."""

from __future__ import annotations

import base64
import logging
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize, Qt, QXmlStreamReader
from PySide6.QtGui import QImage, QImageReader, QPainter

MAX_PIXELS = 50_000_000
"""Larger pictures are not decoded: a small file could otherwise ask for any amount of memory."""

MAX_SVG_BYTES = 8 * 2**20

_XLINK = "http://www.w3.org/1999/xlink"

_log = logging.getLogger(__name__)


def load_image(path: Path, width_px: int, device_pixel_ratio: float) -> QImage:
    """The picture in ``path``, ``width_px`` device-independent pixels wide and sharp at this pixel ratio.

    A raster picture is never enlarged beyond its own pixels. The image is null when the file is missing,
    damaged or larger than :data:`MAX_PIXELS`; the cause is logged.
    """
    width = max(1, round(width_px * device_pixel_ratio))
    image = _draw_svg(path, width) if path.suffix.lower() == ".svg" else _read_raster(path, width)
    if not image.isNull():
        image.setDevicePixelRatio(device_pixel_ratio)
    return image


def nothing() -> QImage:
    """A transparent picture of one pixel."""
    image = QImage(1, 1, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    return image


def _read_raster(path: Path, width: int) -> QImage:
    reader = QImageReader(str(path))
    # Pictures are known by what they hold, not by their name; plugins that draw other files stay out.
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    if bytes(reader.format().data()) in (b"svg", b"svgz", b"pdf"):
        _log.warning("%s: not a raster picture", path)
        return QImage()
    size = reader.size()
    if size.isValid() and size.width() * size.height() > MAX_PIXELS:
        _log.warning("%s: %d x %d pixels are too many", path, size.width(), size.height())
        return QImage()
    image = reader.read()
    if image.isNull() or image.width() * image.height() > MAX_PIXELS:
        _log.warning("%s: %s", path, reader.errorString())
        return QImage()
    if image.width() > width:
        image = image.scaledToWidth(width, Qt.TransformationMode.SmoothTransformation)
    return image


def _draw_svg(path: Path, width: int) -> QImage:
    from PySide6.QtSvg import QSvgRenderer  # most pages have no SVG

    try:
        if path.stat().st_size > MAX_SVG_BYTES:
            raise ValueError("the file is too large")
        data = path.read_bytes()
        if not _stands_alone(data):
            raise ValueError("the drawing refers to other files")
        renderer = QSvgRenderer(QByteArray(data))
    except (OSError, ValueError) as error:
        _log.warning("%s: %s", path, error)
        return QImage()
    natural = (
        renderer.viewBoxF().size() if renderer.viewBoxF().isValid() else renderer.defaultSize().toSizeF()
    )
    if not renderer.isValid() or natural.isEmpty():
        _log.warning("%s: not a drawing", path)
        return QImage()
    height = max(1, round(width * natural.height() / natural.width()))
    if width * height > MAX_PIXELS:
        _log.warning("%s: %d x %d pixels are too many", path, width, height)
        return QImage()
    image = QImage(QSize(width, height), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    renderer.render(painter, QRectF(0, 0, width, height))
    painter.end()
    return image


def _stands_alone(data: bytes) -> bool:
    """Whether a drawing holds all it shows. Qt would read any file that an ``<image>`` names, and take a
    drawing within a ``data:`` address for a picture, with images of its own."""
    if b"image" not in data.lower() and b"<!DOCTYPE" not in data and b"\0" not in data:
        return True
    buffer = QBuffer()
    buffer.setData(data)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QXmlStreamReader(buffer)
    while not reader.atEnd():
        if reader.readNext() != QXmlStreamReader.TokenType.StartElement:
            continue
        if str(reader.name()).lower() not in ("image", "feimage"):
            continue
        attributes = reader.attributes()
        for address in (
            attributes.value("href"),
            attributes.value("xlink:href"),
            attributes.value(_XLINK, "href"),
        ):
            if address and not _is_raster(str(address)):
                return False
    return True


def _is_raster(address: str) -> bool:
    head, _, content = address.partition(";base64,")
    if not head.strip().startswith("data:image/"):
        return False
    start = base64.b64decode(content.strip()[:24] + "==")
    return start.startswith((b"\x89PNG\r\n", b"\xff\xd8\xff", b"GIF8")) or start[8:12] == b"WEBP"
