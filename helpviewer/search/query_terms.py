"""Turns a query into slots: what each of its words may be found as, and what that is worth."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from helpviewer.book.format import Synonym
from helpviewer.search.index.vocabulary import ONE_EDIT_FROM, TWO_EDITS_FROM, Vocabulary, distance
from helpviewer.search.query import Part, Query
from helpviewer.search.text.tokens import fold, is_word, pieces, surfaces, tokens

COMPLETIONS = 32
MOST_CORRECTED = 16
"""Words a query may have for misspelt ones to be corrected."""

READY_PREFIX = 2
"""Characters of a prefix up to which the builder ranked the sections."""

# What a match is worth beside the word itself. Completions are worth little beside a word that is
# complete as it stands, and most of it when it can only be a beginning.
_JOINED, _PIECES, _SYNONYM = 0.9, 0.7, 0.45
_COMPLETION, _COMPLETION_OF_WORD = 0.8, 0.3
_SPLIT, _CORRECTION = 0.6, (0.7, 0.5, 0.4)


@dataclass(frozen=True, slots=True)
class Alternative:
    """Stems that must all be there, what that is worth (1.0 = the word itself), and by what rule.

    ``kind`` is "word", "pieces", "joined", "completion", "split", "correction" or "synonym". ``words`` are
    the surfaces that stand for the stems; ``shown`` is the synonym as its publisher wrote it.
    """

    stems: tuple[str, ...]
    words: tuple[str, ...]
    worth: float
    kind: str
    shown: str = ""


@dataclass(frozen=True, slots=True)
class Slot:
    """One word of the query, a quoted phrase, or several words that belong together.

    Attributes:
        typed: the part of the query, as typed.
        alternatives: what it may be found as; empty when the book has nothing like it.
        stop: whether it only counts when there is nothing else.
        phrase: the folded tokens to find next to each other; empty for anything but a quoted phrase.
        prefix: the folded beginning when the word may still be growing; else "".
        start, end: place in the query.
    """

    typed: str
    alternatives: tuple[Alternative, ...]
    stop: bool
    phrase: tuple[str, ...]
    prefix: str
    start: int
    end: int

    @property
    def ready(self) -> bool:
        """Whether it is a prefix so short that only the builder's ranking answers it."""
        return 0 < len(self.prefix) <= READY_PREFIX


class SlotMaker:
    """Knows the book's words, synonyms and stop words."""

    def __init__(
        self,
        vocabulary: Vocabulary,
        synonyms: Sequence[Synonym],
        stop_words: frozenset[str],
        stem: Callable[[str], str],
        known: Callable[[str], bool],
    ) -> None:
        """``known`` tells whether the index has a stem."""
        self._vocabulary = vocabulary
        self._stop_words = stop_words
        self._stem = stem
        self._known = known
        self._synonyms: dict[tuple[str, ...], list[Alternative]] = {}
        for synonym in synonyms:
            for words in synonym.words:
                entries = self._synonyms.setdefault(self._key(tokens(words)), [])
                entries.extend(self._synonym(also) for also in synonym.also if also != words)
        self._synonym_words = sorted(
            word for synonym in synonyms for text in synonym.words if is_word(word := fold(text))
        )
        self._longest = max(map(len, self._synonyms), default=0)

    def slots(self, query: Query, *, correct: bool = True) -> tuple[Slot, ...]:
        """The slots of a query, in order. ``correct`` allows misspelt words to be corrected."""
        found: list[Slot] = []
        parts = query.parts
        # In a pasted message what the book lacks is seldom a slip.
        correct = correct and len(parts) <= MOST_CORRECTED and not query.pasted
        position = 0
        while position < len(parts):
            part = parts[position]
            if part.phrase:
                found.append(self._phrase(part))
                position += 1
                continue
            count, also = self._synonyms_at(parts, position)
            run = parts[position : position + max(count, 1)]
            partial = query.partial and run[-1] is parts[-1]
            # A synonym is a word its publisher knows: it is not misspelt, even where the book lacks it.
            slots = [self._word(p, partial and p is parts[-1], correct and not also) for p in run]
            merged = slots[0] if len(slots) == 1 else _together(slots, query.text)
            if also:
                usable = {a.stems: a for a in reversed(also) if all(map(self._known, a.stems))}
                merged = replace(merged, alternatives=(*merged.alternatives, *usable.values()), stop=False)
            found.append(merged)
            position += len(run)
        joined = self._join(found, query.text)
        # A word typed twice asks for nothing more.
        return tuple({(s.alternatives, s.phrase) if s.alternatives else s: s for s in joined}.values())

    def exclusions(self, query: Query) -> tuple[Alternative, ...]:
        """What excluded words are found as."""
        return tuple(self._all_of(part.tokens, 1.0, "word") for part in query.excluded)

    def _word(self, part: Part, partial: bool, correct: bool) -> Slot:
        token = part.tokens[0]
        forms = surfaces(token)
        whole = forms[0] if forms else fold(token)
        small = pieces(token)
        alternatives: list[Alternative] = []
        complete = bool(forms) and self._known(self._stem(whole))
        if complete:
            alternatives.append(Alternative((self._stem(whole),), (whole,), 1.0, "word"))
            if "." in whole:
                small = ()  # an address or a file's name: its pieces stand for anything
        joined = whole.replace("-", "")
        if joined != whole and joined in forms and self._known(self._stem(joined)):
            alternatives.append(Alternative((self._stem(joined),), (joined,), _JOINED, "joined"))
        if small:
            stems = tuple(dict.fromkeys(map(self._stem, small)))
            if all(map(self._known, stems)):
                alternatives.append(Alternative(stems, small, _PIECES, "pieces"))
        prefix = whole if partial else ""
        if prefix:
            alternatives.extend(self._completions(prefix, small, complete))
        if not alternatives and whole and whole not in self._stop_words:
            alternatives.extend(self._rescue(whole, correct))
        if not alternatives and small:
            # Something the book does not know as a whole: as many of its pieces as there are.
            there = [p for p in dict.fromkeys(small) if len(p) > 1 and self._known(self._stem(p))]
            if there:
                alternatives.append(Alternative(tuple(map(self._stem, there)), tuple(there), 0.4, "pieces"))
        stop = whole in self._stop_words
        return Slot(token, tuple(alternatives), stop, (), prefix, part.start, part.end)

    def _completions(self, prefix: str, small: tuple[str, ...], complete: bool) -> Iterator[Alternative]:
        worth = _COMPLETION_OF_WORD if complete else _COMPLETION
        if len(prefix) > READY_PREFIX:
            seen: set[str] = {self._stem(prefix)}
            for word in self._vocabulary.completions(prefix, COMPLETIONS):
                stem = self._stem(word)
                if stem not in seen:
                    seen.add(stem)
                    yield Alternative((stem,), (word,), worth, "completion")
        if len(small) > 1 and len(small[-1]) > 1:
            first = tuple(map(self._stem, small[:-1]))
            if all(map(self._known, first)):
                for word in self._vocabulary.completions(small[-1], 8):
                    words = (*small[:-1], word)
                    yield Alternative((*first, self._stem(word)), words, worth * _PIECES, "completion")

    def _rescue(self, whole: str, correct: bool) -> Iterator[Alternative]:
        """What an unknown word may be: two words written as one, or a misspelt one."""
        halves = self._vocabulary.split(whole)
        if halves:
            yield Alternative(tuple(map(self._stem, halves)), halves, _SPLIT, "split")
        elif correct and is_word(whole):
            corrections = self._vocabulary.corrections(whole)
            for word, worth in zip(corrections, _CORRECTION, strict=False):
                yield Alternative((self._stem(word),), (word,), worth, "correction")
            if not corrections:
                yield from self._misspelt_synonyms(whole)

    def _misspelt_synonyms(self, typed: str) -> Iterator[Alternative]:
        """What the nearest word stands for that is only a synonym, and so none of the book's words."""
        edits = 0 if len(typed) < ONE_EDIT_FROM else 1 if len(typed) < TWO_EDITS_FROM else 2
        near = ((distance(typed, word, edits), word) for word in self._synonym_words)
        far, word = min(near, default=(edits + 1, ""))
        if far <= edits:
            for also in self._synonyms[(self._stem(word),)]:
                if all(map(self._known, also.stems)):
                    worth = _CORRECTION[0] * also.worth
                    yield replace(also, words=(word, *also.words), worth=worth, kind="correction")

    def _phrase(self, part: Part) -> Slot:
        whole = self._all_of(part.tokens, 1.0, "word")
        text = " ".join(part.tokens)
        known = all(map(self._known, whole.stems))
        folded = tuple(fold(token) for token in part.tokens)
        return Slot(text, (whole,) if known else (), False, folded, "", part.start, part.end)

    def _join(self, slots: list[Slot], text: str) -> Iterator[Slot]:
        """Neighbours that the book also writes as one word ("log in" for "login") become one slot."""
        position = 0
        while position < len(slots):
            first = slots[position]
            second = slots[position + 1] if position + 1 < len(slots) else None
            if second is not None and not first.phrase and not second.phrase:
                joined = fold(first.typed) + fold(second.typed)
                if is_word(joined) and len(joined) > 4 and joined in self._vocabulary:
                    alternative = Alternative((self._stem(joined),), (joined,), 1.6, "joined")
                    both = _together([first, second], text)
                    yield replace(both, alternatives=(*both.alternatives, alternative), stop=False)
                    position += 2
                    continue
            yield first
            position += 1

    def _synonyms_at(self, parts: Sequence[Part], position: int) -> tuple[int, list[Alternative]]:
        """How many parts from ``position`` are words with synonyms, and those; (0, []) when none is."""
        run: list[str] = []
        best: tuple[int, list[Alternative]] = (0, [])
        for count, part in enumerate(parts[position:], 1):
            if part.phrase or len(run) >= self._longest:
                break
            run.extend(self._key(part.tokens))
            if (also := self._synonyms.get(tuple(run))) is not None:
                best = (count, also)
        return best

    def _key(self, found: Sequence[str]) -> tuple[str, ...]:
        """Stems of tokens, cut at their joints: "sign-in" and "sign in" are alike."""
        forms = (surfaces(token)[:1] for token in found)
        words = (word for form in forms for whole in form for word in _cut(whole))
        return tuple(self._stem(word) for word in words)

    def _synonym(self, text: str) -> Alternative:
        alternative = self._all_of(tokens(text), _SYNONYM, "synonym")
        return replace(alternative, shown=text)

    def _all_of(self, found: Sequence[str], worth: float, kind: str) -> Alternative:
        words = tuple(form for token in found for form in surfaces(token)[:1])
        content = tuple(w for w in words if w not in self._stop_words) or words
        return Alternative(tuple(dict.fromkeys(map(self._stem, content))), words, worth, kind)


def _cut(whole: str) -> list[str]:
    for joint in "-_.:@":
        whole = whole.replace(joint, " ")
    return whole.split() or [whole]


def _together(slots: Sequence[Slot], text: str) -> Slot:
    """One slot for neighbouring words: all of them; or any one, which is worth less."""
    content = [s for s in slots if not s.stop] or list(slots)
    found: list[Alternative] = []
    firsts = [s.alternatives[0] for s in content if s.alternatives]
    if len(firsts) == len(content):
        stems = tuple(dict.fromkeys(stem for a in firsts for stem in a.stems))
        words = tuple(word for a in firsts for word in a.words)
        found.append(Alternative(stems, words, 1.6 if len(content) > 1 else 1.0, "word"))
    if len(content) > 1:
        found.extend(replace(a, worth=a.worth * 0.3) for s in content for a in s.alternatives[:1])
    start, end = slots[0].start, slots[-1].end
    prefix = slots[-1].prefix
    stop = all(s.stop for s in slots)
    return Slot(text[start:end], tuple(found), stop, (), prefix, start, end)
