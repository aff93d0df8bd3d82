"""Every word of a book: which begin alike, which share a stem, which are nearest to a misspelt one."""

from __future__ import annotations

import math
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import cached_property, lru_cache
from heapq import nlargest
from pathlib import Path

from helpviewer.search.index.files import (
    STEMS,
    WORDS_NUMBERS,
    WORDS_TEXT,
    IndexInfo,
    SidecarDamaged,
    from_planes,
)
from helpviewer.search.text.stemming import ARABIC_ARTICLES, Stem

_LAST = "\U0010ffff"
_FAMILY = 12
ONE_EDIT_FROM, TWO_EDITS_FROM = 4, 8
"""Letters from which a word can be misspelt by one edit, and by two."""

_SHORTEST = 3
"""Letters of a word whose neighbours in a query must tell what it is misspelt for."""

_KEY_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_LINKS = ("", "s", "es", "n", "en", "er", "e")


class Vocabulary:
    """The sorted surfaces of a book with the number of sections each is in."""

    def __init__(self, folder: Path, info: IndexInfo, rule: Stem) -> None:
        """Load the sidecars. ``rule`` is the stemmer of the book's language.

        Raises:
            SidecarDamaged: they are not what the builder wrote.
        """
        self._path = folder / WORDS_TEXT
        count = info.words
        self._raw = info.load_deflated(folder, WORDS_TEXT) if count else b""
        numbers = from_planes(info.load_deflated(folder, WORDS_NUMBERS, 8 * count + 1))
        lines = self._raw.count(b"\n") + 1 if count else 0
        if lines != count or len(numbers) != 2 * count:
            raise SidecarDamaged(f"{self._path}: {lines} words instead of {count}")
        self._stems = numbers[:count]
        self._sections = numbers[count:]
        self._rule = rule
        self._special_raw = info.load(folder, STEMS)
        self._stop_words = info.stop_words
        self.completions = lru_cache(maxsize=2000)(self._completions)
        self.family = lru_cache(maxsize=2000)(self._family)
        self.nearest = lru_cache(maxsize=2000)(self._nearest)

    @cached_property
    def words(self) -> list[str]:
        """All surfaces, sorted. Made when first asked for: 20 ms for 250,000 words.

        Raises:
            SidecarDamaged: they are no text.
        """
        try:
            words = self._raw.decode().split("\n") if self._raw else []
        except UnicodeDecodeError as error:
            raise SidecarDamaged(f"{self._path}: {error!r}") from error
        self._raw = b""
        return words

    def __contains__(self, word: object) -> bool:
        return isinstance(word, str) and self._position(word) >= 0

    def sections(self, word: str) -> int:
        """In how many sections a surface stands."""
        position = self._position(word)
        return self._sections[position] if position >= 0 else 0

    @cached_property
    def _special(self) -> dict[str, str]:
        """Stems of words whose spelling, not their folded form, decides."""
        try:
            lines = self._special_raw.decode().split("\n")
        except UnicodeDecodeError as error:
            raise SidecarDamaged(f"{self._path}: {error!r}") from error
        return dict(line.split("\t", 1) for line in lines if "\t" in line)

    def stem(self, surface: str, spelling: str = "") -> str:
        """The stem of a folded word as the index has it; of a word it lacks, that of its spelling."""
        special = self._special.get(surface) if self._special_raw else None
        if special is not None:
            return special
        return self._rule(spelling if spelling and surface not in self else surface)

    def _completions(self, prefix: str, limit: int) -> tuple[str, ...]:
        """The most frequent words that begin with ``prefix`` (and are longer), most frequent first."""
        low = bisect_left(self.words, prefix)
        if low < len(self.words) and self.words[low] == prefix:
            low += 1
        high = bisect_left(self.words, prefix + _LAST, low)
        best = nlargest(limit, range(low, high), key=self._sections.__getitem__)
        return tuple(self.words[i] for i in best)

    def endings(self, word: str, limit: int) -> tuple[str, ...]:
        """The most frequent words that end with ``word``, or with its stem and an ending."""
        stem = self.stem(word)
        found = set(self._ending_with(word))
        if len(stem) >= ONE_EDIT_FROM:
            for shift in ("", "e", "en", "n", "er", "s", "es"):
                found.update(self._ending_with(stem + shift))
        found.discard(word)
        return tuple(nlargest(limit, sorted(found), key=self.sections))

    def _family(self, word: str) -> tuple[str, ...]:
        """Words with the stem of ``word``, itself first, then the most frequent."""
        stem, found = self.stem(word), {word}
        position = self._position(word)
        number = self._stems[position] if position >= 0 else -1
        # Words of one stem begin alike; of short and irregular ones only two letters are sure.
        start = word[: 3 if len(stem) > 4 else 2]
        for beginning in (start, *_with_articles(word, start)):
            low = bisect_left(self.words, beginning)
            high = bisect_left(self.words, beginning + _LAST, low)
            if number >= 0:
                found.update(self.words[low + i] for i in _positions(self._stems[low:high], number))
            elif high - low < 300:
                found.update(w for w in self.words[low:high] if self.stem(w) == stem)
        found.discard(word)
        return (word, *nlargest(_FAMILY, sorted(found), key=self.sections))

    def split(self, word: str, linked: bool = False) -> tuple[str, str] | None:
        """The two known words that ``word`` is made of, the most frequent pair; None when there is none.

        With ``linked`` the first may have a German ending between them ("Arbeit-s-platz").
        """
        best: tuple[int, tuple[str, str]] | None = None
        for cut in range(2, len(word) - 1):
            second = word[cut:]
            for link in _LINKS if linked and cut > ONE_EDIT_FROM else ("",):
                first = word[: cut - len(link)]
                weight = min(self.sections(first), self.sections(second)) if word[:cut].endswith(link) else 0
                if weight and (best is None or weight > best[0]):
                    best = (weight, (first, second))
        return best[1] if best else None

    def corrections(self, word: str, limit: int = 3) -> tuple[str, ...]:
        """Known words nearest to one the book lacks, best first.

        One edit is allowed from three letters, two from eight; swapping neighbours is one edit.
        """
        return self.nearest(word)[:limit]

    @cached_property
    def _lookup(self) -> frozenset[str]:
        return frozenset(self.words).union(self._stop_words)

    def _nearest(self, word: str) -> tuple[str, ...]:
        if len(word) < _SHORTEST or any(c.isdigit() for c in word):
            return ()
        found = [w for w in _one_edit(word) if w in self._lookup and len(w) > 2]
        if not found and len(word) >= TWO_EDITS_FROM:
            found = [w for w in self._look_alikes(word) if distance(word, w, 2) <= 2]
        ranked = sorted(set(found), key=lambda w: (-self._likeness(word, w), w))
        return tuple(ranked[:8])

    def _likeness(self, typed: str, word: str) -> float:
        """Likelier are frequent words, swapped letters, the key beside, slips after the first letter."""
        weight = math.sqrt(min(self.sections(word) or 3, 50))
        if sorted(typed) == sorted(word):
            weight *= 3
        if any(_are_beside(a, b) for a, b in zip(typed, word, strict=False) if a != b):
            weight *= 1.3
        if typed[0] != word[0]:
            weight *= 0.4
        if typed[-1] != word[-1]:
            weight *= 0.8
        return weight

    def _look_alikes(self, word: str) -> Iterable[str]:
        """Words that share the first or last third; two edits nearly always leave one of them whole."""
        third = len(word) // 3
        lengths = range(len(word) - 2, len(word) + 3)
        start = word[:third]
        low = bisect_left(self.words, start)
        high = bisect_left(self.words, start + _LAST, low)
        yield from (w for w in self.words[low:high] if len(w) in lengths and w.isalpha())
        yield from (w for w in self._ending_with(word[-third:]) if len(w) in lengths)

    @cached_property
    def _backwards(self) -> list[str]:
        return sorted(w[::-1] for w in self.words if len(w) >= 6 and w.isalpha())

    def _ending_with(self, end: str) -> Iterator[str]:
        low = bisect_left(self._backwards, end[::-1])
        high = bisect_left(self._backwards, end[::-1] + _LAST, low)
        return (w[::-1] for w in self._backwards[low:high])

    def _position(self, word: str) -> int:
        position = bisect_left(self.words, word)
        return position if position < len(self.words) and self.words[position] == word else -1


def _are_beside(first: str, second: str) -> bool:
    """Whether two letters are neighbours in a row of the keyboard."""
    return any(first + second in row or second + first in row for row in _KEY_ROWS)


def _with_articles(word: str, start: str) -> Iterator[str]:
    """How Arabic words of the stem of ``word`` may begin, with the article and without."""
    if "\u0620" <= word[:1] <= "\u064a":
        bare = next(
            (word.removeprefix(article) for article in ARABIC_ARTICLES if word.startswith(article)), ""
        )
        start = bare[:2] or start
        yield start
        yield from (article + start for article in ARABIC_ARTICLES)


def _positions(numbers: array[int], wanted: int) -> Iterator[int]:
    position = -1
    with suppress(ValueError):
        while True:
            position = numbers.index(wanted, position + 1)
            yield position


_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def _one_edit(word: str) -> set[str]:
    """All one deletion, swap, replacement or insertion away; see norvig.com/spell-correct.html."""
    letters = _LETTERS if word.isascii() else _LETTERS + "".join(set(word))
    halves = [(word[:i], word[i:]) for i in range(len(word) + 1)]
    found = {a + b[1:] for a, b in halves if b}
    found.update(a + b[1] + b[0] + b[2:] for a, b in halves if len(b) > 1)
    found.update(a + c + b[1:] for a, b in halves if b for c in letters)
    found.update(a + c + b for a, b in halves for c in letters)
    found.discard(word)
    return found


def distance(first: str, second: str, limit: int) -> int:
    """Edits between two words, a swap of neighbours counting one; ``limit + 1`` when there are more."""
    while first and second and first[0] == second[0]:
        first, second = first[1:], second[1:]
    while first and second and first[-1] == second[-1]:
        first, second = first[:-1], second[:-1]
    if abs(len(first) - len(second)) > limit:
        return limit + 1
    if not first or not second:
        return max(len(first), len(second))
    before: list[int] = []
    previous = list(range(len(second) + 1))
    for i, a in enumerate(first, 1):
        row = [i]
        for j, b in enumerate(second, 1):
            cost = min(previous[j] + 1, row[j - 1] + 1, previous[j - 1] + (a != b))
            if i > 1 and j > 1 and a == second[j - 2] and first[i - 2] == b:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        if min(row) > limit:
            return limit + 1
        before, previous = previous, row
    return previous[-1]
