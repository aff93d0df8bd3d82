"""Pictures of a book, drawn for the screen or for paper. QtGui only; QtSvg is loaded with the first SVG."""

from __future__ import annotations

import logging
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QImageReader, QPainter

from helpviewer.richtext.svg_check import MOST_BYTES, Refused, check_svg

MAX_PIXELS = 50_000_000
"""Larger pictures are not decoded: a small file could otherwise ask for any amount of memory."""

_LIGHT = tuple((value / 255) ** 2.2 for value in range(256))
_DARK = 0.105
"""The luminance of lines that have too little contrast with a dark ground (2.6:1)."""

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
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
        check_svg(data)
        renderer = QSvgRenderer(QByteArray(data))
    except (OSError, Refused) as error:
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


def tinted(image: QImage, colour: str) -> QImage:
    """A drawing in one colour, such as a formula, in another one."""
    painter = QPainter(image)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
    painter.fillRect(image.rect(), QColor(colour))
    painter.end()
    return image


def on_ground(image: QImage, colour: str) -> QImage:
    """A picture that has dark lines and is transparent behind them, on a ground on which they can be seen;
    any other picture as it is."""
    if not image.hasAlphaChannel() or not _has_dark_lines(image):
        return image
    ground = QImage(image.size(), QImage.Format.Format_ARGB32_Premultiplied)
    ground.setDevicePixelRatio(image.devicePixelRatio())
    ground.fill(QColor(colour))
    painter = QPainter(ground)
    painter.drawImage(0, 0, image)
    painter.end()
    return ground


def _has_dark_lines(image: QImage) -> bool:
    small = image.scaled(64, 64, mode=Qt.TransformationMode.SmoothTransformation)
    data = bytes(small.convertToFormat(QImage.Format.Format_RGBA8888).constBits())
    seen = clear = dark = 0
    for red, green, blue, alpha in zip(data[::4], data[1::4], data[2::4], data[3::4], strict=True):
        if alpha < 48:
            clear += 1
        else:
            seen += 1
            dark += 0.2126 * _LIGHT[red] + 0.7152 * _LIGHT[green] + 0.0722 * _LIGHT[blue] < _DARK
    return clear > 0 and dark * 20 > seen
