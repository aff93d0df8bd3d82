"""Which words of a text are marked for a query."""

from __future__ import annotations

from collections.abc import Sequence

from helpviewer.search.index.open_index import OpenIndex
from helpviewer.search.marks import Needle
from helpviewer.search.query_terms import QueryTerm
from helpviewer.search.text.folding import fold
from helpviewer.search.text.tokens import is_unspaced


def needles(terms: Sequence[QueryTerm], index: OpenIndex) -> list[Needle]:
    """What to mark for the terms of a query: every word that stands for one of them."""
    found: dict[str, Needle] = {}
    content = any(not term.stop for term in terms)
    for i, term in enumerate(terms):
        if term.stop and content and not term.prefix:
            continue
        for variant in term.variants:
            for word in variant.words:
                if word in index.little and content and variant.kind != "word":
                    continue
                if variant.kind == "completion":
                    if term.prefix and not word.startswith(term.prefix):
                        found.setdefault(word, Needle(word, False, i))
                    continue
                for form in index.vocabulary.family(word):
                    found.setdefault(form, Needle(form, False, i))
        if term.prefix:
            found[term.prefix] = Needle(term.prefix, True, i)
        if is_unspaced(term.typed):
            found[fold(term.typed)] = Needle(fold(term.typed), False, i)
    return list(found.values())
