"""Takes apart what was typed. Nothing typed is an error: what is no operator is plain words."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from helpviewer.search.text.tokens import TOKEN

MAX_TEXT = 2_000
"""Characters that are looked at; a pasted log file is cut here."""

MAX_WORDS = 48
"""Words that are looked at, from the start."""

_QUOTES = '"“”„«»'
_PART = re.compile(
    r"(?<!\S)category:(?P<category>[^\s\"]+)"
    # Quotes that something else than a space or a sentence's marks touches come from pasted code.
    rf"|(?P<not_phrase>(?<!\S)-)?(?<![^\s(-])[{_QUOTES}](?P<phrase>[^{_QUOTES}]+)[{_QUOTES}](?=[\s).,;!?]|$)"
    r"|(?P<scheme>(?<![^\s(<\"'])(?:https?://|mailto:)(?=\S))"  # of a pasted address: says nothing
    rf"|(?P<not>(?<!\S)-(?=\w))?(?P<token>{TOKEN.pattern})",
    re.IGNORECASE,
)

_DATA = re.compile(r"[{}]|[\"']\s*[:=]|</|/>|=[\"']|\w\(\)|::|://")


class Part(NamedTuple):
    """A word or a quoted phrase. ``start`` and ``end`` are its place in the typed text."""

    tokens: tuple[str, ...]
    phrase: bool
    start: int
    end: int


class Query(NamedTuple):
    """A query taken apart.

    Attributes:
        text: as typed.
        parts: what should be found, in order.
        excluded: what must not be found.
        category: the id after ``category:``, or "".
        partial: whether the last word may still be growing, so that it stands for all that begin with it.
    """

    text: str
    parts: tuple[Part, ...]
    excluded: tuple[Part, ...]
    category: str
    partial: bool

    @property
    def pasted(self) -> bool:
        """Whether it looks like data or code that somebody pasted, in which nothing is misspelt."""
        return _DATA.search(self.text[:MAX_TEXT]) is not None

    def without_phrases(self) -> Query:
        """The same with every quoted phrase taken as its words."""
        parts = [
            word
            for part in self.parts
            for word in (_words(self.text[part.start : part.end], part.start) if part.phrase else [part])
        ]
        return self._replace(parts=tuple(parts[:MAX_WORDS]))


def parse(
    text: str,
    categories: frozenset[str] = frozenset(),
    has_word: Callable[[str], bool] = bool,
    *,
    exclude: bool = True,
) -> Query:
    """Take a query apart.

    Args:
        text: as typed.
        categories: the ids that ``category:`` may name; others are plain words.
        has_word: whether the book has a word; only then ``-word`` excludes it.
        exclude: False to take ``-word`` as a word everywhere.
    """
    looked_at = text[:MAX_TEXT]
    parts: list[Part] = []
    minus: list[bool] = []
    category = ""
    position = 0
    while len(parts) < MAX_WORDS and (match := _PART.search(looked_at, position)):
        position = match.end()
        if match["category"] is not None:
            if match["category"].lower() in categories:
                category = match["category"].lower()
            else:
                parts.extend(_words(match["category"], match.start("category")))
        elif match["scheme"] is not None:
            continue
        elif match["phrase"] is not None:
            tokens = tuple(TOKEN.findall(match["phrase"]))
            if tokens:
                parts.append(Part(tokens, True, match.start(), match.end()))
                minus.extend([False] * (len(parts) - 1 - len(minus)))
                minus.append(match["not_phrase"] is not None)
        else:
            parts.append(Part((match["token"],), False, match.start("token"), match.end()))
            minus.extend([False] * (len(parts) - 1 - len(minus)))
            minus.append(match["not"] is not None)
    minus.extend([False] * (len(parts) - len(minus)))
    kept = _excluded_from(parts, minus, has_word) if exclude else len(parts)
    excluded = tuple(parts[kept:])
    parts = parts[:kept]
    partial = bool(parts) and not parts[-1].phrase and looked_at[parts[-1].end :].strip("-_.:") == ""
    partial = partial and not looked_at[-1:].isspace()
    return Query(text, tuple(parts), excluded, category, partial)


def _excluded_from(parts: list[Part], minus: list[bool], has_word: Callable[[str], bool]) -> int:
    """From which part on all are exclusions: the last ones, after a word, each a plain word of the book.

    An option of a pasted command line (``curl -X POST``, ``ls -la``) is none of these.
    """
    first = len(parts)
    while first > 1 and minus[first - 1]:
        part = parts[first - 1]
        word = part.tokens[0]
        if not part.phrase and not (len(word) > 2 and word.isalpha() and has_word(word)):
            break
        first -= 1
    return first if not any(minus[:first]) else len(parts)


def _words(text: str, offset: int) -> list[Part]:
    return [Part((m.group(),), False, offset + m.start(), offset + m.end()) for m in TOKEN.finditer(text)]
