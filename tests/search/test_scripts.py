"""What is written in several ways finds each other, in every script, with its marks right."""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Callable

import pytest

from helpviewer.search.searcher import Searcher
from helpviewer.search.text.folding import MARK_CLASS, fold
from helpviewer.search.text.tokens import tokens
from index_build.output.index.search_index import IndexEntry

Entry = Callable[..., IndexEntry]
MakeSearcher = Callable[..., Searcher]

DECOMPOSED = unicodedata.normalize("NFD", "क़लम")

ALIKE = {
    "hi": (
        *(("क़लम", "कलम"), (DECOMPOSED, "कलम"), ("हिंदी", "हिन्दी"), ("संपर्क", "सम्पर्क"), ("अंक", "अङ्क")),
        *(("पंच", "पञ्च"), ("अंडा", "अण्डा"), ("चाँद", "चांद"), ("बड़ा", "बडा")),
    ),
    "mr": (("संबंध", "सम्बन्ध"),),
    "bn": (("বাংলা", "বাঙলা"), ("বড়ো", unicodedata.normalize("NFD", "বড়ো")), ("হৃৎপিণ্ড", "হৃত্পিণ্ড")),
    "gu": (("હિંદી", "હિન્દી"),),
    "pa": (("ਪੰਜਾਬ", "ਪਂਜਾਬ"),),
    "te": (("హిందీ", "హిన్దీ"),),
    "kn": (("ಹಿಂದಿ", "ಹಿನ್ದಿ"),),
    "ml": (("അവൻ", "അവന്\u200d"),),
    "ta": (("ஸ்ரீ", "ஶ்ரீ"), ("பொருள்", unicodedata.normalize("NFD", "பொருள்"))),
    "th": (("น้ำ", "นํ้า"), ("แดง", "เเดง")),
    "lo": (("ໜ້າ", "ຫນ້າ"),),
    "am": (("ሰላም", "ሠላም"), ("ፀሐይ", "ጸሀይ"), ("ሀገር", "ሃገር")),
    "ka": (("თბილისი", "ᲗᲑᲘᲚᲘᲡᲘ"), ("აბ", "ႠႡ")),
    "hy": (("ԵՐԵՎԱՆ", "երևան"), ("արև", "արեւ"), ("մն", "ﬓ")),
    "el": (("λόγος", "ΛΟΓΟΣ"), ("ὀδός", "οδοσ")),
    "tr": (("IŞIK", "ışık"), ("İstanbul", "istanbul")),
    "ru": (("ёлка", "ЕЛКА"),),
    "uk": (("ґанок", "ганок"), ("комп'ютер", "комп’ютер"), ("компʼютер", "компютер")),
    "fa": (("کتاب", "كتاب"), ("می\u200cخواهم", "میخواهم")),
    "he": (("שָׁלוֹם", "שלום"), ('ארה"ב', "ארה״ב"), ('ארה"ב', "ארהב"), ("ײ", "יי")),
    "ar": (("كتــاب", "كتاب"), ("ﻛﺘﺎﺏ", "كتاب"), ("الكتاب", "كتاب"), ("الإعدادات", "إعدادات")),
    "syr": (("ܫܠܵܡܵܐ", "ܫܠܡܐ"),),
    "fr": (("aujourd'hui", "aujourdhui"),),
    "ja": (("㍿", "株式会社"), ("㈱", "株"), ("葛\U000e0100飾", "葛飾")),
    "en": (
        *(("um", "μm"), ("um", "µm"), ("10us", "10μs"), ("㎛", "um"), ("kg", "㎏"), ("m2", "㎡"), ("c", "℃")),
        *(("½", "1/2"), ("①", "1"), ("⑴", "1"), ("⒈", "1"), ("x²", "x2"), ("Ⅳ", "IV"), ("ﬁle", "file")),
        *(("sign-in", "signin"), ("O’Reilly", "O'Reilly"), ("rock'n'roll", "rocknroll"), ("1,234", "1234")),
    ),
}
"""For each language, what must be found by each other: two spellings of a word."""


@pytest.mark.parametrize("language", ALIKE)
def test_two_spellings_find_each_other(make_searcher: MakeSearcher, make_entry: Entry, language: str) -> None:
    rows = [row for pair in ALIKE[language] for row in (pair, pair[::-1])]
    texts = [f"qqq {text} www." for _, text in rows]
    searcher = make_searcher(
        [make_entry(f"p{i}", f"Zzz{i}", text) for i, text in enumerate(texts)], language=language
    )
    for i, (query, word) in enumerate(rows):
        answer = searcher.search(query, limit=100, correct=False)
        snippets = [[hit.snippet[a:b] for a, b in hit.marks] for hit in answer.hits if hit.page == f"p{i}"]
        on_page = [texts[i][a:b] for a, b in answer.marks.find(texts[i])]
        assert snippets == [on_page], (query, word)
        assert _letters("".join(on_page)) == _letters(word), (query, word)


def _letters(text: str) -> str:
    """The text without the apostrophes and strokes that part some marks."""
    return text.replace("/", "").replace("'", "").replace("’", "")


def test_words_written_apart_are_marked_for_one(make_searcher: MakeSearcher, make_entry: Entry) -> None:
    searcher = make_searcher([make_entry("a", "A", "Now log in."), make_entry("b", "B", "The login page.")])
    marks = searcher.search("login").marks
    assert marks.find("Now log in.") == [(4, 10)]
    assert marks.find("A log, in time") == []


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("2½ 12½", "2-1/2 12-1/2"),
        ("10² 2024¹", "10^2 2024^1"),
        ("№ 5 ℃ ㎧", "no 5 c m/s"),
        ("㍿ ㈱ ⑴", "株式会社 株 1"),
        ("μs μετά", "us μετα"),
    ],
)
def test_symbols_fold_to_what_they_stand_for(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_signs_never_end_a_word() -> None:
    signs = [
        sign
        for sign in map(chr, range(0x300, 0x10000))
        if unicodedata.category(sign) in ("Mn", "Mc") and not fold(sign).isspace()
    ]
    assert [hex(ord(sign)) for sign in signs if len(tokens(f"a{sign}b")) != 1] == []


def test_dropped_marks_are_no_letters_of_a_living_script() -> None:
    dropped = re.compile(f"[{MARK_CLASS}]")
    letters = [c for c in map(chr, range(sys.maxunicode)) if dropped.match(c) and c.isalpha()]
    assert letters == ["\u0640", "\u07fa"]  # they only stretch a word
