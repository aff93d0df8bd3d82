"""Every word of a book: which begin alike, which share a stem, which are nearest to a misspelt one."""

from __future__ import annotations

import math
from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from functools import cached_property
from heapq import nlargest
from pathlib import Path
from typing import TypeVar

from helpviewer.search.index.files import WORDS_NUMBERS, WORDS_TEXT, IndexInfo, SidecarDamaged, unpack

_K = TypeVar("_K")
_V = TypeVar("_V")
_LAST = "\U0010ffff"
_FAMILY = 12
ONE_EDIT_FROM, TWO_EDITS_FROM = 4, 8


class Vocabulary:
    """The sorted surfaces of a book with the number of sections each is in."""

    def __init__(self, folder: Path, info: IndexInfo, stem: Callable[[str], str]) -> None:
        """Load the sidecars.

        Raises:
            SidecarDamaged: they are not what the builder wrote.
        """
        self._path = folder / WORDS_TEXT
        self._raw = info.load(folder, WORDS_TEXT) if info.words else b""
        numbers = unpack(info.load(folder, WORDS_NUMBERS))
        count = info.words
        lines = self._raw.count(b"\n") + 1 if count else 0
        if lines != count or len(numbers) != 2 * count:
            raise SidecarDamaged(f"{self._path}: {lines} words instead of {count}")
        self._stems = numbers[:count]
        self._sections = numbers[count:]
        self._stem = stem
        self._stop_words = info.stop_words
        self._lookup: frozenset[str] = frozenset()
        self._backwards: list[str] = []
        self._completions: dict[tuple[str, int], tuple[str, ...]] = {}
        self._families: dict[str, tuple[str, ...]] = {}
        self._corrections: dict[str, tuple[str, ...]] = {}

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

    def completions(self, prefix: str, limit: int) -> tuple[str, ...]:
        """The most frequent words that begin with ``prefix`` (and are longer), most frequent first."""
        key = (prefix, limit)
        known = self._completions.get(key)
        if known is None:
            low = bisect_left(self.words, prefix)
            if low < len(self.words) and self.words[low] == prefix:
                low += 1
            high = bisect_left(self.words, prefix + _LAST, low)
            if high - low > limit:
                best = nlargest(limit, range(low, high), key=self._sections.__getitem__)
                known = tuple(self.words[i] for i in best)
            else:
                known = tuple(sorted(self.words[low:high], key=lambda w: -self.sections(w)))
            self._remember(self._completions, key, known)
        return known

    def family(self, word: str) -> tuple[str, ...]:
        """Words with the stem of ``word``, itself first, then the most frequent."""
        known = self._families.get(word)
        if known is None:
            stem, found = self._stem(word), {word}
            position = self._position(word)
            number = self._stems[position] if position >= 0 else -1
            # Words of one stem begin alike; of short and irregular ones only two letters are sure.
            start = word[: 3 if len(stem) > 4 else 2]
            low = bisect_left(self.words, start)
            high = bisect_left(self.words, start + _LAST, low)
            if number >= 0:
                found.update(self.words[low + i] for i in _positions(self._stems[low:high], number))
            elif high - low < 300:
                found.update(w for w in self.words[low:high] if self._stem(w) == stem)
            found.discard(word)
            known = (word, *nlargest(_FAMILY, sorted(found), key=self.sections))
            self._remember(self._families, word, known)
        return known

    def split(self, word: str) -> tuple[str, str] | None:
        """The two known words that ``word`` is made of, the most frequent pair; None when there is none."""
        best: tuple[int, tuple[str, str]] | None = None
        for cut in range(2, len(word) - 1):
            first, second = word[:cut], word[cut:]
            weight = min(self.sections(first), self.sections(second))
            if weight and (best is None or weight > best[0]):
                best = (weight, (first, second))
        return best[1] if best else None

    def corrections(self, word: str, limit: int = 3) -> tuple[str, ...]:
        """Known words nearest to one the book lacks, best first.

        One edit is allowed from four letters, two from eight; swapping neighbours is one edit.
        """
        known = self._corrections.get(word)
        if known is None:
            known = tuple(self._correct(word))
            self._remember(self._corrections, word, known)
        return known[:limit]

    def _correct(self, word: str) -> list[str]:
        if len(word) < ONE_EDIT_FROM or any(c.isdigit() for c in word):
            return []
        if not self._lookup:
            self._lookup = frozenset(self.words).union(self._stop_words)
        found = [w for w in _one_edit(word) if w in self._lookup and len(w) > 2]
        if not found and len(word) >= TWO_EDITS_FROM:
            found = [w for w in self._look_alikes(word) if distance(word, w, 2) <= 2]
        ranked = sorted(set(found), key=lambda w: (-self._likeness(word, w), w))
        return ranked[:8]

    def _likeness(self, typed: str, word: str) -> float:
        """Frequent words are likelier; so are swapped letters, and slips after the first letter."""
        weight = math.sqrt(min(self.sections(word) or 3, 50))
        if sorted(typed) == sorted(word):
            weight *= 3
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
        if not self._backwards:
            self._backwards = sorted(w[::-1] for w in self.words if len(w) >= 6 and w.isalpha())
        end = word[: -third - 1 : -1]
        low = bisect_left(self._backwards, end)
        high = bisect_left(self._backwards, end + _LAST, low)
        yield from (w[::-1] for w in self._backwards[low:high] if len(w) in lengths)

    def _position(self, word: str) -> int:
        position = bisect_left(self.words, word)
        return position if position < len(self.words) and self.words[position] == word else -1

    @staticmethod
    def _remember(cache: dict[_K, _V], key: _K, value: _V) -> None:
        if len(cache) > 2000:
            cache.clear()
        cache[key] = value


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
