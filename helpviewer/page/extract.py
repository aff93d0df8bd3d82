"""The answer that a section gives at its beginning: a few sentences, or steps."""

from __future__ import annotations

import re
from typing import NamedTuple

from helpviewer.page.nodes import Blocks, Heading, List, ListItem, Paragraph, Plain
from helpviewer.page.walk import plain_text, section_of

MOST_LETTERS = 320
"""Of a text; it is cut at the end of a sentence, or of a word where the sentence is longer."""

MOST_STEPS = 8
"""A longer list is no answer in short, and is left to its page."""

_SENTENCE_END = re.compile(r"[.!?…][)\"”’»]*(?=\s)|[。！？]")


class Extract(NamedTuple):
    """What a section says first.

    Attributes:
        text: its first sentences; "" when it begins with steps.
        steps: the items of the list that follows, or with which it begins.
        is_ordered: whether the steps are numbered.
    """

    text: str
    steps: tuple[str, ...] = ()
    is_ordered: bool = False

    @property
    def plain(self) -> str:
        """All of it as text, for the clipboard and for screen readers."""
        signs = [f"{number}." if self.is_ordered else "–" for number in range(1, len(self.steps) + 1)]
        lines = [f"{sign} {step}" for sign, step in zip(signs, self.steps, strict=True)]
        return "\n".join(filter(None, (self.text, *lines)))


def extract(blocks: Blocks, section: str) -> Extract | None:
    """What a section of a page says first; None when that is no plain text (a table, code, a picture).

    Args:
        blocks: the page.
        section: the section's id, "" for the page's opening.
    """
    own = list(section_of(blocks, section))
    if section:
        own = own[1:]
    end = next((place for place, block in enumerate(own) if isinstance(block, Heading)), len(own))
    own = own[:end]
    if not own:
        return None
    first, following = own[0], own[1] if len(own) > 1 else None
    if isinstance(first, List):
        return _steps("", first)
    if not isinstance(first, Paragraph | Plain):
        return None
    text = " ".join(plain_text(first.content).split())
    if not text:
        return None
    if isinstance(following, List) and (following.is_ordered or text.endswith((":", "："))):
        return _steps(_cut(text), following)
    return None if text.endswith((":", "：")) else Extract(_cut(text))


def _steps(text: str, found: List) -> Extract | None:
    steps = tuple(_first_words(item) for item in found.items)
    if not 1 < len(steps) <= MOST_STEPS or not all(steps):
        return None
    return Extract(text, steps, found.is_ordered)


def _first_words(item: ListItem) -> str:
    first = item.blocks[0] if item.blocks else None
    return _cut(" ".join(plain_text(first.content).split())) if isinstance(first, Paragraph | Plain) else ""


def _cut(text: str) -> str:
    if len(text) <= MOST_LETTERS:
        return text
    ends = [match.end() for match in _SENTENCE_END.finditer(text, 0, MOST_LETTERS)]
    if ends:
        return text[: ends[-1]]
    return text[: MOST_LETTERS - 1].rpartition(" ")[0] + " …"
