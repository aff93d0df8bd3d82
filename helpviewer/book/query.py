"""Takes apart what was typed. Nothing typed is an error: what is no operator is plain words."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from helpviewer.book.tokens import TOKEN

MAX_TEXT = 2_000
"""Characters that are looked at; a pasted log file is cut here."""

MAX_WORDS = 48
"""Words that are looked at, from the start."""

_QUOTES = '"“”„«»'
_PART = re.compile(
    r"(?<!\S)category:(?P<category>[^\s\"]+)"
    rf"|(?P<not_phrase>(?<!\S)-)?(?<![\w{_QUOTES}])[{_QUOTES}](?P<phrase>[^{_QUOTES}]+)[{_QUOTES}](?!\w)"
    rf"|(?P<not>(?<!\S)-(?=\w))?(?P<token>{TOKEN.pattern})",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Part:
    """A word or a quoted phrase. ``start`` and ``end`` are its place in the typed text."""

    tokens: tuple[str, ...]
    phrase: bool
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Query:
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

    def without_phrases(self) -> Query:
        """The same with every quoted phrase taken as its words."""
        parts = [
            Part((token,), False, part.start, part.end) if part.phrase else part
            for part in self.parts
            for token in (part.tokens if part.phrase else part.tokens[:1])
        ]
        return replace(self, parts=tuple(parts[:MAX_WORDS]))


def parse(text: str, categories: frozenset[str] = frozenset()) -> Query:
    """Take a query apart. ``categories`` are the ids that ``category:`` may name; others are plain words."""
    looked_at = text[:MAX_TEXT]
    parts: list[Part] = []
    excluded: list[Part] = []
    category = ""
    position = 0
    while len(parts) < MAX_WORDS and (match := _PART.search(looked_at, position)):
        position = match.end()
        if match["category"] is not None:
            if match["category"] in categories:
                category = match["category"]
            else:
                parts.extend(_words(match["category"], match.start("category")))
        elif match["phrase"] is not None:
            tokens = tuple(TOKEN.findall(match["phrase"]))
            if tokens:
                part = Part(tokens, True, match.start(), match.end())
                (excluded if match["not_phrase"] else parts).append(part)
        else:
            part = Part((match["token"],), False, match.start("token"), match.end())
            (excluded if match["not"] else parts).append(part)
    if not parts:
        # Only exclusions: nothing to look for, so they are taken as words after all.
        parts, excluded = excluded, []
    partial = bool(parts) and not parts[-1].phrase and looked_at[parts[-1].end :].strip("-_.:") == ""
    partial = partial and not looked_at[-1:].isspace()
    return Query(text, tuple(parts), tuple(excluded), category, partial)


def _words(text: str, offset: int) -> list[Part]:
    return [Part((m.group(),), False, offset + m.start(), offset + m.end()) for m in TOKEN.finditer(text)]
