"""How the word that is being typed may go on: by the words of what was found. No widgets."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from helpviewer.search.results import Hit
from helpviewer.search.text.folding import fold

OFFERED, SHORTEST, LONGEST = 4, 2, 24
"""Words that are offered, letters from which on there is anything to complete, and of a word at most."""

_LAST_WORD = re.compile(r"\w+$")
_WORD = re.compile(r"\w+")


def completions(text: str, hits: Iterable[Hit]) -> list[str]:
    """The words of the hits with which the last word of ``text`` may go on, the most frequent first, spelt as
    they are there; none where it has just ended."""
    last = _LAST_WORD.search(text)
    if last is None or len(last[0]) < SHORTEST:
        return []
    begun = fold(last[0])
    counts: Counter[str] = Counter()
    spelt: dict[str, str] = {}
    for hit in hits:
        said = " ".join(dict.fromkeys((hit.snippet, hit.title, hit.page_title)))
        for word in _WORD.findall(said):
            folded = fold(word)
            if folded.startswith(begun) and len(begun) < len(folded) and len(word) <= LONGEST:
                counts[folded] += 1
                if folded not in spelt or word.islower():  # rather than as it begins a sentence
                    spelt[folded] = word
    return [spelt[word] for word, _ in counts.most_common(OFFERED)]


def completed(text: str, word: str) -> str:
    """``text`` with its last word completed."""
    return _LAST_WORD.sub(lambda _: word, text)
