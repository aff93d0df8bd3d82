"""The present page as a file: asks where, writes it whole, and says what went wrong."""

from __future__ import annotations

import logging
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from helpviewer.book.errors import BookError
from helpviewer.book.reader import Book, Location
from helpviewer.render.files import ExportError, file_name, write_beside
from helpviewer.ui import message

SUFFIXES = ("pdf", "html", "md", "txt")

_log = logging.getLogger(__name__)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Exporting", text)


def export_page(parent: QWidget, book: Book, location: Location, first: str = "pdf") -> str:
    """Ask for a file and write the page to it.

    Args:
        first: the suffix that is proposed, one of :data:`SUFFIXES`.

    Returns:
        the file's name, or "" when nothing was written.
    """
    filters = {
        "pdf": _tr("PDF document (*.pdf)"),
        "html": _tr("Web page in one file (*.html)"),
        "md": _tr("Markdown (*.md)"),
        "txt": _tr("Plain text (*.txt)"),
    }
    folder = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    proposed = folder / file_name(book.page(location.page).title, f".{first}")
    chosen, chosen_filter = QFileDialog.getSaveFileName(
        parent, _tr("Export this page"), str(proposed), ";;".join(filters.values()), filters[first]
    )
    if not chosen:
        return ""
    suffix = next((s for s, text in filters.items() if text == chosen_filter), first)
    path = with_suffix(Path(chosen), suffix)
    # The dialog asked about the name as typed; a suffix of ours may name another file.
    if str(path) != chosen and path.exists():
        question = _tr("“{0}” exists already.").format(path.name)
        if not message.ask(parent, question, _tr("Do you want to replace it?"), _tr("&Replace")):
            return ""
    try:
        write_page(book, location, path)
    except (BookError, ExportError) as error:
        _log.error("export of %s to %s: %s (%s)", location, path, error, error.detail)
        message.tell(parent, str(error))
        return ""
    return str(path)


def with_suffix(path: Path, suffix: str) -> Path:
    """The path with a suffix that says what is in the file: a known one as typed, else ``suffix``."""
    if path.suffix.lower().removeprefix(".") in (*SUFFIXES, "htm", "markdown", "text"):
        return path
    return path.with_name(f"{path.name}.{suffix}")


def write_page(book: Book, location: Location, path: Path) -> None:
    """Write the page in the format its suffix names, replacing what is there.

    Raises:
        PageMissing, BookDamaged: the page cannot be read.
        ExportError: the file cannot be written; it is unchanged.
    """
    locations = [Location(location.page)]
    suffix = path.suffix.lower()
    if suffix == ".pdf":
        from helpviewer.render.pdf import write_pdf

        write_pdf(book, locations, path, force=True)
        return
    if suffix in (".html", ".htm"):
        from helpviewer.render.html_file import to_html as render
    elif suffix in (".md", ".markdown"):
        from helpviewer.render.markdown import to_markdown as render
    else:
        from helpviewer.render.text import to_text as render
    write_beside(path, render(book, locations), force=True)
