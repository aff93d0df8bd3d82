"""Our own line icons, drawn in the colour of the text around them."""

from __future__ import annotations

from math import ceil
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize
from PySide6.QtGui import QGuiApplication, QIcon, QImageReader, QPixmap

ICON_SIZE = 20
"""Logical pixels."""


def line_icon(folder: Path, name: str, colour: str, faint: str) -> QIcon:
    """The icon ``<folder>/<name>.svg`` with its ``currentColor`` replaced.

    ``faint`` is the colour while the control is disabled. A missing file gives an empty icon, and the
    control shows its text instead.
    """
    icon = QIcon()
    try:
        drawing = (folder / f"{name}.svg").read_bytes()
    except OSError:
        return icon
    for mode, tint in ((QIcon.Mode.Normal, colour), (QIcon.Mode.Disabled, faint)):
        tinted = QByteArray(drawing.replace(b"currentColor", tint.encode("ascii")))
        # For the sharpest screen there is; Qt makes it smaller for others.
        ratio = ceil(max(screen.devicePixelRatio() for screen in QGuiApplication.screens()))
        if not (pixmap := _draw(tinted, ICON_SIZE * ratio)).isNull():
            pixmap.setDevicePixelRatio(ratio)
            icon.addPixmap(pixmap, mode)
    return icon


def _draw(drawing: QByteArray, pixels: int) -> QPixmap:
    buffer = QBuffer(drawing)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, b"svg")
    reader.setScaledSize(QSize(pixels, pixels))
    return QPixmap.fromImageReader(reader)
