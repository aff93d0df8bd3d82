from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from helpviewer.book.book import Book, Location
from helpviewer.book.errors import PageMissing
from helpviewer.core.files import ExportError
from helpviewer.core.formats import EXPORT_FORMATS
from helpviewer.export.export import (
    Options,
    category_pages,
    export_bytes,
    hit_list,
    one_place,
    whole_book,
    write_export,
)
from helpviewer.page.output.progress import Cancelled

pytestmark = pytest.mark.usefixtures("qapp")


def test_what_can_be_exported(book: Book) -> None:
    section = one_place(book, Location("old-everything", "lists"))
    assert section.places == (Location("everything", "lists"),)
    assert section.title == "Do you train on my requests? › Lists"
    assert category_pages(book, "privacy").places == (Location("everything"),)
    assert category_pages(book, "privacy").title == "Privacy & security"
    assert [place.page for place in whole_book(book).places] == ["start", "everything", "refund"]
    assert hit_list(book, "x", [Location("refund", "how")]).title == "Search: x"
    for wrong in (partial(category_pages, book, "nowhere"), partial(hit_list, book, "x", [])):
        with pytest.raises(PageMissing):
            wrong()


@pytest.mark.parametrize("kind", EXPORT_FORMATS)
def test_a_hit_list_names_the_search_and_what_was_found(book: Book, kind: str) -> None:
    what = hit_list(book, "refund", [Location("refund", "how"), Location("everything", "lists")])
    data = export_bytes(what, kind)
    if kind in ("html", "md", "txt"):
        text = data.decode("utf-8")
        assert "Search: refund" in text
        assert text.index("Read") < text.index("Inner one")


@pytest.mark.parametrize("kind", EXPORT_FORMATS)
def test_every_format_can_be_cancelled(book: Book, tmp_path: Path, kind: str) -> None:
    file = tmp_path / f"a.{kind}"
    file.write_text("old")

    def stop(done: int, _total: int) -> None:
        if done == 1:
            raise Cancelled

    for options in (Options(), Options(pictures_beside=True)):
        with pytest.raises(Cancelled):
            write_export(whole_book(book)._replace(progress=stop), kind, file, force=True, options=options)
        assert file.read_text() == "old"
        assert sorted(tmp_path.iterdir()) == [file, book.path]


def test_pictures_beside_are_replaced_only_when_allowed(book: Book, tmp_path: Path) -> None:
    file, folder = tmp_path / "a.md", tmp_path / "a-pictures"
    what, options = one_place(book, Location("everything")), Options(pictures_beside=True)
    write_export(what, "md", file, options=options)
    assert sorted(p.name for p in folder.iterdir()) == ["drawing.svg", "wide.png"]
    file.unlink()
    (folder / "other.png").write_text("old")
    with pytest.raises(ExportError, match="exists already"):
        write_export(what, "md", file, options=options)
    assert not file.exists()
    write_export(what, "md", file, force=True, options=options)
    assert sorted(p.name for p in folder.iterdir()) == ["drawing.svg", "wide.png"]
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a-pictures", "a.md", "book"]
