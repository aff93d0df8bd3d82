"""Sizes come from the picture files themselves."""

from __future__ import annotations

import base64
import struct
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from helpviewer.book.book import Book
from helpviewer.book.image_header import NoPicture
from index_build.build import build, check
from index_build.structure.images import read_picture

if TYPE_CHECKING:
    from tests.conftest import MakeSource

PNG = b"\x89PNG\r\n\x1a\n" + struct.pack(">I4sII", 13, b"IHDR", 30, 20) + b"\x08\x02\0\0\0"
GIF = b"GIF89a" + struct.pack("<HH", 30, 20) + b"\0\0\0"
JPEG = b"\xff\xd8\xff\xe0\x00\x04ab\xff\xff\xc2\x00\x0b\x08" + struct.pack(">HH", 20, 30) + b"\x01\0\0\0"
WEBP_LOSSY = b"RIFF\0\0\0\0WEBPVP8 \0\0\0\0\0\0\0\x9d\x01\x2a" + struct.pack("<HH", 30, 20)
WEBP_LOSSLESS = b"RIFF\0\0\0\0WEBPVP8L\0\0\0\0\x2f" + struct.pack("<I", 29 | 19 << 14)
WEBP_EXTENDED = b"RIFF\0\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0" + b"\x1d\0\0\x13\0\0"


def svg(attributes: str) -> bytes:
    text = f'<svg xmlns="http://www.w3.org/2000/svg" {attributes}></svg>'
    return f'<?xml version="1.0"?>\n<!-- x -->\n{text}'.encode()


def photo(orientation: int) -> bytes:
    """A JPEG of 30 × 20 pixels as a camera writes it, https://www.cipa.jp/std/documents/e/DC-X008-2019-E.pdf"""
    entry = struct.pack(">HHIHH", 0x0112, 3, 1, orientation, 0)
    exif = b"Exif\0\0MM\0*\0\0\0\x08\0\x01" + entry + b"\0\0\0\0"
    return b"\xff\xd8\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif + JPEG[8:]


@pytest.mark.parametrize(
    ("data", "suffix", "size"),
    [
        (PNG, "png", (30, 20)),
        (GIF, "gif", (30, 20)),
        (JPEG, "jpg", (30, 20)),
        (photo(1), "jpg", (30, 20)),
        (photo(3), "jpg", (30, 20)),
        (photo(6), "jpg", (20, 30)),
        (photo(8), "jpg", (20, 30)),
        (photo(99), "jpg", (30, 20)),
        (photo(6).replace(b"Exif\0\0MM\0*\0\0\0\x08", b"Exif\0\0MM\0*\xff\xff\xff\xff"), "jpg", (30, 20)),
        (WEBP_LOSSY, "webp", (30, 20)),
        (WEBP_LOSSLESS, "webp", (30, 20)),
        (WEBP_EXTENDED, "webp", (30, 20)),
        (svg('width="30" height="20"'), "svg", (30, 20)),
        (svg('width="30px" viewBox="0 0 60 40"'), "svg", (30, 20)),
        (svg('viewBox="0,0,30,20" width="100%"'), "svg", (30, 20)),
        (svg("height='15pt' viewBox='0 0 3 2'"), "svg", (30, 20)),
        (svg('width="1in" height="2.54cm"'), "svg", (96, 96)),
    ],
)
def test_size_and_kind(data: bytes, suffix: str, size: tuple[int, int], tmp_path: Path) -> None:
    file = tmp_path / "A Picture.bin"
    file.write_bytes(data)

    picture = read_picture(file)

    assert (picture.width, picture.height) == size
    assert picture.content == file
    assert picture.name.startswith("a-picture")
    assert picture.name.endswith(f".{suffix}")


def address(data: bytes, kind: str, parameters: str = ";name=A%20Picture") -> str:
    return f"data:image/{kind}{parameters};base64,{base64.b64encode(data).decode()}"


def test_a_picture_in_the_page_is_one_of_the_book(make_source: MakeSource, tmp_path: Path) -> None:
    png, drawing = address(PNG, "png"), address(svg('width="9" height="8"'), "svg+xml", "")
    text = f"![p][a] ![q]({png})\n\n<img src='{drawing}' alt='r'>\n\n[a]: {png}\n"
    build(make_source({"welcome.md": f"---\nid: welcome\ntitle: W\n---\n{text}"}), tmp_path / "book")

    book = Book.open(tmp_path / "book")

    assert [book.path.joinpath(n).read_bytes()[:4] for n in book.files if n.startswith("images/")] == [
        PNG[:4],
        b"<?xm",
    ]
    assert book.html("welcome").count('<img src="../images/a-picture-') == 2
    assert '.svg" alt="r" width="9" height="8">' in book.html("welcome")


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        ("data:text/html;base64,AAAA", "does not begin"),
        ("data:image/png,AAAA", "does not begin"),
        ("data:image/png;base64,A~", "damaged"),
        (address(b"GIF", "gif"), "no PNG"),
        (address(svg('width="9" height="8" onload="x"'), "svg+xml"), "script"),
    ],
)
def test_a_bad_picture_in_the_page_is_told_of(make_source: MakeSource, bad: str, reason: str) -> None:
    page = f"---\nid: welcome\ntitle: W\n---\na\n\n![p]({bad})\n"
    (problem,) = check(make_source({"welcome.md": page}))

    assert (problem.severity, problem.line) == ("error", 7)
    assert reason in problem.sentence
    assert len(problem.sentence) < 250


@pytest.mark.parametrize(
    "style",
    [
        "@import url(https://fonts.googleapis.com/css?family=A:b,c%7CD);",
        "@import 'https://x.org/a.css' screen;",
        "@font-face{font-family:&apos;A&apos;;src:local(&apos;A&apos;),url(/a.woff2)}",
        "@font-face { src: url(data:font/woff2;base64,AAAA) }",
    ],
)
def test_a_drawing_gives_up_the_fonts_it_would_load(style: str, tmp_path: Path) -> None:
    drawing = svg('width="9" height="8"').replace(b"></svg>", b"><style>%s.a{fill:red}</style></svg>")
    path = tmp_path / "a.svg"
    path.write_bytes(drawing % style.encode())
    assert read_picture(path).content == drawing % b""
    path.write_bytes(drawing % b"@import url(a.css);.b{background:url(https://x.org/a.png)}")
    with pytest.raises(NoPicture, match="loads something"):
        read_picture(path)


@pytest.mark.parametrize(
    "data", [PNG, GIF, JPEG, WEBP_LOSSY, WEBP_LOSSLESS, WEBP_EXTENDED, svg('width="9" height="9"')]
)
def test_a_cut_off_picture_is_damaged(data: bytes, tmp_path: Path) -> None:
    for length in range(min(len(data), 28)):
        file = tmp_path / "cut"
        file.write_bytes(data[:length])
        try:
            picture = read_picture(file)
        except NoPicture:
            continue
        assert (picture.width, picture.height) == (30, 20), length


@pytest.mark.parametrize(
    "data", [b"", b"text", PNG[:16] + b"\0" * 20, svg(""), svg('viewBox="0 0 0 0"'), svg('viewBox="0 0 e e"')]
)
def test_no_picture(data: bytes, tmp_path: Path) -> None:
    file = tmp_path / "x"
    file.write_bytes(data)

    with pytest.raises(NoPicture):
        read_picture(file)


def test_a_damaged_picture_is_told_with_what_to_do(make_source: MakeSource) -> None:
    source = make_source({"start.md": "---\nid: start\ntitle: S\n---\n![half](half.png)\n"})
    (source / "half.png").write_bytes(PNG[:20])
    problem = next(problem for problem in check(source) if problem.file.endswith("half.png"))
    assert (problem.sentence, problem.remedy) == (
        "The picture file is damaged.",
        "Save it again from where it comes from.",
    )


def test_the_same_name_twice_gives_two_names(tmp_path: Path) -> None:
    names = set()
    for number, data in enumerate((PNG, GIF)):
        (tmp_path / str(number)).mkdir()
        file = tmp_path / str(number) / "image.png"
        file.write_bytes(data)
        names.add(read_picture(file).name)

    assert len(names) == 2
