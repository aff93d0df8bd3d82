"""Tells a publisher why a search answers as it does: ``index-build explain BOOK "query"``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from helpviewer.book.reader import Book
from helpviewer.search.query import parse
from helpviewer.search.query_terms import Slot
from helpviewer.search.searcher import Searcher
from helpviewer.search.text.tokens import surfaces, tokens


@dataclass(frozen=True, slots=True)
class Share:
    """What one word of a query adds to a section's score: as what it was found, where and how often."""

    typed: str
    found: str
    kind: str
    worth: float
    fields: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """How a query was understood, with each slot's rarity, and the shares of the sections asked for."""

    category: str
    excluded: tuple[str, ...]
    slots: tuple[tuple[Slot, float], ...]
    shares: tuple[tuple[Share, ...], ...]


class _Explainer(Searcher):
    """A searcher that can also say where a score comes from."""

    def explain(self, text: str, places: Sequence[tuple[str, str]]) -> Explanation:
        """Why sections answer a query.

        Args:
            text: the query.
            places: page and section ids to explain.
        """
        query = parse(text, self._categories)
        slots = self._slot_maker.slots(query)
        rarities = [self._ranking.rarity(slot) for slot in slots]
        numbers = {place: i for i in range(len(self._sections)) if (place := self._place(i)) in set(places)}
        shares = tuple(
            tuple(
                self._share(numbers[place], slot, rarity)
                for slot, rarity in zip(slots, rarities, strict=True)
                if numbers[place] in self._ranking.sections(slot)[0]
            )
            for place in places
        )
        excluded = tuple(" ".join(part.tokens) for part in query.excluded)
        return Explanation(query.category, excluded, tuple(zip(slots, rarities, strict=True)), shares)

    def _place(self, number: int) -> tuple[str, str]:
        return self._sections.page(number), self._sections.section(number)[0]

    def _share(self, number: int, slot: Slot, rarity: float) -> Share:
        """What a slot adds to a section's score, by its best alternative there."""
        impact, scale = self._ranking.sections(slot)
        there = [a for a in slot.alternatives if number in self._ranking.all_of(a)]
        best_there = max(there, key=lambda a: a.worth * self._ranking.all_of(a)[number])
        _, title = self._sections.section(number)
        fields = []
        for name, text in (("title", title), ("text", self._texts.text(number)[0])):
            stems = [self._stem(form) for token in tokens(text) for form in surfaces(token)]
            if count := sum(stems.count(stem) for stem in best_there.stems):
                fields.append((name, count))
        found = best_there.shown or " ".join(best_there.words)
        return Share(slot.typed, found, best_there.kind, impact[number] * scale * rarity, tuple(fields))


def explain(book_path: Path, query: str) -> str:
    """What a query is taken for and what each of its words adds to each of the first hits, as lines of text.

    Raises:
        BookError: the book or its index cannot be read.
    """
    searcher = _Explainer(Book.open(book_path))
    try:
        return "\n".join(_lines(searcher, query))
    finally:
        searcher.close()


def _lines(searcher: _Explainer, query: str) -> Iterator[str]:
    answer = searcher.search(query, limit=10)
    explanation = searcher.explain(query, [(hit.page, hit.section) for hit in answer.hits])
    yield f"Query: {query}"
    if explanation.category:
        yield f"Category: {explanation.category}"
    for word in explanation.excluded:
        yield f"Must not be there: {word}"
    yield ""
    yield "Words"
    for slot, rarity in explanation.slots:
        yield from _slot(slot, rarity)
    if answer.corrected:
        yield f"Corrected to: {answer.corrected}"
    if answer.also_searched:
        yield f"Also searched: {', '.join(answer.also_searched)}"
    if answer.missing:
        yield f"Not in the book: {', '.join(answer.missing)}"
    yield ""
    yield f"Hits: {answer.total} sections" + (", the first ten:" if answer.total > 10 else "")
    for place, (hit, shares) in enumerate(zip(answer.hits, explanation.shares, strict=True), 1):
        anchor = f"{hit.page}#{hit.section}" if hit.section else hit.page
        yield f"{place:3}. {hit.score:8.1f}  {anchor}  {hit.title}"
        for share in shares:
            fields = ", ".join(f"{name} ×{count}" for name, count in share.fields) or "keywords or headings"
            yield f"       {share.worth:8.1f}  {share.typed} as “{share.found}” ({share.kind}; {fields})"
    if not answer.hits and answer.nearest:
        yield f"Nearest titles: {', '.join(answer.nearest)}"


def _slot(slot: Slot, rarity: float) -> Iterator[str]:
    notes = []
    if slot.stop:
        notes.append("stop word")
    if slot.phrase:
        notes.append("phrase")
    if slot.prefix:
        notes.append("may still be growing")
    yield f"  {slot.typed}  rarity {rarity:.2f}" + (f"  ({', '.join(notes)})" if notes else "")
    if not slot.alternatives and not slot.ready:
        yield "      nothing like it in the book"
    for alternative in slot.alternatives:
        words = " + ".join(alternative.stems)
        shown = f"  from “{alternative.shown}”" if alternative.shown else ""
        yield f"      {alternative.worth:.2f}  {alternative.kind}: {words}{shown}"
