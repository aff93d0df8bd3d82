"""Pages as files: asks what and where. Also copies whole pages."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QMimeData, QStandardPaths
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from helpviewer.book.book import Book, Location
from helpviewer.book.errors import BookError
from helpviewer.core.names import file_name
from helpviewer.export.child import ExportJob
from helpviewer.export.export import (
    category_pages,
    hit_list,
    one_place,
    whole_book,
)
from helpviewer.models.user_data.settings import Settings
from helpviewer.page.around.phrases import ENGLISH, Words, document_words
from helpviewer.page.output.job import Job
from helpviewer.search.results import SearchAnswer
from helpviewer.ui.common import message
from helpviewer.ui.output.export_dialog import ExportDialog, Offer
from helpviewer.ui.output.page_setup import page_layout, paper_of

translate = QCoreApplication.translate

_OTHER_ENDINGS = {"htm": "html", "markdown": "md", "text": "txt"}


def offers(
    book: Book, location: Location, answer: SearchAnswer | None = None, words: Words = ENGLISH
) -> list[Offer]:
    """What can be exported from here: page, section, hits, categories and book. ``words``, here and below,
    are the window's."""
    page = book.page(location.page)
    place = Location(page.id)
    found = [
        Offer(translate("Exporting", "Page: {0}").format(page.title), lambda: one_place(book, place)),
    ]
    sections = {section.id: section.title for section in page.sections}
    if location.section in sections:
        name = sections[location.section] or page.title
        found.append(
            Offer(translate("Exporting", "Section: {0}").format(name), lambda: one_place(book, location))
        )
    if answer is not None and answer.hits:
        hits = [Location(hit.page, hit.section) for hit in answer.hits]
        name = translate("Exporting", "Search results: {0}").format(answer.query)
        said = document_words(book.info.language, words)
        found.append(Offer(name, lambda: hit_list(book, answer.query, hits, said)))
    return found + category_offers(book, page.category)


def category_offers(book: Book, category_id: str) -> list[Offer]:
    """What can be exported from a category of the contents: it, those around it, and the book."""
    found = [
        Offer(
            translate("Exporting", "Category: {0}").format(category.title),
            partial(category_pages, book, category.id),
        )
        for category in reversed(book.category_path(category_id))
    ]
    return [
        *found,
        Offer(
            translate("Exporting", "The whole book: {0}").format(book.info.title), lambda: whole_book(book)
        ),
    ]


def export_with_dialog(
    parent: QWidget, book: Book, settings: Settings, choices: Sequence[Offer], words: Words = ENGLISH
) -> ExportJob | None:
    """Ask what, in which format and where.

    Returns:
        What is to be written; None when the reader thought better of it.
    """
    dialog = ExportDialog(choices, 0, settings.choices, parent)
    if dialog.exec() != ExportDialog.DialogCode.Accepted:
        return None
    settings.change(**dialog.settings())
    try:
        what = dialog.what()
    except BookError as error:
        message.tell(parent, error.message)
        return None
    return export_to_file(parent, book, settings, what, dialog.kind, words)


def export_to_file(
    parent: QWidget, book: Book, settings: Settings, what: Job, kind: str, words: Words = ENGLISH
) -> ExportJob | None:
    """Ask for a file; what is to be written to it, or None."""
    path = ask_for_file(parent, what.title, kind)
    if path is None:
        return None
    choices = settings.choices
    return ExportJob(
        book=str(book.path),
        places=tuple(str(location) for location in what.places),
        title=what.title,
        kind=kind,
        path=str(path),
        words=document_words(book.info.language, words).language,
        link_notes=choices.link_notes,
        pictures_beside=choices.pictures_beside,
        paper=paper_of(page_layout(choices)),
    )


def ask_for_file(parent: QWidget, title: str, kind: str) -> Path | None:
    """Where the reader wants the file; None for nowhere."""
    filters = {
        "pdf": translate("Exporting", "PDF document (*.pdf)"),
        "html": translate("Exporting", "Web page in one file (*.html)"),
        "md": translate("Exporting", "Markdown (*.md)"),
        "txt": translate("Exporting", "Plain text (*.txt)"),
        "epub": translate("Exporting", "EPUB book (*.epub)"),
    }
    folder = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    proposed = folder / file_name(title, f".{kind}")
    chosen, _ = QFileDialog.getSaveFileName(
        parent, translate("Exporting", "Export"), str(proposed), filters[kind]
    )
    if not chosen:
        return None
    path = with_suffix(Path(chosen), kind)
    # The dialog asked about the name as typed; a suffix of ours may name another file.
    if str(path) != chosen and path.exists():
        question = translate("Exporting", "“{0}” exists already.").format(path.name)
        if not message.ask(
            parent,
            question,
            translate("Exporting", "Do you want to replace it?"),
            translate("Exporting", "&Replace"),
        ):
            return None
    return path


def with_suffix(path: Path, suffix: str) -> Path:
    """The path with the suffix of what is in the file, unless it has that already under any name."""
    typed = path.suffix.lower().removeprefix(".")
    if _OTHER_ENDINGS.get(typed, typed) == suffix:
        return path
    return path.with_name(f"{path.name}.{suffix}")


def copy_as_markdown(book: Book, location: Location, words: Words = ENGLISH) -> None:
    """Put the whole page into the clipboard as Markdown."""
    from helpviewer.export.markdown.file import to_markdown

    words = document_words(book.info.language, words)
    text = to_markdown(Job(book, [Location(location.page)], words=words))
    QGuiApplication.clipboard().setText(text)


def copy_as_rich_text(book: Book, location: Location, words: Words = ENGLISH) -> None:
    """Put the whole page into the clipboard for word processors and mail, and as text for all others."""
    from helpviewer.export.html.file import to_html
    from helpviewer.export.text.file import to_text

    job = Job(book, [Location(location.page)], words=document_words(book.info.language, words))
    mime = QMimeData()
    mime.setHtml(to_html(job))
    mime.setText(to_text(job))
    QGuiApplication.clipboard().setMimeData(mime)
