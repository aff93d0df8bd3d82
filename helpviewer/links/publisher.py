"""The publisher's addresses of a page: where it is on the web, and where corrections of it go. No Qt."""

from __future__ import annotations

from urllib.parse import quote

from helpviewer.book.book import Book, Location
from helpviewer.book.errors import PageMissing
from helpviewer.book.imprint import filled
from helpviewer.links.address import to_address


def web_address(book: Book, location: Location) -> str:
    """Where this place is on the web; "" when the publisher names no address."""
    return _filled(book.info.imprint.web, book, location)


def correction_address(program: str, book: Book, location: Location) -> str:
    """Where a correction of this place goes, https, http or mailto; "" when the publisher names no address.

    A mail names the place where the publisher's address says no more.

    Args:
        program: the product's id, for the link to the place.
        book: the book.
        location: the place.
    """
    template = book.info.imprint.corrections
    address = _filled(template, book, location)
    if not template.startswith("mailto:") or "?" in template:
        return address
    info = book.info
    subject = quote(f"{info.title} {info.version}: {_title(book, location)}", safe="")
    body = quote(f"{to_address(program, info.id, location)}\n\n", safe="")
    return f"{address}?subject={subject}&body={body}"


def _filled(template: str, book: Book, location: Location) -> str:
    if not template:
        return ""
    try:
        file = book.page(location.page).file
    except PageMissing:
        file = ""
    values = {
        "book": book.info.id,
        "version": book.info.version,
        "page": location.page,
        "section": location.section,
        "title": _title(book, location),
        "path": file,
    }
    return filled(template, values)


def _title(book: Book, location: Location) -> str:
    try:
        page = book.page(location.page)
    except PageMissing:
        return location.page
    titles = {section.id: section.title for section in page.sections}
    return titles.get(location.section, page.title)
