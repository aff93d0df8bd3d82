"""Answers queries: what was typed in, hits with snippets out. Used from one thread at a time."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from helpviewer.book.errors import BookDamaged, BookTooNew, PageMissing
from helpviewer.book.format import INDEX_DIR
from helpviewer.book.reader import Book
from helpviewer.search.index.files import IndexInfo, ReadyPrefixes, Sections, SidecarDamaged, Texts
from helpviewer.search.index.postings import KNOWN_WHOOSH, Postings, PostingsDamaged
from helpviewer.search.index.vocabulary import Vocabulary
from helpviewer.search.query import Query, parse
from helpviewer.search.query_terms import Slot, SlotMaker
from helpviewer.search.ranking import ENOUGH, Ranking, best, without
from helpviewer.search.results import Hit, SearchAnswer
from helpviewer.search.snippets import Needle, pattern, snippet
from helpviewer.search.text.stemming import stemmer
from helpviewer.search.text.tokens import fold, is_unspaced, surfaces, tokens

if TYPE_CHECKING:
    from helpviewer.search.index.schema import WhooshPostings

_RERANKED = 40
_MOST_ASKED = 12
_PHRASE_CHECKS = 400
_SHORT_COMPLETIONS = 64
_KEPT_TITLES = 20_000
_KEPT_LISTS = 3000
_KEPT_POSTINGS = 1_500_000


class Searcher:
    """Searches one book. Opening reads the sidecars; posting lists and texts are read when asked for."""

    def __init__(self, book: Book) -> None:
        """Open the book's index.

        Raises:
            BookDamaged: the index is missing, cut short or altered.
        """
        self._book = book
        self._lists: dict[str, dict[int, float]] = {}
        self._listed = 0
        self._titles: dict[int, tuple[str, ...]] = {}
        self._categories = frozenset(category.id for category in book.categories)
        folder = book.path / INDEX_DIR
        try:
            info = IndexInfo.read(folder)
            self._stem = stemmer(info.language)
            self._stop_words = frozenset(info.stop_words)
            self._sections = Sections(folder, info)
            self._vocabulary = Vocabulary(folder, info, self._stem)
            self._prefixes = ReadyPrefixes(folder, info)
            self._postings = _postings(folder, info)
            self._ranking = Ranking(self._read, info.sections)
            self._slot_maker = SlotMaker(
                self._vocabulary, book.synonyms, self._stop_words, self._stem, self._known
            )
            self._texts = Texts(folder, info, self._sections)
        except (SidecarDamaged, PostingsDamaged, ValueError, TypeError) as error:
            raise self._damaged(error) from error

    def close(self) -> None:
        """Release the files. The searcher is of no use afterwards."""
        self._texts.close()
        self._postings.close()

    def search(self, text: str, *, limit: int = 20, category: str = "", correct: bool = True) -> SearchAnswer:
        """Answer a query.

        Args:
            text: anything; no text is an error.
            limit: hits at most.
            category: only pages of this category and those below it; "" for all. ``category:`` in the text
                goes before it.
            correct: whether words the book lacks may be corrected.

        Raises:
            BookDamaged: the index cannot be read.
        """
        began = time.perf_counter()
        try:
            answer = self._answer(parse(text, self._categories), limit, category, correct)
        except (SidecarDamaged, PostingsDamaged, PageMissing) as error:
            raise self._damaged(error) from error
        return _timed(answer, (time.perf_counter() - began) * 1000)

    def _answer(self, query: Query, limit: int, category: str, correct: bool) -> SearchAnswer:
        slots = self._slot_maker.slots(query, correct=correct)
        if not slots:
            return SearchAnswer(query.text)
        scores, total, fewer = self._scores(self._asked(slots), query, query.category or category)
        missing = [s.typed for s in slots if not s.alternatives and not s.stop and not s.ready]
        if not scores and any(part.phrase for part in query.parts):
            # Nowhere in these words; perhaps a pasted message that has quotes in it.
            missing = [slot.typed for slot in slots if slot.phrase]
            slots = self._slot_maker.slots(query.without_phrases(), correct=correct)
            scores, total, fewer = self._scores(self._asked(slots), query, query.category or category)
        ranked = self._rerank(best(scores, _RERANKED), slots)
        needles = self._needles(slots)
        worth = [self._ranking.rarity(slot) * (0.1 if slot.stop else 1.0) for slot in slots]
        hits = tuple(self._hit(number, score, needles, worth) for number, score in ranked[:limit])
        return SearchAnswer(
            query=query.text,
            hits=hits,
            total=total,
            corrected=self._corrected(query, slots),
            also_searched=self._also_searched(slots, scores),
            fewer=fewer and bool(hits),
            missing=tuple(dict.fromkeys(missing)),
            nearest=() if hits else self._nearest(slots),
            pattern=pattern(needles),
        )

    # -- which sections ---------------------------------------------------------------------------

    @staticmethod
    def _asked(slots: Sequence[Slot]) -> list[Slot]:
        """The slots that decide; stop words only when there is nothing else."""
        asked = [slot for slot in slots if not slot.stop]
        return asked or list(slots)

    def _scores(
        self, asked: Sequence[Slot], query: Query, category: str
    ) -> tuple[dict[int, float], int, bool]:
        """Section number to score, how many sections match in all, and whether none has all the words."""
        firm = [slot for slot in asked if slot.alternatives and not slot.ready]
        growing = next((slot for slot in asked if slot.ready), None)
        if not firm:
            return (*self._short_prefix(growing, query, category), False) if growing else ({}, 0, False)
        if len(firm) > _MOST_ASKED:
            # Of a pasted message the rarest words decide.
            firm.sort(key=lambda slot: -self._ranking.rarity(slot))
            del firm[_MOST_ASKED:]
        scores = self._filtered(self._ranking.with_all(firm), asked, query, category)
        complete = len(scores)
        if complete < ENOUGH and len(firm) > 1:
            some = self._ranking.with_some(firm, self._sections.page_numbers)
            some = self._filtered(some, asked, query, category)
            # Whatever has all the words stays above what has some of them.
            above = max(some.values(), default=0.0) + 1.0
            some.update({number: above + score for number, score in scores.items()})
            scores = some
        if growing is not None:
            scores = self._favour(scores, growing)
        return scores, len(scores), not complete

    def _short_prefix(self, growing: Slot, query: Query, category: str) -> tuple[dict[int, float], int]:
        """One or two letters and nothing else: what the builder ranked, unless only a part of it may show."""
        found, total = self._prefixes.best(growing.prefix)
        if category or query.excluded:
            for word in self._vocabulary.completions(growing.prefix, _SHORT_COMPLETIONS):
                for number, impact in self._read(self._stem(word)).items():
                    if impact > found.get(number, 0):
                        found[number] = impact
        exact, scale = self._ranking.sections(growing)
        scores = {number: 0.3 * impact for number, impact in found.items()}
        scores.update({number: scale * impact for number, impact in exact.items()})
        if category or query.excluded:
            scores = self._filtered(scores, (growing,), query, category)
            total = 0
        return scores, max(total, len(scores))

    def _favour(self, scores: dict[int, float], growing: Slot) -> dict[int, float]:
        """A last word of one or two letters only tips the balance, or the order would jump at every key."""
        exact, scale = self._ranking.sections(growing)
        ready, _ = self._prefixes.best(growing.prefix)
        weight = scale * self._ranking.rarity(growing)
        tipped = dict(scores)
        for number in scores.keys() & exact.keys():
            tipped[number] += weight * exact[number]
        for number in scores.keys() & ready.keys():
            tipped[number] += 0.2 * ready[number]
        return tipped

    def _filtered(
        self, scores: dict[int, float], asked: Sequence[Slot], query: Query, category: str
    ) -> dict[int, float]:
        """Without excluded words, with quoted phrases as they stand, in the category."""
        if category:
            scores = self._allowed(scores, category)
        for excluded in self._slot_maker.exclusions(query):
            scores = without(scores, self._ranking.all_of(excluded).keys())
        phrases = [slot.phrase for slot in asked if slot.phrase]
        if phrases:
            checked = best(scores, _PHRASE_CHECKS)
            scores = {n: s for n, s in checked if all(self._has_phrase(n, phrase) for phrase in phrases)}
        return scores

    def _has_phrase(self, number: int, phrase: tuple[str, ...]) -> bool:
        return any(_contains(tokens(text), phrase) for text in self._section_texts(number))

    def _section_texts(self, number: int) -> tuple[str, ...]:
        section, title = self._sections.section(number)
        keywords = () if section else self._book.page(self._sections.page(number)).keywords
        return title, self._texts.text(number)[0], *keywords

    def _allowed(self, scores: dict[int, float], category: str) -> dict[int, float]:
        try:
            pages = set(self._book.pages_in(category))
        except PageMissing:
            return {}
        wanted = {i for i, page in enumerate(self._sections.pages) if page in pages}
        page_of = self._sections.page_numbers
        return {number: score for number, score in scores.items() if page_of[number] in wanted}

    # -- in what order ----------------------------------------------------------------------------

    def _rerank(self, ranked: list[tuple[int, float]], slots: Sequence[Slot]) -> list[tuple[int, float]]:
        """Titles that say what was asked go up; further sections of one page go down a little."""
        asked = {stem for slot in slots for a in slot.alternatives[:1] for stem in a.stems}
        if not asked:
            return ranked
        scored: list[tuple[float, int]] = []
        for number, score in ranked:
            title = self._title_stems(number)
            shared = len(asked.intersection(title))
            likeness = 2 * shared / (len(asked) + len(title)) if title else 0.0
            scored.append((score * (1 + 0.5 * likeness), number))
        scored.sort(key=lambda row: (-row[0], row[1]))
        seen: dict[int, int] = {}
        result: list[tuple[int, float]] = []
        for score, number in scored:
            page = self._sections.page_numbers[number]
            times = seen[page] = seen.get(page, -1) + 1
            result.append((number, score * 0.85 ** min(times, 8)))
        result.sort(key=lambda row: (-row[1], row[0]))
        return result

    def _title_stems(self, number: int) -> tuple[str, ...]:
        known = self._titles.get(number)
        if known is None:
            _, title = self._sections.section(number)
            words = (form for token in tokens(title) for form in surfaces(token)[:1])
            known = tuple(dict.fromkeys(map(self._stem, words)))
            if len(self._titles) > _KEPT_TITLES:
                self._titles.clear()
            self._titles[number] = known
        return known

    # -- what to show -----------------------------------------------------------------------------

    def _hit(self, number: int, score: float, needles: Sequence[Needle], worth: Sequence[float]) -> Hit:
        page = self._book.page(self._sections.page(number))
        section, title = self._sections.section(number)
        text, marks = snippet(*self._texts.text(number), needles, worth)
        return Hit(page.id, section, title, page.title, page.category, text, marks, round(score, 3))

    def _needles(self, slots: Sequence[Slot]) -> list[Needle]:
        found: dict[str, Needle] = {}
        content = any(not slot.stop for slot in slots)
        for i, slot in enumerate(slots):
            if slot.stop and content and not slot.prefix:
                continue
            for alternative in slot.alternatives:
                for word in alternative.words:
                    if word in self._stop_words and content and alternative.kind != "word":
                        continue
                    if alternative.kind == "completion":
                        if not word.startswith(slot.prefix):
                            found.setdefault(word, Needle(word, False, i))
                        continue
                    for form in self._vocabulary.family(word):
                        found.setdefault(form, Needle(form, False, i))
            if slot.prefix:
                found[slot.prefix] = Needle(slot.prefix, True, i)
            if is_unspaced(slot.typed):
                found[fold(slot.typed)] = Needle(fold(slot.typed), False, i)
        return list(found.values())

    def _corrected(self, query: Query, slots: Sequence[Slot]) -> str:
        text, changed = query.text, False
        for slot in reversed(slots):
            first = next((a for a in slot.alternatives if a.kind == "correction"), None)
            if first is not None and slot.alternatives[0].kind == "correction":
                text = text[: slot.start] + first.words[0] + text[slot.end :]
                changed = True
        return text if changed else ""

    def _also_searched(self, slots: Sequence[Slot], scores: dict[int, float]) -> tuple[str, ...]:
        shown: dict[str, None] = {}
        for slot in slots:
            for alternative in slot.alternatives:
                if alternative.kind == "synonym" and not scores.keys().isdisjoint(
                    self._ranking.all_of(alternative)
                ):
                    shown[alternative.shown] = None
        return tuple(shown)

    def _nearest(self, slots: Sequence[Slot]) -> tuple[str, ...]:
        """Pages whose words begin like the ones that were not found."""
        scores: dict[int, float] = {}
        for slot in slots:
            if slot.stop:
                continue
            word = fold(slot.typed)
            for length in range(len(word), max(2, 2 * len(word) // 3 - 1), -1):
                words = self._vocabulary.completions(word[:length], 8)
                if word[:length] in self._vocabulary:
                    words = (word[:length], *words)
                if words:
                    for stem in {self._stem(w) for w in words}:
                        for number, impact in self._read(stem).items():
                            scores[number] = scores.get(number, 0.0) + impact * length
                    break
        pages = (self._sections.page(number) for number, _ in best(scores, 40))
        return tuple(dict.fromkeys(pages))[:5]

    # -- files ------------------------------------------------------------------------------------

    def _read(self, stem: str) -> dict[int, float]:
        known = self._lists.get(stem)
        if known is None:
            known = self._postings.read(stem)
            self._listed += len(known)
            while len(self._lists) >= _KEPT_LISTS or (self._listed > _KEPT_POSTINGS and self._lists):
                oldest = next(iter(self._lists))
                self._listed -= len(self._lists.pop(oldest))
            self._lists[stem] = known
        return known

    def _known(self, stem: str) -> bool:
        return bool(self._read(stem))

    def _damaged(self, error: Exception) -> BookDamaged:
        return BookDamaged(
            "index-damaged",
            repr(error),
            folder=self._book.path,
        )


def _postings(folder: Path, info: IndexInfo) -> Postings | WhooshPostings:
    if info.whoosh in KNOWN_WHOOSH:
        return Postings(folder, info.segment, info.sections)
    try:
        from helpviewer.search.index.schema import (
            WhooshPostings,  # 100 ms, only for files of a Whoosh not known yet
        )
    except ImportError as error:  # an app that was frozen without what Whoosh's own reader needs
        raise BookTooNew(
            "book-too-new",
            f"Whoosh {info.whoosh}: {error!r}",
            folder=folder.parent,
        ) from error

    return WhooshPostings(folder, info.segment, info.sections)


def _contains(found: Sequence[str], phrase: tuple[str, ...]) -> bool:
    folded = [fold(token) for token in found]
    size = len(phrase)
    first = phrase[0]
    return any(
        folded[i] == first and tuple(folded[i : i + size]) == phrase for i in range(len(folded) - size + 1)
    )


def _timed(answer: SearchAnswer, took_ms: float) -> SearchAnswer:
    return replace(answer, took_ms=round(took_ms, 3))
