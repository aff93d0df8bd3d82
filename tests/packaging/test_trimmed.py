"""What was trimmed off the app is not missed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage

from helpviewer.book import archive
from helpviewer.book.book import Book
from index_build.build import build

ROOT = Path(__file__).resolve().parents[2]
APP = ROOT / "dist" / "helpviewer" / ("helpviewer.exe" if sys.platform == "win32" else "helpviewer")
INTERNAL = APP.parent / "_internal"

pytestmark = pytest.mark.skipif(not INTERNAL.exists(), reason="no frozen app; make package builds it")

# Written by hand: Qt reads but does not write GIF. https://www.w3.org/Graphics/GIF/spec-gif89a.txt
RED_GIF = bytes.fromhex(
    "47494638396101000100800000ff000000000021f90400000000002c00000000010001000002024401003b"
)


def environment(home: Path) -> dict[str, str]:
    return {"PATH": os.defpath, "HOME": str(home), "LANG": "C.UTF-8", "QT_QPA_PLATFORM": "offscreen"}


def run(home: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([APP, *arguments], env=environment(home), capture_output=True, timeout=60)


@pytest.fixture
def pictures(tmp_path: Path) -> Path:
    """A book with a red picture of every format that a book may hold."""
    source = tmp_path / "source"
    (source / "images").mkdir(parents=True)
    image = QImage(60, 40, QImage.Format.Format_RGB32)
    image.fill(QColor("#ff0000"))
    for kind in ("png", "jpg", "webp"):
        assert image.save(str(source / "images" / f"red.{kind}"))
    (source / "images" / "red.gif").write_bytes(RED_GIF)
    (source / "images" / "red.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" width="60" height="40">'
        '<rect width="60" height="40" fill="#f00"/></svg>'
    )
    (source / "book.yml").write_text(
        'id: pictures\ntitle: Pictures\nversion: "1"\nlanguage: en\nhome: all\ncategories: []\n'
    )
    shown = "\n\n".join(f"![Red {kind}](images/red.{kind})" for kind in ("png", "jpg", "webp", "gif", "svg"))
    (source / "all.md").write_text(f"---\nid: all\ntitle: All\n---\n{shown}\n")
    build(source, tmp_path / "book")
    return tmp_path / "book"


def test_pictures_of_every_format_are_in_a_pdf(pictures: Path, tmp_path: Path) -> None:
    pypdf = pytest.importorskip("pypdf")
    done = run(
        tmp_path, "export", "all", "--book", str(pictures), "--format", "pdf", "-o", str(tmp_path / "all.pdf")
    )
    assert done.returncode == 0, done.stderr
    assert b"cannot" not in done.stderr
    reader = pypdf.PdfReader(tmp_path / "all.pdf")
    text = "".join(page.extract_text() for page in reader.pages)
    assert "Red " not in text  # the words that stand in for a picture which cannot be shown
    assert sum(len(page.images) for page in reader.pages) >= 4


def test_it_searches_in_a_book_file_that_it_did_not_come_with(tiny_book: Path, tmp_path: Path) -> None:
    archive.pack(Book.open(tiny_book), tmp_path / "tiny.helpbook")
    folder = archive.unpack(tmp_path / "tiny.helpbook", tmp_path / "cache")
    done = run(tmp_path, "search", "--json", "--book", str(folder), "crate")
    assert json.loads(done.stdout)["hits"][0]["page"] == "apples"


def test_qt_s_own_words_are_there_in_our_languages() -> None:
    words = {file.name for file in (INTERNAL / "resources" / "translations").iterdir()}
    assert words == {f"{who}_{name}.qm" for who in ("helpviewer", "qtbase") for name in ("de", "ar")}


def test_no_part_of_qt_is_there_that_is_not_needed() -> None:
    names = {file.name for file in APP.parent.rglob("*")}
    for part in (
        "Qml",
        "Quick",
        "VirtualKeyboard",
        "Pdf",
        "qgtk3",
        "libcrypto",
        "libgtk",
        "OpenGL",
        "WebEngine",
    ):
        assert not [name for name in names if part in name]


SORT = """
import json, sys
from PySide6.QtCore import QCollator, QLocale, QStringConverter, QTimeZone
words = ["zebra", "Äpfel", "apple", "Ökonom", "öre", "ångström", "čaj", "cat", "ß", "中文", "日本"]
found = {}
for name in ("en_US", "de_DE", "sv_SE", "cs_CZ", "zh_CN", "ja_JP", "ar_EG"):
    collator = QCollator(QLocale(name))
    collator.setNumericMode(True)
    found[name] = sorted(words, key=collator.sortKey)
    found[name + " case"] = [QLocale(name).toUpper("straße iı"), QLocale(name).toLower("ΑΣ İ")]
zone = QTimeZone(b"Europe/Berlin")
long = QTimeZone.TimeType.StandardTime, QTimeZone.NameType.LongName
found["zone"] = [zone.displayName(*long, QLocale(name)) for name in ("en_US", "de_DE", "ar_EG")]
found["encodings"] = QStringConverter.availableCodecs()
print(json.dumps(found))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="Qt uses ICU on Linux only")
def test_qt_sorts_and_converts_with_the_smaller_icu_as_with_the_whole(tmp_path: Path) -> None:
    libraries = INTERNAL / "PySide6" / "Qt" / "lib"

    def result(**more: str) -> str:
        command = [sys.executable, "-c", SORT]
        return subprocess.run(
            command, env={**os.environ, **more}, capture_output=True, text=True, check=True
        ).stdout

    only_icu = tmp_path / "icu"
    only_icu.mkdir()
    (data,) = libraries.glob("libicudata.so.*")
    (only_icu / data.name).symlink_to(data)
    assert data.stat().st_size < 20e6
    assert result(LD_PRELOAD=str(data)) == result()
