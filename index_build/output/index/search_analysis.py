"""The words of a book: what each page says of them is put together, and every page is weighed by it.

Twice for every page: once what follows from the page alone, once what it adds when the book's words are
known. Both are kept from build to build (the latter for some pages at a time), so that pages that stay the
same are not looked at again. Where all of the book counts, such as in mean lengths, it counts by its first
digits.
"""

from __future__ import annotations

import pickle
import zlib
from array import array
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from helpviewer.search.text.stemming import stemmer
from index_build.output.index.index_entry import IndexEntry, entries_as_bytes
from index_build.output.index.search_page import PageFacts, PageText, facts_of, token_of
from index_build.output.index.search_page_lists import LEAD_TOKENS, BookWords, lists_of
from index_build.output.index.search_parts import Parts, key_of
from index_build.output.index.search_run import PageRun, together
from index_build.output.index.search_weights import steady

_MEAN_STEPS = 8
_USUAL_RUN, _LONGEST_RUN = 16, 64
"""Pages that are kept together: one that changes has all of them made again."""


class _Page:
    """A page on its way into the index."""

    def __init__(self, entries: Sequence[IndexEntry], first: int) -> None:
        self.entries = entries
        self.first = first
        self.digest = key_of("page", entries_as_bytes(entries))
        self.joined: list[str] = []
        self._text: PageText | None = None

    def facts(self) -> bytes:
        """What follows from the page alone."""
        self._text = PageText(self.entries)
        return pickle.dumps(tuple(facts_of(self._text, self.entries)), pickle.HIGHEST_PROTOCOL)

    @property
    def ends_run(self) -> bool:
        """Whether it is the last of the pages that are kept together."""
        return zlib.crc32(self.entries[0].page.encode()) % _USUAL_RUN == 0

    def lists(self, words: BookWords) -> PageRun:
        """What the page adds to the index."""
        text = self._text or PageText(self.entries)
        self._text = None  # it takes room, and is not needed any more
        return lists_of(text, words, frozenset(self.joined), self.entries[0].low)


class Analysis:
    """The words of a book.

    Attributes:
        first_sections: the number of each page's opening among the sections.
        word_sections: every folded word, with the number of sections that have it.
        names: what pages and sections are called: folded, the kind, the section.
        digest: tells the pages from all others.
    """

    def __init__(
        self, entries: Sequence[IndexEntry], language: str, little: frozenset[str], parts: Parts
    ) -> None:
        """Read every section; those of a page stand next to each other, its opening first."""
        self.sections = len(entries)
        self._parts = parts
        self._pages: list[_Page] = []
        first = 0
        for _, group in groupby(entries, key=lambda entry: entry.page):
            page = _Page(list(group), first)
            self._pages.append(page)
            first += len(page.entries)
        self.first_sections = [page.first for page in self._pages]
        self.digest = key_of("book", *(page.digest for page in self._pages))
        self.word_sections: Counter[str] = Counter()
        self.names: list[tuple[str, str, int]] = []
        self._language, self._little = language, little
        self._join_facts()

    @property
    def special(self) -> dict[str, str]:
        """The stems of words that the rules of the book's language give another one for."""
        return self._words.special

    def stem_of(self, word: str) -> str:
        """The stem of a folded word of the book."""
        return self._words.stem_of(word)

    def _facts(self, page: _Page) -> PageFacts:
        return PageFacts(*pickle.loads(self._parts.get_again(page.digest, page.facts)))

    def _join_facts(self) -> None:
        """Join the facts of all pages to those of the book."""
        totals = [0, 0, 0, 0]
        joined: dict[int, str] = {}
        beside: list[array[int]] = []
        spellings = _Spellings(self._language)
        for page in self._pages:
            facts = self._facts(page)
            totals = [a + b for a, b in zip(totals, facts.lengths, strict=True)]
            self.word_sections.update(facts.words)
            self.names.extend((name, kind, page.first + number) for name, kind, number in facts.names)
            spellings.add(facts)
            joined.update(facts.joined)
            beside.append(facts.beside)
        for page, keys in zip(self._pages, beside, strict=True):
            page.joined = sorted(joined[key] for key in joined.keys() & keys)
        self._words = BookWords(
            stemmer(self._language),
            spellings.special(self.word_sections),
            self._little,
            *_means(totals, self.sections, len(self._pages)),
        )

    def runs(self) -> Iterator[PageRun]:
        """What the pages add to the index, some at a time."""
        words = self._words
        means = (words.section_means, words.page_means)
        whole = repr((self._language, sorted(self._little), means)).encode()
        for pages in _runs(self._pages):
            made_from = [page.digest + repr((self._special(page), page.joined)).encode() for page in pages]
            made = self._parts.get(key_of("run", whole, *made_from), _run, pages, words)
            yield PageRun(*pickle.loads(made))
        token_of.cache_clear()  # they take room
        words.stemmed.cache_clear()

    def _special(self, page: _Page) -> list[tuple[str, str]]:
        if not (special := self._words.special):
            return []
        found = special.keys() & {*self._facts(page).words, *page.joined}
        return [(word, special[word]) for word in sorted(found)]


def _runs(pages: Sequence[_Page]) -> Iterator[list[_Page]]:
    """Pages that are kept together. Where a run ends is said by its last page, so that one page more or less
    alters no other run."""
    run: list[_Page] = []
    for page in pages:
        run.append(page)
        if len(run) == _LONGEST_RUN or page.ends_run:
            yield run
            run = []
    if run:
        yield run


def _run(pages: Sequence[_Page], words: BookWords) -> bytes:
    return pickle.dumps(tuple(together([page.lists(words) for page in pages])), pickle.HIGHEST_PROTOCOL)


class _Spellings:
    """How words are written that are not written as they are folded, or are of another language."""

    def __init__(self, language: str) -> None:
        self._language = language
        self._counts: dict[str, Counter[tuple[str, str]]] = {}
        self._counted: Counter[str] = Counter()

    def add(self, facts: PageFacts) -> None:
        """Note what a page says."""
        for (word, spelling, language), count in facts.odd.items():
            self._counts.setdefault(word, Counter())[spelling, language] += count
        for word in {row[0] for row in facts.odd}:
            self._counted[word] += facts.words[word]

    def special(self, sections: Mapping[str, int]) -> dict[str, str]:
        """The stems of the commonest spellings, by word, where they are not what the book's rule gives."""
        rule = stemmer(self._language)
        found = {}
        for word, counts in self._counts.items():
            counts[word, ""] += sections[word] - self._counted[word]
            spelling, language = min(counts, key=lambda key: (-counts[key], key))
            stem = stemmer(language or self._language)(spelling)
            if stem != rule(word):
                found[word] = stem
        return found


def _means(totals: Sequence[int], sections: int, pages: int) -> tuple[dict[str, float], dict[str, float]]:
    """Mean lengths of the fields of sections, and of those of pages."""
    title, headings, keywords, text = totals
    sections, pages = max(sections, 1), max(pages, 1)
    of_sections = {
        "title": (title + headings) / sections,
        "keywords": keywords / sections,
        "page_title": title / pages,
        "text": text / sections,
    }
    of_pages = {
        "title": title / pages,
        "keywords": keywords / pages,
        "headings": headings / pages,
        "text": text / pages,
        "lead": min(LEAD_TOKENS, text / pages),
    }
    return (
        {name: steady(mean, _MEAN_STEPS) for name, mean in of_sections.items()},
        {name: steady(mean, _MEAN_STEPS) for name, mean in of_pages.items()},
    )
