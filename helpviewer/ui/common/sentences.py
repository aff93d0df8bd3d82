"""What a book says when something is wrong with it, in the language in force.

The rooms that say it know no Qt and speak English. Their sentences are recognised here by their fixed parts.
"""

from __future__ import annotations

import re
from functools import cache

from PySide6.QtCore import QCoreApplication


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:
    """Mark a text for translation, which happens elsewhere; Qt's own function of this name has no types."""
    return text


TEMPLATES: tuple[str, ...] = (
    QT_TRANSLATE_NOOP(
        "Sentences",
        "There is no help book in “{0}”. Choose the folder that holds “{1}”, or install the book again.",
    ),
    QT_TRANSLATE_NOOP("Sentences", "The help book in “{0}” is damaged. Install the book again."),
    QT_TRANSLATE_NOOP(
        "Sentences",
        "The help book in “{0}” was made for a newer version of this program. Update it.",
    ),
    QT_TRANSLATE_NOOP("Sentences", "This book has no page “{0}”. Search for its title instead."),
    QT_TRANSLATE_NOOP(
        "Sentences",
        "The page “{0}” cannot be read: its file is missing or damaged. Install the book again.",
    ),
    QT_TRANSLATE_NOOP("Sentences", "The page “{0}” has no section “{1}”."),
    QT_TRANSLATE_NOOP("Sentences", "This book has no category “{0}”."),
    QT_TRANSLATE_NOOP(
        "Sentences",
        "The search index of the help book in “{0}” is damaged, so it cannot be searched. Install the book "
        "again.",
    ),
    QT_TRANSLATE_NOOP("Sentences", "The help book “{0}” cannot be read. Check that it is still there."),
    QT_TRANSLATE_NOOP("Sentences", "There is no room to unpack “{0}”. Free some space in “{1}”."),
    QT_TRANSLATE_NOOP("Sentences", "“{0}” could not be unpacked. Check that you may write to “{1}”."),
    QT_TRANSLATE_NOOP(
        "Sentences", "“{0}” is no help book, or it is damaged. Ask whoever gave it to you for a new copy."
    ),
    QT_TRANSLATE_NOOP("Sentences", "The link “{0}” leads nowhere. It must look like {1}."),
    QT_TRANSLATE_NOOP(
        "Sentences", "The link is to the help book “{0}”, which is not here. Open its file once."
    ),
    QT_TRANSLATE_NOOP("Sentences", "“{0}” is not an ordinary file. Choose another name."),
    QT_TRANSLATE_NOOP(
        "Sentences", "“{0}” exists already. Choose another name, or allow it to be replaced (--force)."
    ),
    QT_TRANSLATE_NOOP(
        "Sentences", "There is no room left for “{0}”. Free some space or choose another disk."
    ),
    QT_TRANSLATE_NOOP("Sentences", "“{0}” can only be read. Choose another folder."),
    QT_TRANSLATE_NOOP("Sentences", "“{0}” is a folder. Choose a file name in it."),
    QT_TRANSLATE_NOOP("Sentences", "The name “{0}…” is too long. Choose a shorter one."),
    QT_TRANSLATE_NOOP(
        "Sentences", "“{0}” cannot be replaced. Close it in other programs, or choose another name."
    ),
    QT_TRANSLATE_NOOP("Sentences", "You may not write to “{0}”. Choose another folder."),
    QT_TRANSLATE_NOOP("Sentences", "There is no folder “{0}”. Make it first, or choose another one."),
    QT_TRANSLATE_NOOP("Sentences", "“{0}” could not be written. Choose another name or folder."),
    QT_TRANSLATE_NOOP("Sentences", "Nothing could be printed: the printer or the file cannot be written to."),
    QT_TRANSLATE_NOOP("Sentences", "Printing stopped: the printer or the file takes no more pages."),
    QT_TRANSLATE_NOOP("Sentences", "There are no pages in “{0}”. Choose another category."),
    QT_TRANSLATE_NOOP("Sentences", "Nothing was found, so there is nothing to export. Try other words."),
    QT_TRANSLATE_NOOP("Sentences", "The PDF could not be made."),
    QT_TRANSLATE_NOOP("Sentences", "There is no help book here"),
    QT_TRANSLATE_NOOP("Sentences", "This help book is too new"),
    QT_TRANSLATE_NOOP("Sentences", "This help book is damaged"),
    QT_TRANSLATE_NOOP("Sentences", "This help book cannot be opened"),
)


def in_our_words(sentence: str) -> str:
    """The sentence translated; one that is not known here comes back as it is."""
    for template in TEMPLATES:
        if found := _pattern(template).fullmatch(sentence):
            return QCoreApplication.translate("Sentences", template).format(*found.groups())
    return sentence


@cache
def _pattern(template: str) -> re.Pattern[str]:
    parts = re.split(r"\{\d\}", template)
    return re.compile("(.*?)".join(re.escape(part) for part in parts), re.DOTALL)
