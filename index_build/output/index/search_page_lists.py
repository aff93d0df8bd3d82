"""What one page adds to the index of its book, once it is known how the book counts and writes its words."""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate, chain, islice, pairwise
from operator import mul
from typing import NamedTuple

from helpviewer.search.index.pairs import MOST_TIMES, PRIME, REACH, stem_key
from helpviewer.search.text.stemming import Stem
from index_build.output.index.search_page import FIELDS, KEPT_TOKENS, LINE_BREAK, PageText, token_of
from index_build.output.index.search_run import OWN_FIELDS, PAGE_BITS, PREFIX_LAST, TIMES_BITS, PageRun
from index_build.output.index.search_weights import (
    GAIN_SCALE,
    PAGE_FIELDS,
    SECTION_FIELDS,
    OwnGains,
    as_whole,
    gains,
)

LEAD_TOKENS = 20
"""The first words of a page say what it is about."""

LOW_SHARE = 0.5
"""What counts of the gains of a page that is to stand below others alike."""

_READY_SCALE = 24
_MOST_READY = 255


class Stemmed(NamedTuple):
    """What a token is counted as.

    Attributes:
        stems: of its forms.
        whole: the stem of all of it, if it is a word that may be one of a pair.
        prefixes: of one and two letters of its forms, each with the stem of the form.
    """

    stems: tuple[str, ...]
    whole: str
    prefixes: tuple[tuple[str, str], ...]


class BookWords:
    """What a page has to know of its book.

    Attributes:
        special: stems of words that the rule of the book's language gives another one for.
        section_means, page_means: mean lengths of the fields.
    """

    def __init__(
        self,
        rule: Stem,
        special: dict[str, str],
        little: frozenset[str],
        section_means: dict[str, float],
        page_means: dict[str, float],
    ) -> None:
        """``little`` are words that say little."""
        self.special = special
        self.section_means, self.page_means = section_means, page_means
        self._rule, self._little = rule, little
        self.stemmed = lru_cache(KEPT_TOKENS)(self._stemmed)

    def stem_of(self, word: str) -> str:
        """The stem of a folded word."""
        return self.special.get(word) or self._rule(word)

    def _stemmed(self, text: str) -> Stemmed:
        token = token_of(text)
        stems = [self.stem_of(form) for form in token.forms]
        paired = token.whole and token.whole not in self._little and not token.unspaced
        prefixes = [
            (start, stem)
            for form, stem in zip(token.forms, stems, strict=True)
            for start in (form[:1], form[:2])
        ]
        return Stemmed(
            tuple(dict.fromkeys(stems)), stems[0] if paired else "", tuple(dict.fromkeys(prefixes))
        )


Counts = tuple[dict[str, int], int]
"""How often each stem stands in a field, and how many words the field has."""


class _Counting:
    """Counts stems among the tokens of a page."""

    def __init__(self, page: PageText, words: BookWords, joined: frozenset[str]) -> None:
        self._words, self._joined = words, joined
        tokens = [token_of(text) for text in page.tokens]
        self.stemmed = [words.stemmed(text) for text in page.tokens]
        self._stems = [token.stems for token in self.stemmed]
        self._lengths = [token.length for token in tokens]
        self._wholes = [token.whole for token in tokens]

    def count(self, found: array[int]) -> Counts:
        """How often each stem stands among tokens, joined neighbours too."""
        counts: dict[str, int] = {}
        length = 0
        known, stems_of, lengths = counts.get, self._stems, self._lengths
        for token, times in Counter(found).items():
            length += times * lengths[token]
            for stem in stems_of[token]:
                counts[stem] = known(stem, 0) + times
        if self._joined:
            self._count_joined(found, counts)
        return counts, length

    def _count_joined(self, found: array[int], counts: dict[str, int]) -> None:
        wholes, joined = self._wholes, self._joined
        for first, second in pairwise(found):
            form = wholes[first] + wholes[second]
            if form in joined and min(len(wholes[first]), len(wholes[second])) > 1:
                stem = self._words.stem_of(form)
                counts[stem] = counts.get(stem, 0) + 1


def lists_of(page: PageText, words: BookWords, joined: frozenset[str], low: bool) -> PageRun:
    """What a page adds; ``joined`` is what others write together of the words that stand beside each other
    here, and ``low`` puts it below others alike."""
    counting = _Counting(page, words, joined)
    prefixes_of = [token.prefixes for token in counting.stemmed]
    rows: defaultdict[str, list[int]] = defaultdict(list)
    prefixes: defaultdict[str, list[int]] = defaultdict(list)
    page_title = counting.count(page.sections[0][0])
    headings: Counts = {}, 0
    text: Counts = {}, 0
    keywords: Counts = {}, 0
    for number, section in enumerate(page.sections):
        fields = {name: counting.count(field) for name, field in zip(FIELDS, section, strict=True)}
        text = _sum(text, fields["text"])
        if number:
            headings = _sum(headings, fields["title"])
            fields["page_title"] = page_title
        else:
            keywords = fields["keywords"]
        found = gains(fields, SECTION_FIELDS, words.section_means)
        base = (number << 32) + 1
        for stem, gain in found.items():
            rows[stem].append(base + int(gain * GAIN_SCALE))
        best: dict[str, float] = {}
        for token in set().union(*section):
            for prefix, stem in prefixes_of[token]:
                gain = found[stem]
                if gain > best.get(prefix, 0.0):
                    best[prefix] = gain
        for prefix, gain in best.items():
            impact = min(max(round(_READY_SCALE * gain), 1), _MOST_READY)
            prefixes[prefix].append((impact << 32) + PREFIX_LAST - number)
    own: OwnGains = {}
    whole = gains(
        {"title": page_title, "keywords": keywords, "headings": headings, "text": text,
         "lead": _lead(page, counting)},
        PAGE_FIELDS, words.page_means, own,
    )  # fmt: skip
    share = LOW_SHARE if low else 1.0
    stems = list(whole)
    return PageRun(
        pages=1,
        sections=len(page.sections),
        stems=stems,
        ends=array("I", accumulate(len(rows[stem]) for stem in stems)),
        rows=array("Q", chain.from_iterable(rows[stem] for stem in stems)),
        page_ends=array("I", range(1, len(stems) + 1)),
        page_rows=array("Q", (as_whole(share * gain) for gain in whole.values())),
        own=_own_rows(own, stems, share),
        prefixes={prefix: (len(found_), found_) for prefix, found_ in prefixes.items()},
        pairs=_pairs_of(page, counting.stemmed),
    )


def _sum(first: Counts, second: Counts) -> Counts:
    counts = first[0]
    for stem, count in second[0].items():
        counts[stem] = counts.get(stem, 0) + count
    return counts, first[1] + second[1]


def _lead(page: PageText, counting: _Counting) -> Counts:
    found = array("I")
    for section in page.sections:
        found.extend(section[FIELDS.index("text")][: LEAD_TOKENS - len(found)])
        if len(found) >= LEAD_TOKENS:
            break
    return counting.count(found)[0], len(found)


def _own_rows(own: OwnGains, stems: Sequence[str], share: float) -> array[int]:
    found = set().union(*own.values())
    rows = array("I")
    for number, stem in enumerate(stems):
        if stem in found:
            rows.extend((number, 0))
            rows.extend(as_whole(share * own[name][stem]) if stem in own[name] else 0 for name in OWN_FIELDS)
    return rows


def _pairs_of(page: PageText, stemmed: Sequence[Stemmed]) -> list[int]:
    keys: list[tuple[int, ...]]
    keys = [(stem_key(token.whole),) if token.whole else () for token in stemmed]
    if LINE_BREAK in page.tokens:
        keys[page.tokens.index(LINE_BREAK)] = (0,) * REACH  # as many as no pair reaches over
    content = [
        key for section in page.sections for field in section for token in field for key in keys[token]
    ]
    near: Counter[int] = Counter()
    for step in range(1, REACH + 1):
        near.update(map(mul, content, islice(content, step, None)))
    for key in {0, *content}:
        near.pop(key * key, None)  # the same stem again
    found: dict[int, int] = {}
    for product, times in near.items():
        key = product % PRIME
        found[key] = found.get(key, 0) + times
    bits = PAGE_BITS + TIMES_BITS
    return sorted([key << bits | min(times, MOST_TIMES) for key, times in found.items()])
