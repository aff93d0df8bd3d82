"""The words a page is given around its own text, in one language. Pure: who shows the page hands them in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Words:
    """Words and short sentences, the English ones by default.

    ``{0}`` and so on stand for what is put in. ``long_date`` takes the day, the month's name and the year;
    ``days_ago``, ``months_ago`` and ``years_ago`` take a number of two or more.
    """

    on_this_page: str = "On this page"
    related: str = "Related questions"
    links: str = "Links"
    copy_code: str = "Copy"
    copy_hint: str = "Copy this code"
    source: str = "Source"
    sources: str = "Sources"
    notes: dict[str, str] = field(
        default_factory=lambda: {
            "note": "Note",
            "tip": "Tip",
            "important": "Important",
            "warning": "Warning",
            "caution": "Caution",
        }
    )
    months: tuple[str, ...] = (
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    )
    long_date: str = "{0} {1} {2}"
    as_of: str = "As of {0}"
    as_of_age: str = "As of {0} ({1})"
    copied_on: str = "Copy made on {0}"
    today: str = "today"
    yesterday: str = "yesterday"
    days_ago: Callable[[int], str] = lambda number: f"{number} days ago"
    months_ago: Callable[[int], str] = lambda number: f"{number} months ago"
    years_ago: Callable[[int], str] = lambda number: f"{number} years ago"
    policy: str = "Before you rely on this policy answer, check the live page"
    policy_pages: str = "Before you rely on this policy answer, check the live pages"
    review: str = (
        "This book was due for a review on {0}, so this answer may be out of date. Look for a newer "
        "version of the book, or check the source."
    )


ENGLISH = Words()
