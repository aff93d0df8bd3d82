"""The words said around a page, in the language in force. English ones need none of this."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from helpviewer.render.words import Words


def translated_words() -> Words:
    """All the words, translated now."""
    say = QCoreApplication.translate
    return Words(
        on_this_page=say("Page", "On this page"),
        related=say("Page", "Related questions"),
        links=say("Page", "Links"),
        copy_code=say("Page", "Copy"),
        copy_hint=say("Page", "Copy this code"),
        source=say("Page", "Source"),
        sources=say("Page", "Sources"),
        notes={
            "note": say("Page", "Note"),
            "tip": say("Page", "Tip"),
            "important": say("Page", "Important"),
            "warning": say("Page", "Warning"),
            "caution": say("Page", "Caution"),
        },
        months=(
            say("Page", "January"),
            say("Page", "February"),
            say("Page", "March"),
            say("Page", "April"),
            say("Page", "May"),
            say("Page", "June"),
            say("Page", "July"),
            say("Page", "August"),
            say("Page", "September"),
            say("Page", "October"),
            say("Page", "November"),
            say("Page", "December"),
        ),
        # day, month, year
        long_date=say("Page", "{0} {1} {2}"),
        as_of=say("Page", "As of {0}"),
        as_of_age=say("Page", "As of {0} ({1})"),
        copied_on=say("Page", "Copy made on {0}"),
        today=say("Page", "today"),
        yesterday=say("Page", "yesterday"),
        days_ago=lambda number: say("Page", "%n day(s) ago", "", number),
        months_ago=lambda number: say("Page", "%n month(s) ago", "", number),
        years_ago=lambda number: say("Page", "%n year(s) ago", "", number),
        policy=say("Page", "Before you rely on this policy answer, check the live page"),
        policy_pages=say("Page", "Before you rely on this policy answer, check the live pages"),
        review=say(
            "Page",
            "This book was due for a review on {0}, so this answer may be out of date. Look for a newer "
            "version of the book, or check the source.",
        ),
    )
