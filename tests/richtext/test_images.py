from __future__ import annotations

import base64
import gzip
import logging
import struct
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QTextDocument

from helpviewer.book.book import Book, Location
from helpviewer.page.around.theme import LIGHT
from helpviewer.richtext.document import MAX_PAGE_PIXELS, PageDocument
from helpviewer.richtext.images import MAX_PIXELS, load_image, on_ground, tinted
from helpviewer.richtext.render_options import RenderOptions
from index_build.dialects.formulas import formula

pytestmark = pytest.mark.usefixtures("qapp")

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 40 20">'
    '<rect width="20" height="20" fill="#ff0000"/>{}</svg>'
)


def test_a_drawing_is_sharp_at_every_pixel_ratio(tmp_path: Path) -> None:
    file = tmp_path / "a.svg"
    file.write_text(SVG.format(""))
    image = load_image(file, 60, 2.0)
    assert (image.width(), image.height(), image.devicePixelRatio()) == (120, 60, 2.0)
    assert image.pixelColor(58, 30) == QColor("#ff0000")
    assert image.pixelColor(61, 30).alpha() == 0


def test_a_raster_picture_is_made_smaller_but_never_larger(
    tmp_path: Path, png_bytes: Callable[..., bytes]
) -> None:
    file = tmp_path / "a.png"
    file.write_bytes(png_bytes(100, 50))
    assert load_image(file, 40, 1.0).size().toTuple() == (40, 20)
    assert load_image(file, 40, 2.0).size().toTuple() == (80, 40)
    assert load_image(file, 400, 2.0).size().toTuple() == (100, 50)


def test_a_missing_or_damaged_picture_is_null_and_logged(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, png_bytes: Callable[..., bytes]
) -> None:
    caplog.set_level(logging.WARNING)
    (tmp_path / "cut.png").write_bytes(png_bytes(100, 50)[:60])
    (tmp_path / "cut.svg").write_text(SVG.format("")[:50])
    (tmp_path / "text.svg").write_text("hello")
    for name in ("gone.png", "gone.svg", "cut.png", "cut.svg", "text.svg"):
        assert load_image(tmp_path / name, 10, 1.0).isNull()
        assert name in caplog.text


def test_a_picture_that_unpacks_to_too_much_is_not_decoded(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    def chunk(kind: bytes, data: bytes) -> bytes:
        body = kind + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    side = int(MAX_PIXELS**0.5) + 1
    file = tmp_path / "bomb.png"
    file.write_bytes(
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0))
        + chunk(b"IDAT", zlib.compress(b"\0" * (side * (side // 8 + 2))))
        + chunk(b"IEND", b"")
    )
    assert file.stat().st_size < 20_000
    assert load_image(file, 10, 1.0).isNull()
    assert "are too many" in caplog.text


def test_a_drawing_as_tall_as_a_house_is_not_drawn(tmp_path: Path) -> None:
    file = tmp_path / "tall.svg"
    file.write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1000000"/>')
    assert load_image(file, 600, 1.0).isNull()


def test_a_drawing_reaches_for_no_other_file(tmp_path: Path, png_bytes: Callable[..., bytes]) -> None:
    secret = tmp_path / "secret.png"
    secret.write_bytes(png_bytes(4, 4, (0, 255, 0)))
    file = tmp_path / "a.svg"
    inner = base64.b64encode(SVG.format(f'<image href="{secret}" width="9" height="9"/>').encode()).decode()
    for address in ("secret.png", str(secret), secret.as_uri(), f"data:image/png;base64,{inner}"):
        for name in ("href", "xlink:href"):
            drawing = SVG.format(f'<image x="20" width="20" height="20" {name}="{address}"/>')
            for encoding in ("utf-8", "utf-16"):
                file.write_text(drawing, encoding=encoding)
                assert load_image(file, 40, 1.0).isNull(), (address, name, encoding)
    entity = f"<!DOCTYPE svg [<!ENTITY i \"<im&#97;ge x='20' width='20' height='20' href='{secret}'/>\">]>"
    file.write_text(entity + SVG.format("&i;"))
    image = load_image(file, 40, 1.0)
    assert image.isNull() or image.pixelColor(25, 5).alpha() == 0


def test_a_picture_within_a_drawing_is_drawn(tmp_path: Path, png_bytes: Callable[..., bytes]) -> None:
    data = base64.b64encode(png_bytes(4, 4, (0, 255, 0))).decode()
    file = tmp_path / "a.svg"
    image = '<image x="20" width="20" height="20" xlink:href="data:image/png;base64,{}"/>'
    file.write_text(SVG.format(image.format(data)))
    assert load_image(file, 40, 1.0).pixelColor(30, 10) == QColor(0, 255, 0)


def test_a_raster_name_does_not_smuggle_a_drawing(tmp_path: Path) -> None:
    file = tmp_path / "a.png"
    file.write_text(SVG.format(""))
    assert load_image(file, 40, 1.0).isNull()


# -- too much work --------------------------------------------------------------------------------


def used(levels: int, times: int = 10) -> str:
    """Groups that use each other: ``times`` to the power of ``levels`` rectangles."""
    groups = "".join(
        f'<g id="g{at}">' + f'<use xlink:href="#g{at - 1}"/>' * times + "</g>" for at in range(1, levels + 1)
    )
    return f'<defs><g id="g0"><rect width="1" height="1"/></g>{groups}</defs><use href="#g{levels}"/>'


def test_drawings_that_use_themselves_endlessly_are_not_drawn(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    file = tmp_path / "a.svg"
    file.write_text(SVG.format(used(3)))
    assert not load_image(file, 40, 1.0).isNull()
    for levels in (5, 12, 200):
        file.write_text(SVG.format(used(levels)))
        assert load_image(file, 40, 1.0).isNull()
    file.write_text(SVG.format('<g id="a"><use href="#a"/></g>'))
    assert load_image(file, 40, 1.0).isNull()
    assert "too much work" in caplog.text


@pytest.mark.parametrize(
    "inner",
    [
        '<rect width="9" height="9" opacity=".5"/>' * 100_000,
        '<mask id="m"><rect width="9" height="9"/></mask>'
        + '<rect width="9" height="9" mask="url(#m)"/>' * 2000,
        "<g>" * 5000 + "</g>" * 5000,
        '<marker id="m"><path d="M0 0"/></marker><path marker-mid="url(#m)" d="'
        + "M0 0L1 1" * 50_000
        + '"/>',
        "<style>.a { mask: url(#m) }</style>",
    ],
    ids=["half transparent", "masks", "depth", "markers", "style sheet"],
)
def test_drawings_of_too_much_work_are_not_drawn(tmp_path: Path, inner: str) -> None:
    file = tmp_path / "a.svg"
    file.write_text(SVG.format(inner))
    assert load_image(file, 40, 1.0).isNull()


def test_compressed_drawings_are_not_unpacked(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    file = tmp_path / "a.svg"
    file.write_bytes(gzip.compress(SVG.format("<rect/>" * 1000).encode()))
    assert load_image(file, 40, 1.0).isNull()
    assert "compressed" in caplog.text


# -- on a dark ground -----------------------------------------------------------------------------


def test_dark_lines_get_a_light_ground(tmp_path: Path) -> None:
    file = tmp_path / "a.svg"
    file.write_text(SVG.format('<rect x="20" width="5" height="20" fill="#000"/>'))
    image = on_ground(load_image(file, 400, 1.0), "#fefefe")
    assert image.pixelColor(390, 100) == QColor("#fefefe")
    assert image.pixelColor(225, 100) == QColor("#000000")


def test_grey_lines_get_a_light_ground(tmp_path: Path) -> None:
    file = tmp_path / "a.svg"
    file.write_text(SVG.format('<rect x="20" width="5" height="20" fill="#5a5a5a"/>'))
    image = on_ground(load_image(file, 400, 1.0), "#fefefe")
    assert image.pixelColor(390, 100) == QColor("#fefefe")


def test_light_lines_stay_as_they_are(tmp_path: Path) -> None:
    file = tmp_path / "a.svg"
    file.write_text(SVG.format(""))
    image = load_image(file, 400, 1.0)
    assert on_ground(image, "#fefefe").pixelColor(390, 100).alpha() == 0


def test_a_formula_takes_the_colour_of_the_text(tmp_path: Path) -> None:
    file = tmp_path / "a.svg"
    file.write_text(SVG.format(""))
    image = tinted(load_image(file, 400, 1.0), "#00ff00")
    assert image.pixelColor(100, 100) == QColor("#00ff00")
    assert image.pixelColor(390, 100).alpha() == 0


def test_pictures_of_a_page_take_no_more_memory_than_allowed(make_book: Callable[..., Book]) -> None:
    many = '<p><img src="../images/tall.svg" alt="Tall" width="600" height="60000"></p>'
    book = make_book(many * 16)
    (book.path / "images" / "tall.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 600 60000"><rect width="9" height="9"/></svg>'
    )
    document = PageDocument(book, Location("everything"), RenderOptions(LIGHT))
    kind = QTextDocument.ResourceType.ImageResource.value
    sizes = [document.loadResource(kind, f"picture-{number}").size() for number in range(16)]
    assert sum(size.width() * size.height() for size in sizes) < 2 * MAX_PAGE_PIXELS


@pytest.mark.parametrize("tex", ["x", r"\sum_i x_i", r"\sqrt{2}"])
def test_the_letters_of_a_formula_are_drawn(tmp_path: Path, tex: str) -> None:
    made = formula(tex)
    assert made.drawing is not None
    file = tmp_path / "a.svg"
    file.write_bytes(base64.b64decode(made.drawing.source.partition("base64,")[2]))
    image = load_image(file, 10 * made.drawing.width, 1.0)
    assert image.height() == pytest.approx(10 * made.drawing.height, abs=10)
    points = [(x, y) for x in range(0, image.width(), 4) for y in range(0, image.height(), 4)]
    drawn = [image.pixelColor(x, y).alpha() > 200 for x, y in points]
    assert sum(drawn) > len(drawn) * 0.05
