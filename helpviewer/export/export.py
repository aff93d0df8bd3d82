"""What somebody exports, in which format, to which file: one door for the window and the command line.

Qt is loaded for PDF only.
"""

from __future__ import annotations

import io
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from helpviewer.book.book import Book, Location
from helpviewer.book.errors import PageMissing
from helpviewer.core.files import ExportError, folder_beside, replacing, swap_folder, write_beside
from helpviewer.page.around.phrases import ENGLISH, Words
from helpviewer.page.output.chosen_pages import location_title
from helpviewer.page.output.job import Job

if TYPE_CHECKING:
    from PySide6.QtGui import QPageLayout


class Options(NamedTuple):
    """How it is exported.

    ``layout`` is the paper of a PDF, None for the usual one; ``link_notes`` prints the addresses of links at
    the end of each page of a PDF; ``pictures_beside`` puts the pictures of Markdown into a folder;
    ``as_source`` makes a source file of a single whole page in Markdown.
    """

    layout: QPageLayout | None = None
    link_notes: bool = False
    pictures_beside: bool = False
    as_source: bool = False


def one_place(book: Book, location: Location) -> Job:
    """A page, or a section of it.

    Raises:
        PageMissing: the book has no such page or section.
    """
    location = book.locate(location)
    return Job(book, (location,), location_title(book.page(location.page), location))


def category_pages(book: Book, category_id: str) -> Job:
    """All pages of a category and those below it.

    Raises:
        PageMissing: the book has no such category, or it is empty.
    """
    pages = book.pages_in(category_id)
    title = book.category_path(category_id)[-1].title
    if not pages:
        raise PageMissing("category-empty", category=title)
    return Job(book, tuple(Location(page) for page in pages), title)


def whole_book(book: Book) -> Job:
    """Every page."""
    return Job(book, tuple(Location(page.id) for page in book.pages()), book.info.title)


def hit_list(book: Book, query: str, hits: Iterable[Location], words: Words = ENGLISH) -> Job:
    """The sections that a search found, best first. Those of a page that is there as a whole are left out.
    ``words`` are those of the document.

    Raises:
        PageMissing: nothing was found.
    """
    places = tuple(dict.fromkeys(hits))
    whole = {place.page for place in places if not place.section}
    kept = tuple(place for place in places if not place.section or place.page not in whole)
    if not kept:
        raise PageMissing("nothing-to-export")
    return Job(book, kept, words.search.format(query))


def write_export(
    job: Job, kind: str, path: Path, *, force: bool = False, options: Options | None = None
) -> None:
    """Write it to ``path`` in one of :data:`EXPORT_FORMATS`, whole or not at all.

    Raises:
        PageMissing, BookDamaged: a page cannot be read.
        ExportError: the file cannot be written, or exists and ``force`` is false; it is unchanged.
        Cancelled: the progress was told to stop; nothing is changed.
    """
    options = options or Options()
    if kind == "pdf":
        from helpviewer.paper.pdf import write_pdf

        write_pdf(job, path, force=force, layout=options.layout, link_notes=options.link_notes)
    elif kind == "epub":
        with replacing(path, force) as temporary, temporary.open("w+b") as stream:
            _epub(job, stream)
    elif kind == "md" and options.pictures_beside:
        _write_with_pictures(job, path, force, options)
    else:
        write_beside(path, _text(job, kind, options), force)


def export_bytes(job: Job, kind: str, *, options: Options | None = None) -> bytes:
    """What the file would hold; pictures of Markdown are inlined. Errors as for :func:`write_export`."""
    options = options or Options()
    if kind == "pdf":
        from helpviewer.paper.pdf import pdf_bytes

        return pdf_bytes(job, layout=options.layout, link_notes=options.link_notes)
    if kind == "epub":
        stream = io.BytesIO()
        _epub(job, stream)
        return stream.getvalue()
    return _text(job, kind, options).encode("utf-8")


def _epub(job: Job, stream: BinaryIO) -> None:
    from helpviewer.export.epub import write_epub

    write_epub(job, stream)


def _text(job: Job, kind: str, options: Options) -> str:
    if kind == "html":
        from helpviewer.export.html.file import to_html as render
    elif kind == "md":
        from helpviewer.export.markdown.file import to_markdown

        return to_markdown(_titled(job), as_source=options.as_source)
    else:
        from helpviewer.export.text.file import to_text as render
    return render(_titled(job))


def _titled(job: Job) -> Job:
    """A page's own title serves for it; several things need one."""
    return job if len(job.places) > 1 else job._replace(title="")


def _write_with_pictures(job: Job, path: Path, force: bool, options: Options) -> None:
    from helpviewer.export.markdown.file import markdown_with_folder

    folder = path.with_name(f"{path.stem}-pictures")
    file = markdown_with_folder(_titled(job), folder.name, as_source=options.as_source)
    if not file.pictures:
        write_beside(path, file.text, force)
        return
    if folder.exists() and not (force and folder.is_dir()):
        raise ExportError("file-exists", path=folder)
    with replacing(path, force) as temporary:
        temporary.write_text(file.text, encoding="utf-8", newline="\n")
        _swap_pictures(file.pictures, folder_beside(temporary), folder)


def _swap_pictures(pictures: dict[str, Path], beside: Path, folder: Path) -> None:
    """Copy the pictures, under these names, into ``beside``, which takes the place of ``folder``.

    Raises:
        OSError: one cannot be read or written; ``folder`` is as before.
    """
    try:
        beside.mkdir()
        for name, picture in pictures.items():
            shutil.copyfile(picture, beside / name)
        if old := swap_folder(beside, folder):
            shutil.rmtree(old, ignore_errors=True)
    finally:
        shutil.rmtree(beside, ignore_errors=True)
