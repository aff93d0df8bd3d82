"""Everything the program says when something fails: an id and values, and the English text of each id. No Qt.

The command line prints the English. The window translates the text of the id
(:mod:`helpviewer.ui.common.translate`).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

TEXTS: Mapping[str, str] = {
    # books
    "book-missing": (
        "There is no help book in “{folder}”. Choose the folder that holds “{file}”, or install the book "
        "again."
    ),
    "book-damaged": "The help book in “{folder}” is damaged. Install the book again.",
    "book-too-new": "The help book in “{folder}” was made for a newer version of this program. Update it.",
    "index-too-old": (
        "The search index of the help book in “{folder}” is of an older version, so it cannot be searched. "
        "Build the book again, or ask its publisher for a new one."
    ),
    "index-damaged": (
        "The search index of the help book in “{folder}” is damaged, so it cannot be searched. Install the "
        "book again."
    ),
    "page-missing": "This book has no page “{page}”. Search for its title instead.",
    "page-damaged": (
        "The page “{title}” cannot be read: its file is missing or damaged. Install the book again."
    ),
    "section-missing": "The page “{title}” has no section “{section}”.",
    "category-missing": "This book has no category “{category}”.",
    # the library
    "book-not-in-library": "There is no help book “{book}” in your library. Add its file first.",
    "book-not-added": "“{book}” came with a program, and can only be removed with it.",
    "not-added": (
        "“{file}” could not be added. Check that you may write to “{folder}”, and that there is room."
    ),
    "not-removed": "“{book}” could not be removed. Check that you may write to “{folder}”.",
    "no-version-before": "There is no earlier version of “{book}” any more.",
    # .helpbook files and links
    "file-missing": "The help book “{file}” cannot be read. Check that it is still there.",
    "file-is-no-book": (
        "“{file}” is no help book, or it is damaged. Ask whoever gave it to you for a new copy."
    ),
    "no-room-to-unpack": "There is no room to unpack “{file}”. Free some space in “{folder}”.",
    "not-unpacked": "“{file}” could not be unpacked. Check that you may write to “{folder}”.",
    "link-wrong": "The link “{link}” leads nowhere. It must look like {example}.",
    "linked-book-missing": (
        "The link leads to the book “{book}”, which you do not have. Add its file to your library first."
    ),
    "link-to-absent-book": "The link is to the help book “{book}”, which is not here. Open its file once.",
    # written files
    "not-an-ordinary-file": "“{path}” is not an ordinary file. Choose another name.",
    "file-exists": "“{path}” exists already. Choose another name, or allow it to be replaced.",
    "no-room": "There is no room left for “{path}”. Free some space or choose another disk.",
    "folder-read-only": "“{folder}” can only be read. Choose another folder.",
    "is-a-folder": "“{path}” is a folder. Choose a file name in it.",
    "name-too-long": "The name “{name}…” is too long. Choose a shorter one.",
    "file-in-use": "“{path}” cannot be replaced. Close it in other programs, or choose another name.",
    "folder-forbidden": "You may not write to “{folder}”. Choose another folder.",
    "folder-missing": "There is no folder “{folder}”. Make it first, or choose another one.",
    "not-written": "“{path}” could not be written. Choose another name or folder.",
    # exports and prints
    "category-empty": "There are no pages in “{category}”. Choose another category.",
    "nothing-to-export": "Nothing was found, so there is nothing to export. Try other words.",
    "not-printed": "Nothing could be printed: the printer or the file cannot be written to.",
    "printing-stopped": "Printing stopped: the printer or the file takes no more pages.",
    "pdf-not-made": "The PDF could not be made. Try again, or choose another format.",
}
"""The texts in English. Those in other languages are in ``resources/translations``, context “Messages”."""


class Message(NamedTuple):
    """What is said: one of :data:`TEXTS` and the values that stand in it. ``str()`` is the English."""

    id: str
    values: Mapping[str, str] = {}

    def __str__(self) -> str:
        return self.in_words(TEXTS[self.id])

    def in_words(self, text: str) -> str:
        """The text of the id, in whichever language, with the values put in."""
        return text.format_map(self.values)


class HelpError(Exception):
    """Something failed that a reader is told of; ``str(error)`` says what is wrong and what to do next.

    Args:
        id: one of :data:`TEXTS`.
        detail: the technical cause, for the log; may be empty.
        values: what stands in the text.
    """

    def __init__(self, id: str, detail: str = "", /, **values: object) -> None:
        self.message = Message(id, {name: str(value) for name, value in values.items()})
        self.detail = detail
        super().__init__(id, detail)

    def __str__(self) -> str:
        return str(self.message)
