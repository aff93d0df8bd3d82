"""Draws the product's icon from its SVG in every size that a system wants."""

from __future__ import annotations

import os
from pathlib import Path

from product import ProductWrong

SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)


def draw(svg: Path, folder: Path) -> dict[int, Path]:
    """Write ``<size>.png`` for every size, ``icon.ico`` and ``icon.icns`` into ``folder``.

    Raises:
        ProductWrong: Qt cannot draw the file.

    Returns:
        The PNG of each size in pixels.
    """
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    folder.mkdir(parents=True, exist_ok=True)
    renderer = QSvgRenderer(str(svg))
    if not renderer.isValid():
        raise ProductWrong(f"The icon {svg} cannot be drawn. Is it an SVG file?")
    files = {}
    for size in SIZES:
        image = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        renderer.render(painter)
        painter.end()
        files[size] = folder / f"{size}.png"
        image.save(str(files[size]))
    (folder / "icon.ico").write_bytes(
        _ico({s: files[s].read_bytes() for s in (16, 24, 32, 48, 64, 128, 256)})
    )
    (folder / "icon.icns").write_bytes(_icns({s: files[s].read_bytes() for s in (16, 32, 64, 128, 256, 512)}))
    return files


def _ico(pictures: dict[int, bytes]) -> bytes:
    # https://learn.microsoft.com/previous-versions/ms997538(v=msdn.10): header, directory, pictures (PNG)
    head = b"\0\0\1\0" + len(pictures).to_bytes(2, "little")
    at = len(head) + 16 * len(pictures)
    for size, data in pictures.items():
        side = bytes([size % 256])  # 0 stands for 256
        head += side + side + b"\0\0\1\0\x20\0" + len(data).to_bytes(4, "little") + at.to_bytes(4, "little")
        at += len(data)
    return head + b"".join(pictures.values())


def _icns(pictures: dict[int, bytes]) -> bytes:
    # Kinds of PNG members by size in pixels: https://en.wikipedia.org/wiki/Apple_Icon_Image_format
    kinds = {16: b"icp4", 32: b"icp5", 64: b"icp6", 128: b"ic07", 256: b"ic08", 512: b"ic09"}
    body = b"".join(
        kinds[size] + (len(data) + 8).to_bytes(4, "big") + data for size, data in pictures.items()
    )
    return b"icns" + (len(body) + 8).to_bytes(4, "big") + body
