"""What a section says first."""

from __future__ import annotations

import pytest

from helpviewer.page.extract import MOST_LETTERS, Extract, extract
from helpviewer.page.nodes import (
    Block,
    CodeBlock,
    Heading,
    List,
    ListItem,
    Paragraph,
    Token,
)

SENTENCE = "Keys are made in the console. "


def text(words: str) -> Paragraph:
    return Paragraph((words,))


def items(*words: str, is_ordered: bool = True) -> List:
    return List(tuple(ListItem((text(word),)) for word in words), is_ordered)


@pytest.mark.parametrize(
    ("blocks", "found"),
    [
        ((text("One.  Two."), text("More.")), Extract("One. Two.")),
        ((text("Do this:"), items("a", "b")), Extract("Do this:", ("a", "b"), True)),
        ((text("Do this."), items("a", "b")), Extract("Do this.", ("a", "b"), True)),
        ((items("a", "b"), text("x")), Extract("", ("a", "b"), True)),
        ((text("There are:"), items("a", "b", is_ordered=False)), Extract("There are:", ("a", "b"))),
        ((text("Plain."), items("a", "b", is_ordered=False)), Extract("Plain.")),
        ((text("Like so:"), CodeBlock((Token("", "x"),))), None),
        ((CodeBlock((Token("", "x"),)), text("x")), None),
        ((text("Do:"), items(*"abcdefghij")), None),
        ((text(""),), None),
        ((), None),
    ],
)
def test_the_first_words_or_steps(blocks: tuple[Block, ...], found: Extract | None) -> None:
    assert extract(blocks, "") == found


def test_a_section_ends_at_the_next_heading() -> None:
    blocks = (text("Top."), Heading(2, "a", ("A",)), text("In a."), Heading(2, "b", ("B",)), text("In b."))
    assert extract(blocks, "") == Extract("Top.")
    assert extract(blocks, "a") == Extract("In a.")
    assert extract((Heading(2, "a", ("A",)), Heading(3, "b", ("B",)), text("x")), "a") is None


def test_long_texts_are_cut_where_a_sentence_ends() -> None:
    cut = extract((text(SENTENCE * 40),), "")
    assert cut is not None
    assert cut.text.endswith("console.")
    assert MOST_LETTERS - len(SENTENCE) <= len(cut.text) <= MOST_LETTERS
    endless = extract((text("word " * 200),), "")
    assert endless is not None
    assert endless.text.endswith("word …")


def test_it_can_be_copied() -> None:
    assert Extract("Do:", ("a", "b"), True).plain == "Do:\n1. a\n2. b"
    assert Extract("", ("a", "b")).plain == "– a\n– b"
