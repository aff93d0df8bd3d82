"""Turns a query into terms: what each of its words may be found as, and what that is worth."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from helpviewer.book.format import Synonym
from helpviewer.search.index.vocabulary import ONE_EDIT_FROM, TWO_EDITS_FROM, Vocabulary, distance
from helpviewer.search.query import Part, Query
from helpviewer.search.text.folding import fold
from helpviewer.search.text.tokens import (
    forms,
    is_grammar,
    is_symbol,
    is_unspaced,
    is_word,
    pieces,
    surfaces,
    tokens,
)

COMPLETIONS = 32
MOST_CORRECTED = 16
"""Words a query may have for misspelt ones to be corrected."""

_SURE = 5
"""Letters from which a word is corrected whatever stands beside it."""

READY_PREFIX = 2
"""Characters of a prefix up to which the builder ranked the sections."""

STOP_WEIGHT = 0.15
"""What a word that says little counts beside the others."""

# What a match is worth beside the word itself. Completions are worth little beside a word that is
# complete as it stands, and most of it when it can only be a beginning.
_JOINED, _PIECES, _PIECE, _SYNONYM, _COMPOUND = 0.9, 0.7, 0.35, 0.45, 0.5
_COMPLETION, _COMPLETION_OF_WORD = 0.8, 0.3
_SPLIT, _CORRECTION = 0.6, (0.7, 0.5, 0.4)
_RUN_SYNONYM = 0.8
_IDENTIFIER = 1.5
"""Whoever types an identifier of the book means it."""


class Variant(NamedTuple):
    """Stems that must all be there, what that is worth (1.0 = the word itself), and by what rule.

    ``kind`` is "word", "pieces", "joined", "completion", "split", "compound", "correction" or "synonym".
    ``words`` are the folded words that stand for the stems; ``shown`` is the synonym as it was written.
    """

    stems: tuple[str, ...]
    words: tuple[str, ...]
    worth: float
    kind: str
    shown: str = ""


class QueryTerm(NamedTuple):
    """One word of the query, a quoted phrase, or an extra for several words together.

    Attributes:
        typed: the part of the query, as typed.
        variants: what it may be found as; empty when the book has nothing like it.
        weight: how much it counts beside the other terms; 1.0 for a word that says something.
        phrase: the folded words to find next to each other; empty for anything but a quoted phrase.
        prefix: the folded beginning when the word may still be growing; else "".
        extra: whether it stands for words that are terms by themselves, so that nobody misses it.
        start, end: place in the query.
    """

    typed: str
    variants: tuple[Variant, ...]
    weight: float
    phrase: tuple[str, ...]
    prefix: str
    extra: bool
    start: int
    end: int

    @property
    def stop(self) -> bool:
        """Whether it says little beside others."""
        return self.weight < 0.5

    @property
    def ready(self) -> bool:
        """Whether it is a prefix so short that only the builder's ranking answers it."""
        return 0 < len(self.prefix) <= READY_PREFIX


class TermMaker:
    """Knows the book's words, synonyms and stop words."""

    def __init__(
        self,
        vocabulary: Vocabulary,
        synonyms: Sequence[Synonym],
        little: frozenset[str],
        known: Callable[[str], bool],
        near: Callable[[str, str], bool],
        compounds: bool,
    ) -> None:
        """``little`` are words that say little, ``known`` tells whether the index has a stem, ``near``
        whether two stems stand close together, ``compounds`` whether the language writes words together."""
        self._vocabulary = vocabulary
        self._little = little
        self._known = known
        self._near = near
        self._compounds = compounds
        self._synonyms: dict[tuple[str, ...], list[Variant]] = {}
        for synonym in synonyms:
            for words in synonym.words:
                if key := self._key(tokens(words)):
                    found = (self._synonym(also) for also in synonym.also if also != words)
                    self._synonyms.setdefault(key, []).extend(variant for variant in found if variant.stems)
        self._synonym_words = sorted(
            word for synonym in synonyms for text in synonym.words if is_word(word := fold(text))
        )
        self._longest = max(map(len, self._synonyms), default=0)

    def terms(self, query: Query, *, correct: bool = True) -> tuple[QueryTerm, ...]:
        """The terms of a query, in order. ``correct`` allows misspelt words to be corrected."""
        parts = query.parts
        # In a pasted message what the book lacks is seldom a slip.
        correct = correct and len(parts) <= MOST_CORRECTED and not query.pasted
        runs = dict(self._synonym_runs(parts))
        covered = {position + i for position, (count, _) in runs.items() for i in range(count)}
        found: list[QueryTerm] = []
        for position, part in enumerate(parts):
            if part.phrase:
                found.append(self._phrase(part))
                continue
            count, also = runs.get(position, (1, []))
            growing = query.partial and part is parts[-1]
            # A synonym is a word its publisher knows: it is not misspelt, even where the book lacks it.
            beside = self._beside(parts, position) if correct and position not in covered else None
            terms = self._words(part, growing, beside)
            if also and count == 1:
                terms[0] = terms[0]._replace(variants=(*terms[0].variants, *also), weight=1.0)
            found.extend(terms)
            if also and count > 1:
                end = parts[position + count - 1].end
                text = query.text[part.start : end]
                found.append(QueryTerm(text, tuple(also), _RUN_SYNONYM, (), "", True, part.start, end))
        found.extend(self._joined(found))
        # A word typed twice asks for nothing more.
        found = list({(t.variants, t.phrase) if t.variants else t: t for t in found}.values())
        if all(term.stop or term.extra for term in found):
            found = [term._replace(weight=1.0) if term.stop else term for term in found]
        return tuple(found)

    def exclusions(self, query: Query) -> tuple[Variant, ...]:
        """What excluded words are found as."""
        return tuple(self._all_of(part.tokens, 1.0, "word") for part in query.excluded)

    def stem(self, word: str) -> str:
        """The stem of a folded word."""
        return self._vocabulary.stem(word)

    def neighbours(self, phrase: Sequence[str]) -> list[str]:
        """The stems of a phrase's words in order, without those that say little."""
        words = (form for token in phrase if not is_unspaced(token) for form in surfaces(token)[:1])
        return [self.stem(word) for word in words if word not in self._little]

    def _beside(self, parts: Sequence[Part], position: int) -> list[str]:
        """The stems of the nearest words before and after one that say something."""
        sides = (reversed(parts[:position]), parts[position + 1 :])
        found = (self.neighbours([token for part in side for token in part.tokens])[:1] for side in sides)
        return [stem for stems in found for stem in stems]

    def _words(self, part: Part, growing: bool, beside: Sequence[str] | None) -> list[QueryTerm]:
        """The term of a word, or one each for the pairs of characters of unspaced text.

        ``beside`` are the stems of its neighbours in the query; None where it is not to be corrected.
        """
        token = part.tokens[0]
        if not is_unspaced(token):
            return [self._word(part, growing, beside)]
        found = []
        for pair in surfaces(token):
            stem = self.stem(pair)
            variants = [Variant((stem,), (pair,), 1.0, "word")] if self._known(stem) else []
            if len(pair) == 1:
                variants.extend(self._completions(pair, (), bool(variants)))
            weight = 0.2 if is_grammar(pair) or pair in self._little else 1.0
            found.append(QueryTerm(pair, tuple(variants), weight, (), "", False, part.start, part.end))
        return found

    def _word(self, part: Part, growing: bool, beside: Sequence[str] | None) -> QueryTerm:
        token = part.tokens[0]
        found = forms(token)
        whole = next(iter(found), fold(token))
        stem = self._vocabulary.stem(whole, found.get(whole, ""))
        small = pieces(token)
        variants: list[Variant] = []
        complete = bool(found) and self._known(stem)
        if complete:
            variants.append(Variant((stem,), (whole,), 1.0, "word"))
        if "." in whole and complete:
            small = ()  # an address or a file's name: its pieces stand for anything
        joined = whole.replace("-", "")
        if joined != whole and joined in found and self._known(self.stem(joined)):
            variants.append(Variant((self.stem(joined),), (joined,), _JOINED, "joined"))
        variants.extend(self._pieces(small))
        prefix = whole if growing and not is_symbol(whole) else ""
        if prefix:
            variants.extend(self._completions(prefix, small, complete))
        stop = whole in self._little or (whole in ("?", "!") and part.start > 0)
        if not variants and whole and not stop:
            variants.extend(self._rescue(whole, stem, beside))
        weight = STOP_WEIGHT if stop else 1.0
        if complete and len(whole) > 3 and not whole.isalpha():
            weight = _IDENTIFIER
        return QueryTerm(token, tuple(variants), weight, (), prefix, False, part.start, part.end)

    def _pieces(self, small: tuple[str, ...]) -> Iterator[Variant]:
        """All pieces of an identifier together, and each one that says something."""
        stems = tuple(dict.fromkeys(map(self.stem, small)))
        if len(stems) > 1 and all(map(self._known, stems)):
            yield Variant(stems, small, _PIECES, "pieces")
        for piece, stem in zip(small, map(self.stem, small), strict=True):
            if len(piece) > 1 and piece not in self._little and self._known(stem):
                yield Variant((stem,), (piece,), _PIECE, "pieces")

    def _completions(self, prefix: str, small: tuple[str, ...], complete: bool) -> Iterator[Variant]:
        worth = _COMPLETION_OF_WORD if complete else _COMPLETION
        if len(prefix) > READY_PREFIX or is_unspaced(prefix):
            seen: set[str] = {self.stem(prefix)}
            for word in self._vocabulary.completions(prefix, COMPLETIONS):
                stem = self.stem(word)
                if stem not in seen:
                    seen.add(stem)
                    yield Variant((stem,), (word,), worth, "completion")
        if len(small) > 1 and len(small[-1]) > 1:
            first = tuple(map(self.stem, small[:-1]))
            if all(map(self._known, first)):
                for word in self._vocabulary.completions(small[-1], 8):
                    words = (*small[:-1], word)
                    yield Variant((*first, self.stem(word)), words, worth * _PIECES, "completion")

    def _rescue(self, whole: str, stem: str, beside: Sequence[str] | None) -> Iterator[Variant]:
        """What an unknown word may be: part of a longer one, two written as one, or a misspelt one."""
        if self._compounds and is_word(whole) and len(whole) >= ONE_EDIT_FROM:
            longer = [*self._vocabulary.endings(whole, 8), *self._vocabulary.completions(stem, 8)]
            for word in dict.fromkeys(longer):
                yield Variant((self.stem(word),), (word,), _COMPOUND, "compound")
            if longer:
                return
        halves = self._vocabulary.split(whole, self._compounds)
        if halves:
            yield Variant(tuple(map(self.stem, halves)), halves, _SPLIT, "split")
            if self._compounds:
                for half in halves:
                    yield Variant((self.stem(half),), (half,), _COMPOUND, "compound")
        elif beside is not None and is_word(whole):
            corrections = self._corrections(whole, beside)
            for word, worth in zip(corrections, _CORRECTION, strict=False):
                yield Variant((self.stem(word),), (word,), worth, "correction")
            if not corrections:
                yield from self._misspelt_synonyms(whole)

    def _corrections(self, whole: str, beside: Sequence[str]) -> list[str]:
        """What a word may be misspelt for, those first that the book has together with its neighbours.

        A short word is near to so many others that only these count: "rate limit" is no "date limit".
        """
        found = self._vocabulary.corrections(whole)
        near = [word for word in found if any(self._near(self.stem(word), stem) for stem in beside)]
        if len(whole) < (_SURE if beside else ONE_EDIT_FROM):
            return near
        return [*near, *(word for word in found if word not in near)]

    def _misspelt_synonyms(self, typed: str) -> Iterator[Variant]:
        """What the nearest word stands for that is only a synonym, and so none of the book's words."""
        edits = 0 if len(typed) < ONE_EDIT_FROM else 1 if len(typed) < TWO_EDITS_FROM else 2
        near = ((distance(typed, word, edits), word) for word in self._synonym_words)
        far, word = min(near, default=(edits + 1, ""))
        if far <= edits:
            for also in self._synonyms[(self.stem(word),)]:
                if all(map(self._known, also.stems)):
                    worth = _CORRECTION[0] * also.worth
                    yield also._replace(words=(word, *also.words), worth=worth, kind="correction")

    def _phrase(self, part: Part) -> QueryTerm:
        whole = self._all_of(part.tokens, 1.0, "word")
        text = " ".join(part.tokens)
        known = bool(whole.stems) and all(map(self._known, whole.stems))
        folded = tuple(fold(token) for token in part.tokens)
        return QueryTerm(text, (whole,) if known else (), 1.0, folded, "", False, part.start, part.end)

    def _joined(self, found: Sequence[QueryTerm]) -> Iterator[QueryTerm]:
        """An extra for neighbours that the book also writes as one word ("log in" for "login")."""
        words = [term for term in found if not term.extra]
        for first, second in pairwise(words):
            if first.phrase or second.phrase:
                continue
            joined = fold(first.typed) + fold(second.typed)
            if is_word(joined) and len(joined) > 4 and joined in self._vocabulary:
                variant = Variant((self.stem(joined),), (joined,), _JOINED, "joined")
                text = f"{first.typed} {second.typed}"
                yield QueryTerm(text, (variant,), 1.0, (), "", True, first.start, second.end)

    def _synonym_runs(self, parts: Sequence[Part]) -> Iterator[tuple[int, tuple[int, list[Variant]]]]:
        """Where words with synonyms begin, how many they are, and those synonyms that the book has."""
        position = 0
        while position < len(parts):
            run: list[str] = []
            best: tuple[int, list[Variant]] = (0, [])
            for count, part in enumerate(parts[position:], 1):
                if part.phrase or len(run) >= self._longest:
                    break
                run.extend(self._key(part.tokens))
                if (also := self._synonyms.get(tuple(run))) is not None:
                    usable = {v.stems: v for v in reversed(also) if all(map(self._known, v.stems))}
                    best = (count, list(usable.values()))
            if best[0]:
                yield position, best
            position += max(best[0], 1)

    def _key(self, found: Sequence[str]) -> tuple[str, ...]:
        """Stems of tokens, cut at their joints: "sign-in" and "sign in" are alike."""
        whole = (surface for token in found for surface in surfaces(token)[:1])
        return tuple(self.stem(word) for form in whole for word in _cut(form))

    def _synonym(self, text: str) -> Variant:
        return self._all_of(tokens(text), _SYNONYM, "synonym")._replace(shown=text)

    def _all_of(self, found: Sequence[str], worth: float, kind: str) -> Variant:
        words = tuple(form for token in found for form in surfaces(token)[:1])
        content = tuple(w for w in words if w not in self._little) or words
        return Variant(tuple(dict.fromkeys(map(self.stem, content))), words, worth, kind)


def _cut(whole: str) -> list[str]:
    for joint in "-_.:@":
        whole = whole.replace(joint, " ")
    return whole.split() or [whole]
