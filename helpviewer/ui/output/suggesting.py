"""Asks how a reader wants to suggest a correction: at the publisher's address, or in a file to be sent."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from helpviewer.book.book import Book, Location
from helpviewer.core.product import product
from helpviewer.export.child import ExportJob
from helpviewer.export.export import one_place
from helpviewer.links.publisher import correction_address
from helpviewer.models.user_data.settings import Settings
from helpviewer.page.around.phrases import ENGLISH, Words
from helpviewer.page.output.chosen_pages import location_title
from helpviewer.ui.common import message
from helpviewer.ui.common.external_links import plain_address
from helpviewer.ui.output.exporting import export_to_file

translate = QCoreApplication.translate


def suggest_correction(
    parent: QWidget, book: Book, location: Location, settings: Settings, words: Words = ENGLISH
) -> str | ExportJob | None:
    """Ask how to suggest a correction of this place.

    Returns:
        The address to open; or the page as Markdown that is to be written; or None for nothing.
    """
    address = correction_address(product().id, book, location)
    buttons = [translate("Suggesting", "Save Page as &Markdown…")]
    if address.startswith("mailto:"):
        buttons.insert(0, translate("Suggesting", "Write a &Mail"))
    elif address:
        buttons.insert(0, translate("Suggesting", "Open in &Browser"))
    if address:
        shown = plain_address(address).removeprefix("mailto:").partition("?")[0]
        detail = translate("Suggesting", "Corrections of this book go to {0}.").format(shown)
    else:
        detail = translate(
            "Suggesting",
            "This book names no address for corrections. Save the page, change it, and send it to whoever "
            "gave you the book.",
        )
    title = location_title(book.page(location.page), location)
    question = translate("Suggesting", "Suggest a correction to “{0}”").format(title)
    chosen = message.choose(parent, question, detail, buttons)
    if chosen < 0:
        return None
    if address and chosen == 0:
        return address
    job = export_to_file(parent, book, settings, one_place(book, Location(location.page)), "md", words)
    return job and job._replace(as_source=True)
