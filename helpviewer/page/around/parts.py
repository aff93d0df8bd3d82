"""What every way of showing a page must say besides its text: where it belongs, where it came from, how old
it is. Pure; the day that counts as today is an argument. No Qt.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from helpviewer.book.book import Book
from helpviewer.book.errors import PageMissing
from helpviewer.book.format import PageInfo, Section, Source, nested_titles
from helpviewer.page.around.phrases import ENGLISH, Words, in_own_words

_RTL_LANGUAGES = frozenset({"ar", "he", "iw", "fa", "ur", "yi", "ji", "ps", "sd", "ug", "dv", "ckb", "syr"})

_CONTENTS_AT_MOST = 16


class PageParts(NamedTuple):
    """The parts, as plain text.

    Attributes:
        book: the book's title.
        trail: titles of the categories, from the outermost to the page's own.
        title: the page's title.
        sections: the headings worth a list at the top; empty when there are fewer than two.
        sources: where the content was taken from.
        as_of: "As of 21 November 2026 (12 days ago)", or ""; in a copy "As of 21 November 2026 · Copy made on
            3 December 2026", since an age would go stale there.
        policy: the notice of an answer that binds somebody, or ""; ends with a colon when ``sources``, the
            live pages, are to be named after it.
        review: the notice of a book that is past its review date, or "".
        related: the pages to read next.
        direction: "ltr" or "rtl", how the book's language is written.
        language: the book's BCP 47 tag.
        words: in which the rest is to be said.
    """

    book: str
    trail: tuple[str, ...]
    title: str
    sections: tuple[Section, ...]
    sources: tuple[Source, ...]
    as_of: str
    policy: str
    review: str
    related: tuple[PageInfo, ...]
    direction: str
    language: str
    words: Words

    @property
    def way(self) -> str:
        """The way to the page: ``Book › Category``."""
        return nested_titles((self.book, *self.trail))

    @property
    def lead(self) -> str:
        """What stands before a sentence of ours in words of another direction than the book's, so that it
        begins on the page's side: a mark without width, or ""."""
        if self.direction == "rtl":
            return ""  # pages from right to left say so on every paragraph
        return "\u200e" if direction(self.words.language) == "rtl" else ""

    @property
    def foreign(self) -> bool:
        """Whether our words are of another language than the book."""
        return not same_language(self.words.language, self.language)

    @property
    def sources_line(self) -> str:
        """ "Source: FAQ (https://example.org/faq)", or "" when no source is known."""
        if not self.sources:
            return ""
        return f"{self.sources_label}: " + ", ".join(f"{s.title} ({s.url})" for s in self.sources)

    @property
    def sources_label(self) -> str:
        """ "Source" or "Sources"."""
        return self.words.source if len(self.sources) == 1 else self.words.sources

    @property
    def foot(self) -> str:
        """One line for a footer: the names of the sources and the as-of sentence."""
        names = ", ".join(s.title for s in self.sources)
        return " · ".join(part for part in (names and f"{self.sources_label}: {names}", self.as_of) if part)


def page_parts(
    book: Book, page: PageInfo, today: date | None, *, copy: bool = False, words: Words = ENGLISH
) -> PageParts:
    """The parts of ``page``. With ``today`` None nothing is said of ages, and no review is due. ``copy``: for
    paper and files, which are read long after today."""
    as_of = page.as_of or book.info.as_of
    words = in_own_words(words, book.info.imprint.words)
    return PageParts(
        book=book.info.title,
        trail=tuple(c.title for c in book.category_path(page.category) if c.page != page.id),
        title=page.title,
        sections=_contents(page.sections),
        sources=page.sources,
        as_of=_as_of_copy(as_of, today, words) if copy else _as_of(as_of, today, words),
        policy=_policy(page, as_of, words) if page.policy else "",
        review=_review(book, today, words),
        related=_related(book, page),
        direction=direction(book.info.language),
        language=book.info.language,
        words=words,
    )


def same_language(one: str, other: str) -> bool:
    """Whether two BCP 47 tags are of one language, wherever it is spoken."""
    return one.split("-")[0].lower() == other.split("-")[0].lower()


def direction(language: str) -> str:
    """ "rtl" for a language written from right to left, else "ltr"."""
    subtags = language.lower().split("-")
    return "rtl" if subtags[0] in _RTL_LANGUAGES or "arab" in subtags or "hebr" in subtags else "ltr"


def long_date(iso: str, words: Words = ENGLISH) -> str:
    """ "21 November 2026" for "2026-11-21"; other text comes back unchanged."""
    day = _date(iso)
    return words.long_date.format(day.day, words.months[day.month - 1], day.year) if day else iso


def age(iso: str, today: date, words: Words = ENGLISH) -> str:
    """How long ago a date was: "today", "yesterday", "12 days ago", "3 months ago", "2 years ago"; "" for a
    date that is none or lies ahead."""
    day = _date(iso)
    if day is None or day > today:
        return ""
    days = (today - day).days
    if days < 2:
        return (words.today, words.yesterday)[days]
    months = (today.year - day.year) * 12 + today.month - day.month - (today.day < day.day)
    if months < 2:
        return words.days_ago(days)
    return words.months_ago(months) if months < 24 else words.years_ago(months // 12)


def _date(iso: str) -> date | None:
    try:
        return date.fromisoformat(iso)
    except ValueError:
        return None


def _as_of(iso: str, today: date | None, words: Words) -> str:
    if not iso:
        return ""
    ago = age(iso, today, words) if today else ""
    return (words.as_of_age if ago else words.as_of).format(long_date(iso, words), ago)


def _as_of_copy(iso: str, today: date | None, words: Words) -> str:
    made = words.copied_on.format(long_date(today.isoformat(), words)) if today else ""
    return " · ".join(part for part in (_as_of(iso, None, words), made) if part)


def _policy(page: PageInfo, as_of: str, words: Words) -> str:
    notice = words.policy_pages if len(page.sources) > 1 else words.policy
    dated = f"{_as_of(as_of, None, words)}. " if as_of else ""
    return dated + notice + (":" if page.sources else ".")


def _review(book: Book, today: date | None, words: Words) -> str:
    due = _date(book.info.review_after)
    if due is None or today is None or today <= due:
        return ""
    return words.review.format(long_date(book.info.review_after, words))


def _contents(sections: tuple[Section, ...]) -> tuple[Section, ...]:
    for deepest in (3, 2):
        chosen = tuple(s for s in sections if s.level <= deepest)
        if len(chosen) <= _CONTENTS_AT_MOST:
            break
    return chosen if len(chosen) > 1 else ()


def _related(book: Book, page: PageInfo) -> tuple[PageInfo, ...]:
    found: list[PageInfo] = []
    for page_id in page.related:
        try:
            found.append(book.page(page_id))
        except PageMissing:
            # The builder refuses such a page id; a book made elsewhere may still have one.
            continue
    return tuple(found)
