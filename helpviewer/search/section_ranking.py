"""Chooses the sections to show of the best pages, and puts them in order."""

from __future__ import annotations

from collections.abc import Sequence

from helpviewer.search.index.names import HEADING, NAME, TITLE
from helpviewer.search.index.open_index import OpenIndex
from helpviewer.search.index.postings import SECTION_FIELD
from helpviewer.search.page_ranking import SECTION_SHARE, Ranking, best, only
from helpviewer.search.query import Query
from helpviewer.search.query_terms import QueryTerm, TermMaker
from helpviewer.search.text.folding import fold
from helpviewer.search.text.tokens import tokens

_PAGES_RANKED = 40
"""Pages whose sections are looked at."""

_PAGES_REFINED = 250
"""Pages whose words are looked at together, and whose sections where a phrase is asked for."""

_LEAST = 0.4
"""Sections with less than this share of their page's best score are not shown."""

_TAIL = 0.1
"""Pages with less than this share of the best score are no answers."""


class HitRanking:
    """Knows what decides among sections: their words, names typed exactly, phrases, exclusions."""

    def __init__(self, index: OpenIndex, ranking: Ranking, terms: TermMaker) -> None:
        self._index = index
        self._ranking = ranking
        self._terms = terms

    def sections(
        self,
        pages: dict[int, float],
        asked: Sequence[QueryTerm],
        query: Query,
        phrases: Sequence[QueryTerm],
        names: Sequence[tuple[str, int]],
    ) -> list[tuple[int, float]]:
        """Sections, best first: each page's best one, further ones of a page somewhat lower."""
        named = {
            self._index.opening(number): (kind, number)
            for wanted in (HEADING, NAME, TITLE) for kind, number in names if kind == wanted
        }  # fmt: skip
        must = bool(phrases) and all(
            part.phrase or part.tokens[0] in self._index.little for part in query.parts
        )
        near = self._where_near(phrases)
        if must and near is not None:
            pages = only(pages, near)
        candidates = self._ranking.refined(best(pages, _PAGES_REFINED), asked)
        candidates = candidates[: _PAGES_REFINED if must else _PAGES_RANKED]
        candidates.extend((page, 0.0) for page in named if page not in dict(candidates))
        little = [term for term in asked if not term.stop] or list(asked)
        excluded = self._terms.exclusions(query)
        gone = {number for variant in excluded for number in self._ranking.all_of(SECTION_FIELD, variant)}
        top = candidates[0][1] or 1.0 if candidates else 1.0
        of_pages = self._ranking.sections([page for page, _ in candidates], little)
        results: list[tuple[int, float]] = []
        found = 0
        for page, score in candidates:
            if must and found == _PAGES_RANKED:
                break  # a word in quotes can stand in every page
            sections = of_pages.get(page) or {page: 0.0}
            if gone:
                sections = {n: s for n, s in sections.items() if n not in gone}
            if phrases:
                quoting = self._quoting(sections, phrases) if near is None or page in near else {}
                if quoting:
                    score += top * len(phrases)
                    sections = quoting
                    found += 1
                elif must:
                    continue
            if sections:
                results.extend(self._of_page(page, score, sections, named.get(page), top))
        if not results:
            return []
        results = [(number, score) for number, score in results if score >= _TAIL * top]
        results.sort(key=lambda row: (-row[1], row[0]))
        return results

    def _of_page(
        self, page: int, score: float, sections: dict[int, float], name: tuple[str, int] | None, top: float
    ) -> list[tuple[int, float]]:
        """The sections of a page to show, with their final scores."""
        least = _LEAST * max(sections.values())
        ordered = sorted(
            (row for row in sections.items() if row[1] >= least), key=lambda row: (-row[1], row[0])
        )
        score += SECTION_SHARE * ordered[0][1]
        if name is not None:
            kind, number = name
            score += top * {TITLE: 3.0, NAME: 2.0, HEADING: 0.75}.get(kind, 0.0)
            place = number if kind == HEADING else page
            if place in sections or place == page:
                ordered = [(place, ordered[0][1]), *(row for row in ordered if row[0] != place)]
        first = ordered[0][1] or 1.0
        return [
            (number, score * 0.85**place * min(value / first, 1.0) if place else score)
            for place, (number, value) in enumerate(ordered[:12])
            if not place or value > 0.0
        ]

    def _quoting(self, sections: dict[int, float], phrases: Sequence[QueryTerm]) -> dict[int, float]:
        """The sections that have every phrase as it stands."""
        return {
            number: score for number, score in sections.items()
            if all(self._has_phrase(number, term) for term in phrases)
        }  # fmt: skip

    def _where_near(self, phrases: Sequence[QueryTerm]) -> set[int] | None:
        """The only pages that can have all phrases, as far as their words' nearness tells; None for all."""
        found = [self._ranking.pages_with_neighbours(self._terms.neighbours(term.phrase)) for term in phrases]
        known = [pages for pages in found if pages is not None]
        return set.intersection(*known) if known else None

    def _has_phrase(self, number: int, term: QueryTerm) -> bool:
        phrase = term.phrase
        if not any(self._ranking.has(number, variant) for variant in term.variants):
            return False  # reading its text takes longer
        section, title = self._index.sections.section(number)
        texts = [fold(title)]
        if not section:
            texts.extend(map(fold, self._index.book.page(self._index.sections.page(number)).keywords))
        if any(_contains(tokens(text), phrase) for text in texts):
            return True
        lines = self._index.texts.folded(number).folded.split("\n")
        return any(_contains(tokens(line), phrase) for line in lines if all(word in line for word in phrase))


def _contains(found: Sequence[str], phrase: tuple[str, ...]) -> bool:
    """Whether the tokens of a phrase stand next to each other."""
    size = len(phrase)
    folded = [fold(token) for token in found]
    return any(folded[i] == phrase[0] and tuple(folded[i : i + size]) == phrase
               for i in range(len(folded) - size + 1))  # fmt: skip
