"""Answers queries: what was typed in, hits with snippets out. Used from one thread at a time."""

from __future__ import annotations

import time
from collections.abc import Collection, Iterator, Sequence

from helpviewer.book.book import Book
from helpviewer.book.errors import PageMissing
from helpviewer.search.error_templates import ErrorTemplates
from helpviewer.search.explain import Explanation, Share, Together, share_of
from helpviewer.search.index.files import (
    SidecarDamaged,
)
from helpviewer.search.index.opened import OpenIndex
from helpviewer.search.index.postings import (
    PAGE_FIELD,
    PostingsDamaged,
)
from helpviewer.search.marks import Marks, Needle
from helpviewer.search.needles import needles
from helpviewer.search.page_ranking import Neighbours, Ranking, best, only
from helpviewer.search.query import Query, parse
from helpviewer.search.query_terms import QueryTerm, TermMaker
from helpviewer.search.results import Hit, SearchAnswer
from helpviewer.search.section_ranking import HitRanking
from helpviewer.search.snippets import snippet
from helpviewer.search.text.folding import fold
from helpviewer.search.text.stemming import writes_compounds
from helpviewer.search.text.tokens import surfaces, tokens

_MOST_ASKED = 24
_SURE_SHARE, _SURE_MARGIN = 3.5, 1.5
"""From which share of what was asked, and how far before the next page, a page is the answer.
``docs/search.md`` says for how many of the open questions that is so, and how often it is right."""

_SHORT_COMPLETIONS = 64


class Searcher:
    """Searches one book. Opening reads the sidecars; posting lists and texts are read when asked for."""

    def __init__(self, book: Book) -> None:
        """Open the book's index.

        Raises:
            BookDamaged: the index is missing, cut short or altered.
            BookTooNew: it was made for a newer reader.
            BookError: it was made for an older one.
        """
        self._book = book
        self._categories = frozenset(category.id for category in book.categories)
        synonyms = book.synonyms
        self._errors = ErrorTemplates(book.error_templates)
        self._index = index = OpenIndex(book)  # last: its files stay open
        self._ranking = Ranking(index.read, index.count, index.pairs.pages, index.sections)
        compounds = writes_compounds(index.language)
        self._terms = TermMaker(
            index.vocabulary, synonyms, index.little, index.has_stem, index.have_together, compounds
        )
        self._hits = HitRanking(index, self._ranking, self._terms)

    def close(self) -> None:
        """Release the files. The searcher is of no use afterwards."""
        self._index.close()

    def search(
        self,
        text: str,
        *,
        limit: int = 20,
        category: str = "",
        correct: bool = True,
        exclude: bool = True,
    ) -> SearchAnswer:
        """Answer a query.

        Args:
            text: anything; no text is an error.
            limit: hits at most.
            category: only pages of this category and those below it; "" for all. ``category:`` in the text
                goes before it.
            correct: whether words the book lacks may be corrected.
            exclude: whether ``-word`` leaves out what has the word.

        Raises:
            BookDamaged: the index cannot be read.
        """
        began = time.perf_counter()
        try:
            query = parse(text, self._categories, self._has_word, exclude=exclude)
            if query.excluded and self._is_command(query):
                query = parse(text, self._categories, exclude=False)
            answer = self._answer(query, limit, category, correct)
        except (SidecarDamaged, PostingsDamaged, PageMissing, ValueError) as error:
            raise self._index.damaged(error) from error
        return answer._replace(took_ms=round((time.perf_counter() - began) * 1000, 3))

    def explain(self, text: str, places: Sequence[tuple[str, str]]) -> Explanation:
        """Why sections answer a query.

        Args:
            text: the query.
            places: page and section ids to explain.
        """
        query = parse(text, self._categories, self._has_word)
        terms = self._terms.terms(query)
        shares = tuple(tuple(self._shares(place, terms)) for place in places)
        excluded = tuple(" ".join(part.tokens) for part in query.excluded)
        rarities = tuple((term, self._ranking.rarity(term)) for term in terms)
        neighbours = list(self._ranking.neighbours(terms))
        together = tuple(tuple(self._together(page, neighbours)) for page, _ in places)
        return Explanation(query.category, excluded, rarities, shares, together)

    def _answer(self, query: Query, limit: int, category: str, correct: bool) -> SearchAnswer:
        said = self._errors.find(query.text)
        terms = self._terms.terms(query, correct=correct and not said)
        answer = SearchAnswer(
            query.text,
            category=query.category or category,
            has_words=bool(query.parts),
            excluded=tuple(query.text[part.start : part.end] for part in query.excluded),
        )
        names = self._index.names.find(query.text) if query.parts or query.text.strip() else []
        if not (terms or names or said):
            return answer
        allowed = self._pages_in(query.category or category)
        names = [name for name in names if allowed is None or self._index.opening(name[1]) in allowed]
        asked = self._asked(terms)
        pages, matching, fewer = self._pages(asked, terms, allowed)
        missing = [t.typed for t in terms if not (t.variants or t.stop or t.ready or t.extra)]
        phrases = [term for term in terms if term.phrase]
        ranked = self._hits.sections(pages, asked, query, phrases, names)
        if not ranked and phrases:
            # Nowhere in these words; perhaps a pasted message that has quotes in it.
            answer = self._answer(query.without_phrases(), limit, category, correct)
            gone = () if said else tuple(term.typed for term in phrases)
            return answer._replace(missing=(*gone, *answer.missing))
        if said:
            ranked, fewer, missing = self._explained_first(said, allowed, ranked), False, []
        worth_asked = self._ranking.asked(terms)
        marked = needles(terms, self._index)
        worth = [self._ranking.rarity(term) * (0.1 if term.stop else 1.0) for term in terms]
        hits = tuple(self._hit(number, score, marked, worth) for number, score in ranked[:limit])
        corrected = self._corrected(query, terms)
        return answer._replace(
            hits=hits,
            # Those that have all words but lie too far down to be ranked; what was left out is none of them.
            total=len(ranked) if query.excluded else max(len(ranked), matching),
            corrected=corrected,
            also_searched=self._also_searched(terms, pages),
            fewer=fewer and bool(hits),
            missing=tuple(dict.fromkeys(missing)),
            nearest=() if hits else self._nearest(terms),
            marks=Marks(tuple(marked)),
            is_sure=not corrected and self._is_sure(ranked, worth_asked),
            asked=worth_asked,
        )

    def _explained_first(
        self,
        said: Sequence[tuple[str, str]],
        allowed: Collection[int] | None,
        ranked: Sequence[tuple[int, float]],
    ) -> list[tuple[int, float]]:
        """The sections that explain a pasted error message, before all that have its words."""
        sections = self._index.sections
        by_place = {
            (sections.page(number), sections.section(number)[0]): number for number in range(len(sections))
        }
        found = [by_place[place] for place in said if place in by_place]
        found = [number for number in found if allowed is None or self._index.opening(number) in allowed]
        top = 2 * ranked[0][1] if ranked else 1.0
        first = [(number, top * 0.99**place) for place, number in enumerate(found)]
        return [*first, *(row for row in ranked if row[0] not in found)]

    def _is_command(self, query: Query) -> bool:
        """Whether the book has a word with the option after it as typed: ``tar -xzf`` excludes nothing."""
        start = query.parts[-1].start if query.parts else 0
        typed = fold(query.text[start : query.excluded[0].end])
        plain = parse(query.text, self._categories, exclude=False)
        asked = self._asked(self._terms.terms(plain, correct=False))
        pages = [page for page, _ in best(self._ranking.pages(asked), 5)]
        return any(
            typed in self._index.texts.folded(number).folded
            for sections in self._ranking.sections(pages, asked).values()
            for number, _ in best(sections, 3)
        )

    # -- which pages ------------------------------------------------------------------------------

    def _asked(self, terms: Sequence[QueryTerm]) -> list[QueryTerm]:
        """The terms that are looked for; of a long pasted message the rarest ones."""
        found = [term for term in terms if term.variants]
        if len(found) > _MOST_ASKED:
            found.sort(key=lambda term: -self._ranking.rarity(term) * term.weight)
        return found[:_MOST_ASKED]

    def _pages(
        self, asked: Sequence[QueryTerm], terms: Sequence[QueryTerm], allowed: Collection[int] | None
    ) -> tuple[dict[int, float], int, bool]:
        """Page to score, how many pages have all the words, and whether none has."""
        scores = self._ranking.pages(asked)
        for growing in (term for term in terms if term.ready):
            for number, score in self._growing(growing, bool(scores), allowed is not None):
                scores[number] = scores.get(number, 0.0) + score
        if allowed is not None:
            scores = only(scores, allowed)
        needed = [term for term in asked if not (term.stop or term.extra or term.ready)]
        if not needed:
            return scores, len(scores), False
        lists = sorted((self._ranking.pages_of(term.variants)[0] for term in needed), key=len)
        common = lists[0].keys() & scores.keys()
        for found in lists[1:]:
            common &= found.keys()
        return scores, len(common), not common

    def _growing(self, term: QueryTerm, tips: bool, filtered: bool) -> list[tuple[int, float]]:
        """Pages for a beginning of one or two letters: what the builder ranked, enough to tip a balance, or
        else the order would jump at every key."""
        found, _ = self._index.prefixes.best(term.prefix)
        pages: dict[int, float] = {}
        if filtered or not found:
            for word in self._index.vocabulary.completions(term.prefix, _SHORT_COMPLETIONS):
                for number, weight in self._index.read(PAGE_FIELD, self._terms.stem(word)).items():
                    pages[number] = max(pages.get(number, 0.0), 0.3 * weight)
        for number, impact in found.items():
            page = self._index.opening(number)
            pages[page] = max(pages.get(page, 0.0), (0.5 if tips else 3.0) * impact)
        return list(pages.items())

    def _pages_in(self, category: str) -> Collection[int] | None:
        """Openings of the pages that a category holds; None for no category."""
        if not category:
            return None
        try:
            pages = set(self._book.pages_in(category))
        except PageMissing:
            return ()
        sections = self._index.sections
        return {
            number for number in range(len(sections))
            if number == self._index.opening(number) and sections.page(number) in pages
        }  # fmt: skip

    def _is_sure(self, ranked: Sequence[tuple[int, float]], asked: float) -> bool:
        """Whether the best page has much of all that was asked, and far more than the next page."""
        if not ranked:
            return False
        number, first = ranked[0]
        page = self._index.opening(number)
        second = next((score for other, score in ranked if self._index.opening(other) != page), 0.0)
        return first >= _SURE_SHARE * asked and first >= _SURE_MARGIN * second

    # -- what to show -----------------------------------------------------------------------------

    def _hit(self, number: int, score: float, needles: Sequence[Needle], worth: Sequence[float]) -> Hit:
        page = self._book.page(self._index.sections.page(number))
        section, title = self._index.sections.section(number)
        text, marks = snippet(self._index.texts.folded(number), needles, worth)
        return Hit(page.id, section, title, page.title, page.category, text, marks, round(score, 3))

    def _corrected(self, query: Query, terms: Sequence[QueryTerm]) -> str:
        text, changed = query.text, False
        for term in sorted(terms, key=lambda term: -term.start):
            if not term.extra and term.variants and term.variants[0].kind == "correction":
                text = text[: term.start] + term.variants[0].words[0] + text[term.end :]
                changed = True
        return text if changed else ""

    def _also_searched(self, terms: Sequence[QueryTerm], pages: dict[int, float]) -> tuple[str, ...]:
        shown: dict[str, None] = {}
        for variant in (variant for term in terms for variant in term.variants):
            if variant.kind == "synonym":
                found = self._ranking.all_of(PAGE_FIELD, variant)
                if not pages.keys().isdisjoint(found):
                    shown[variant.shown] = None
        return tuple(shown)

    def _nearest(self, terms: Sequence[QueryTerm]) -> tuple[str, ...]:
        """Pages whose words begin like the ones that were not found."""
        scores: dict[int, float] = {}
        for term in (term for term in terms if not term.stop):
            word = fold(term.typed)
            for length in range(len(word), max(2, 2 * len(word) // 3 - 1), -1):
                words = self._index.vocabulary.completions(word[:length], 8)
                if word[:length] in self._index.vocabulary:
                    words = (word[:length], *words)
                if words:
                    for stem in sorted({self._terms.stem(w) for w in words}):
                        for number, weight in self._index.read(PAGE_FIELD, stem).items():
                            scores[number] = scores.get(number, 0.0) + weight * length
                    break
        pages = (self._index.sections.page(number) for number, _ in best(scores, 5))
        return tuple(pages)

    def _shares(self, place: tuple[str, str], terms: Sequence[QueryTerm]) -> list[Share]:
        sections = self._index.sections
        number = next(n for n in range(len(sections)) if (sections.page(n), sections.section(n)[0]) == place)
        texts = (("title", self._index.sections.section(number)[1]), ("text", self._index.texts.text(number)))
        fields = [
            (name, [self._terms.stem(form) for token in tokens(text) for form in surfaces(token)])
            for name, text in texts
        ]
        found = ((term, self._ranking.best_variant(number, term)) for term in terms)
        return [share_of(term, *there, fields) for term, there in found if there is not None]

    def _together(self, page: str, neighbours: Sequence[Neighbours]) -> Iterator[Together]:
        number = self._index.sections.pages.index(page)
        for both in neighbours:
            if number in both.times:
                words = both.first.typed, both.second.typed
                yield Together(words, both.times[number], both.gain(number))

    def _has_word(self, word: str) -> bool:
        return fold(word) in self._index.vocabulary
