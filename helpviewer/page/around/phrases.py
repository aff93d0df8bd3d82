"""The words that stand around a page's own text, in each language the program speaks. Pure, no Qt.

The one place for them. The builder takes the names of notes from here, files and paper what stands around
their pages, the window what it shows around a page. (What the window says of itself is translated with Qt's
files, see ``packaging/translations.py``.) Another language is another :class:`Words` in ``WORDS``.

**Which language.** A document, be it a file, paper or a copy in the clipboard, is in one language, its
book's: :func:`document_words`. Where we have no words in that language, they are in the window's, or English
on the command line. So it is with the names that the builder gives to notes, English where there are none.
On the screen, what stands around a page is in the window's language, like the menus.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple


class Words(NamedTuple):
    """Words and short sentences of one language, ``language`` being its BCP 47 tag.

    ``{0}`` and so on stand for what is put in. ``long_date`` takes the day, the month's name and the year;
    ``days_ago``, ``months_ago`` and ``years_ago`` take a number of two or more; ``page_of`` a page's number
    and how many there are; ``elsewhere`` the titles of a book and of a page in it.
    """

    language: str
    # around a page
    on_this_page: str
    related: str
    links: str
    footnotes: str
    copy_code: str
    copy_hint: str
    larger_code: str
    larger_hint: str
    opens: str
    writes_to: str
    source: str
    sources: str
    notes: Mapping[str, str]
    # dates and ages
    months: tuple[str, ...]
    long_date: str
    as_of: str
    as_of_age: str
    copied_on: str
    today: str
    yesterday: str
    days_ago: Callable[[int], str]
    months_ago: Callable[[int], str]
    years_ago: Callable[[int], str]
    policy: str
    policy_pages: str
    review: str
    # files and paper
    contents: str
    page_of: str
    version: str
    search: str
    picture: str
    note_number: str
    elsewhere: str


ENGLISH = Words(
    language="en",
    on_this_page="On this page",
    related="Related questions",
    links="Links",
    footnotes="Footnotes",
    copy_code="Copy",
    copy_hint="Copy this code",
    larger_code="Larger",
    larger_hint="Show this code in a window of its own, its lines whole",
    opens="Opens {0} in your browser",
    writes_to="Write to {0}",
    source="Source",
    sources="Sources",
    notes={
        "note": "Note",
        "tip": "Tip",
        "important": "Important",
        "warning": "Warning",
        "caution": "Caution",
    },
    months=(
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    ),
    long_date="{0} {1} {2}",
    as_of="As of {0}",
    as_of_age="As of {0} ({1})",
    copied_on="Copy made on {0}",
    today="today",
    yesterday="yesterday",
    days_ago=lambda number: f"{number} days ago",
    months_ago=lambda number: f"{number} months ago",
    years_ago=lambda number: f"{number} years ago",
    policy="Before you rely on this policy answer, check the live page",
    policy_pages="Before you rely on this policy answer, check the live pages",
    review=(
        "This book was due for a review on {0}, so this answer may be out of date. Look for a newer "
        "version of the book, or check the source."
    ),
    contents="Contents",
    page_of="Page {0} of {1}",
    version="Version {0}",
    search="Search: {0}",
    picture="Picture",
    note_number="note {0}",
    elsewhere="In the help book “{0}”: {1}",
)

GERMAN = Words(
    language="de",
    on_this_page="Auf dieser Seite",
    related="Verwandte Fragen",
    links="Links",
    footnotes="Fußnoten",
    copy_code="Kopieren",
    copy_hint="Diesen Code kopieren",
    larger_code="Größer",
    larger_hint="Diesen Code in einem eigenen Fenster zeigen, mit ganzen Zeilen",
    opens="Öffnet {0} im Browser",
    writes_to="An {0} schreiben",
    source="Quelle",
    sources="Quellen",
    notes={
        "note": "Hinweis",
        "tip": "Tipp",
        "important": "Wichtig",
        "warning": "Warnung",
        "caution": "Vorsicht",
    },
    months=(
        *("Januar", "Februar", "März", "April", "Mai", "Juni"),
        *("Juli", "August", "September", "Oktober", "November", "Dezember"),
    ),
    long_date="{0}. {1} {2}",
    as_of="Stand: {0}",
    as_of_age="Stand: {0} ({1})",
    copied_on="Kopie vom {0}",
    today="heute",
    yesterday="gestern",
    days_ago=lambda number: f"vor {number} Tagen",
    months_ago=lambda number: f"vor {number} Monaten",
    years_ago=lambda number: f"vor {number} Jahren",
    policy="Bevor Sie sich auf diese Regelung verlassen, prüfen Sie die aktuelle Seite",
    policy_pages="Bevor Sie sich auf diese Regelung verlassen, prüfen Sie die aktuellen Seiten",
    review=(
        "Dieses Buch hätte am {0} überprüft werden sollen, daher kann diese Antwort veraltet sein. "
        "Suchen Sie eine neuere Fassung des Buchs oder prüfen Sie die Quelle."
    ),
    contents="Inhalt",
    page_of="Seite {0} von {1}",
    version="Version {0}",
    search="Suche: {0}",
    picture="Bild",
    note_number="Fußnote {0}",
    elsewhere="Im Hilfebuch „{0}“: {1}",
)


def _counted(two: str, few: str, many: str, other: str) -> Callable[[int], str]:
    """Arabic has a form for two of something, and others that go by the last two digits of the number:
    https://www.unicode.org/cldr/charts/latest/supplemental/language_plural_rules.html"""

    def say(number: int) -> str:
        last = number % 100
        form = two if number == 2 else few if 3 <= last <= 10 else many if last >= 11 else other
        return form.format(number)

    return say


ARABIC = Words(
    language="ar",
    on_this_page="في هذه الصفحة",
    related="أسئلة ذات صلة",
    links="الروابط",
    footnotes="الحواشي",
    copy_code="نسخ",
    copy_hint="نسخ هذه الشفرة",
    larger_code="أكبر",
    larger_hint="عرض هذه الشفرة في نافذة خاصة بها بأسطر كاملة",
    opens="يفتح {0} في متصفحك",
    writes_to="مراسلة {0}",
    source="المصدر",
    sources="المصادر",
    notes={
        "note": "ملاحظة",
        "tip": "نصيحة",
        "important": "مهم",
        "warning": "تحذير",
        "caution": "تنبيه",
    },
    months=(
        *("يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو"),
        *("يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"),
    ),
    long_date="{0} {1} {2}",
    as_of="بتاريخ {0}",
    as_of_age="بتاريخ {0} ({1})",
    copied_on="نسخة أُعدت في {0}",
    today="اليوم",
    yesterday="أمس",
    days_ago=_counted("قبل يومين", "قبل {0} أيام", "قبل {0} يومًا", "قبل {0} يوم"),
    months_ago=_counted("قبل شهرين", "قبل {0} أشهر", "قبل {0} شهرًا", "قبل {0} شهر"),
    years_ago=_counted("قبل عامين", "قبل {0} أعوام", "قبل {0} عامًا", "قبل {0} عام"),
    policy="قبل أن تعتمد على هذه السياسة، راجع الصفحة الحية",
    policy_pages="قبل أن تعتمد على هذه السياسة، راجع الصفحات الحية",
    review=(
        "كان موعد مراجعة هذا الكتاب {0}، وقد تكون هذه الإجابة قديمة. "
        "ابحث عن إصدار أحدث من الكتاب، أو راجع المصدر."
    ),
    contents="المحتويات",
    page_of="صفحة {0} من {1}",
    version="الإصدار {0}",
    search="بحث: {0}",
    picture="صورة",
    note_number="حاشية {0}",
    elsewhere="في كتاب المساعدة «{0}»: {1}",
)

WORDS = {words.language: words for words in (ENGLISH, GERMAN, ARABIC)}


def in_own_words(words: Words, own: Mapping[str, str]) -> Words:
    """The words with those that a publisher has chosen, by the names of :class:`Words`."""
    return words._replace(**own) if own else words  # type: ignore[arg-type] # all of them are texts


def document_words(language: str, otherwise: Words = ENGLISH) -> Words:
    """The words for a document in this language, a BCP 47 tag; ``otherwise`` where we have none in it."""
    return WORDS.get(language.replace("_", "-").split("-")[0].lower(), otherwise)
