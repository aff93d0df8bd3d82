"""The words of a book: its sections are cut into tokens and stems, counted, and weighed.

Once for every section and once for every page as a whole. The weights are final: rarity is in them, so that a
search only adds them up.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from helpviewer.search.text.stemming import Stem, stemmer
from helpviewer.search.text.tokens import forms, is_unspaced, pieces, tokens
from index_build.output.search_weights import (
    PAGE_FIELDS,
    SECTION_FIELDS,
    Gain,
    Postings,
    gain,
    rarity_of,
)

LINE_BREAK = 0
"""The token that stands for the end of a line."""

LEAD_TOKENS = 20
"""The first words of a page say what it is about."""

# Longer texts lose no searches when joined words are looked for in pairs of at least these lengths.
_JOINED, _JOINED_PART = 5, 2


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """What search knows of one section.

    ``section`` is "" for the page's opening (before its first heading); ``title`` is then the page's title.
    ``keywords`` and ``aliases`` (other names) are the page's, on its opening entry only. ``text`` is the
    section's plain text without its heading, one line per block (paragraph, list item, table row, line of
    code). ``language`` is the page's when it is not the book's. ``low`` puts the page below others alike.
    """

    page: str
    section: str
    title: str
    page_title: str
    category: str
    keywords: tuple[str, ...]
    text: str
    aliases: tuple[str, ...] = ()
    language: str = ""
    low: bool = False


class _Words:
    """Every different token of the book by number, and what it is found by."""

    def __init__(self, language: str) -> None:
        self._language = language
        # The first token is the end of a line.
        self._numbers: dict[str, int] = {"\n": LINE_BREAK}
        self._spellings: dict[str, Counter[tuple[str, str]]] = {}
        self._forms: list[dict[str, str]] = [{}]
        self._unspaced: set[int] = set()
        self.stem_of: dict[str, str] = {}
        self.stems: dict[str, int] = {}
        self.of_token: list[tuple[int, ...]] = []
        self.surfaces: list[tuple[str, ...]] = []
        self.lengths: list[int] = [0]
        self.wholes: list[str] = []
        self.joined: set[str] = set()

    def numbers(self, text: str, language: str) -> array[int]:
        """The tokens of a text in the language, as numbers."""
        known = self._numbers
        result = array("I")
        for line in text.split("\n"):
            for token in tokens(line):
                number = known.get(token)
                if number is None:
                    number = known[token] = len(known)
                    self._forms.append(forms(token))
                    self.lengths.append(max(len(pieces(token)), 1))
                    if is_unspaced(token):
                        self._unspaced.add(number)
                result.append(number)
            result.append(LINE_BREAK)
        for number in set(result):
            for surface, spelling in self._forms[number].items():
                if surface not in self.stem_of:
                    self._spellings.setdefault(surface, Counter())[spelling, language] += 1
        return result

    def settle(self) -> None:
        """Choose a stem for every folded word, from its commonest spelling, once all texts were read."""
        stemmers: dict[str, Stem] = {}
        for surface, spellings in self._spellings.items():
            spelling, language = min(spellings, key=lambda key: (-spellings[key], key))
            language = language or self._language
            stem = stemmers.get(language) or stemmers.setdefault(language, stemmer(language))
            self.stem_of[surface] = stem(spelling)
        self._spellings.clear()
        for found in self._forms:
            names = dict.fromkeys(self.stem_of[surface] for surface in found)
            self.of_token.append(tuple(self.stems.setdefault(name, len(self.stems)) for name in names))
            self.surfaces.append(tuple(found))
            self.wholes.append(next(iter(found), ""))
            self.joined.update(form for form in list(found)[:2] if len(form) >= _JOINED and form.isalpha())

    def paired(self, little: frozenset[str]) -> list[str | None]:
        """The stem of each token; None for those that say little, and for what is cut into characters."""
        return [
            None if not whole or whole in little or number in self._unspaced else self.stem_of[whole]
            for number, whole in enumerate(self.wholes)
        ]

    def count(self, found: array[int]) -> Counter[int]:
        """How often each stem stands among tokens, joined neighbours too."""
        counts: Counter[int] = Counter()
        for token, times in Counter(found).items():
            for stem in self.of_token[token]:
                counts[stem] += times
        wholes, joined = self.wholes, self.joined
        for first, second in pairwise(found):
            form = wholes[first] + wholes[second]
            if form in joined and min(len(wholes[first]), len(wholes[second])) >= _JOINED_PART:
                counts[self.stems[self.stem_of[form]]] += 1
        return counts


class Analysis:
    """The words of a book: reads its sections once, then weighs them."""

    def __init__(self, entries: Sequence[IndexEntry], language: str) -> None:
        """Read every section; those of a page stand next to each other, its opening first."""
        self.entries = entries
        self.words = _Words(language)
        self.first_sections: list[int] = []
        self.sections = Postings()
        self.pages = Postings()
        self.word_sections: Counter[str] = Counter()
        self._rows = [self._read(number, entry) for number, entry in enumerate(entries)]
        self.words.settle()

    def _read(self, number: int, entry: IndexEntry) -> dict[str, array[int]]:
        if not number or entry.page != self.entries[number - 1].page:
            self.first_sections.append(number)
        fields = {"title": entry.title, "keywords": "\n".join(entry.keywords), "text": entry.text}
        return {name: self.words.numbers(text, entry.language) for name, text in fields.items()}

    def weigh(
        self,
        seen: Callable[[int, dict[str, float]], None],
        seen_page: Callable[[int, list[array[int]]], None],
    ) -> None:
        """Fill the postings.

        Args:
            seen: is told each section's number and what its words gain there.
            seen_page: is told each page's number, from 0, and the tokens of its titles, keywords and texts.
        """
        section_gain, page_gain = self._gains()
        ends = [*self.first_sections[1:], len(self.entries)]
        for page, (start, end) in enumerate(zip(self.first_sections, ends, strict=True)):
            seen_page(page, [row for number in range(start, end) for row in self._rows[number].values()])
            page_title = self.words.count(self._rows[start]["title"]), self._length(start, "title")
            whole: dict[str, tuple[Counter[int], int]] = {
                "title": page_title,
                "keywords": (
                    self.words.count(self._rows[start]["keywords"]),
                    self._length(start, "keywords"),
                ),
                "headings": (Counter(), 0),
                "text": (Counter(), 0),
                "lead": self._lead(start, end),
            }
            for number in range(start, end):
                own = {name: (self.words.count(row), self._length(number, name))
                       for name, row in self._rows[number].items()}  # fmt: skip
                if number > start:
                    whole["headings"] = _sum(whole["headings"], own["title"])
                    own["page_title"] = page_title
                whole["text"] = _sum(whole["text"], own["text"])
                gains = section_gain(own)
                self.sections.add(number, gains)
                seen(number, self._words_of(number, gains.all))
                self._rows[number] = {}
            self.pages.add(start, page_gain(whole), 0.5 if self.entries[start].low else 1.0)

    def _words_of(self, number: int, gains: dict[int, float]) -> dict[str, float]:
        found: dict[str, float] = {}
        stem_of, stems = self.words.stem_of, self.words.stems
        for row in self._rows[number].values():
            for token in set(row):
                for surface in self.words.surfaces[token]:
                    found[surface] = gains.get(stems[stem_of[surface]], 0.0)
        self.word_sections.update(found.keys())
        return found

    def _length(self, number: int, name: str) -> int:
        lengths = self.words.lengths
        return sum(lengths[token] for token in self._rows[number][name])

    def _lead(self, start: int, end: int) -> tuple[Counter[int], int]:
        found = array("I")
        for number in range(start, end):
            found.extend(self._rows[number]["text"][: LEAD_TOKENS - len(found)])
            if len(found) >= LEAD_TOKENS:
                break
        return self.words.count(found), len(found)

    def _gains(self) -> tuple[Gain, Gain]:
        """Functions from counts and lengths by field to gains by stem, for sections and for pages."""
        totals: Counter[str] = Counter()
        for number in range(len(self.entries)):
            for name in self._rows[number]:
                totals[name] += self._length(number, name)
        titles = sum(self._length(number, "title") for number in self.first_sections)
        sections, pages = max(len(self.entries), 1), max(len(self.first_sections), 1)
        section_means = {name: total / sections for name, total in totals.items()}
        section_means["page_title"] = titles / pages
        page_means = {
            "title": titles / pages,
            "keywords": totals["keywords"] / pages,
            "headings": (totals["title"] - titles) / pages,
            "text": totals["text"] / pages,
            "lead": min(LEAD_TOKENS, totals["text"] / pages),
        }
        starts, ends = self.first_sections, [*self.first_sections[1:], len(self.entries)]
        rarities = {
            "title": self._rarities([(start,) for start in starts], "title"),
            "keywords": self._rarities([(start,) for start in starts], "keywords"),
            "headings": self._rarities([range(s + 1, e) for s, e in zip(starts, ends, strict=True)], "title"),
        }
        return gain(SECTION_FIELDS, section_means, {}), gain(PAGE_FIELDS, page_means, rarities)

    def _rarities(self, documents: Sequence[Iterable[int]], name: str) -> dict[int, float]:
        """How rare each stem is in a field of documents, each of them given as its sections."""
        counts: Counter[int] = Counter()
        for document in documents:
            found = {token for number in document for token in self._rows[number][name]}
            counts.update({stem for token in found for stem in self.words.of_token[token]})
        return {stem: rarity_of(count, len(documents)) for stem, count in counts.items()}


def _sum(first: tuple[Counter[int], int], second: tuple[Counter[int], int]) -> tuple[Counter[int], int]:
    first[0].update(second[0])
    return first[0], first[1] + second[1]
