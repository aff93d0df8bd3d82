"""The table of messages and those that say them."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

from helpviewer.book.errors import PageMissing
from helpviewer.core.messages import TEXTS, HelpError, Message

ROOT = Path(__file__).resolve().parents[2]


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def raised() -> Iterator[tuple[str, str, set[str]]]:
    """Where a message is made, its id, and the names of its values."""
    trees = {file: ast.parse(file.read_text("utf-8")) for file in sorted((ROOT / "helpviewer").rglob("*.py"))}
    errors = {"HelpError"}
    for _ in range(4):  # as deep as errors derive from each other
        for tree in trees.values():
            for node in ast.walk(tree):
                if isinstance(node, ast.ClassDef) and any(getattr(b, "id", "") in errors for b in node.bases):
                    errors.add(node.name)
    for file, tree in trees.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in errors:
                place = f"{file.relative_to(ROOT)}:{node.lineno}"
                first = node.args[0]
                assert isinstance(first, ast.Constant), f"{place}: the id of a message must be plain text"
                yield place, str(first.value), {keyword.arg or "**" for keyword in node.keywords}


def test_every_message_is_in_the_table_with_its_values() -> None:
    said = set()
    for place, name, values in raised():
        assert name in TEXTS, f"{place}: core/messages.py has no text “{name}”"
        assert values == fields(TEXTS[name]), place
        said.add(name)
    assert said == set(TEXTS), "texts that nobody says"


def test_an_error_says_its_text_in_english() -> None:
    error = PageMissing("page-missing", "not in book.json", page="{refunds}")
    assert str(error) == "This book has no page “{refunds}”. Search for its title instead."
    assert error.message == Message("page-missing", {"page": "{refunds}"})
    assert error.detail == "not in book.json"
    assert isinstance(error, HelpError)


@pytest.mark.parametrize("name", TEXTS)
def test_a_text_is_a_sentence_that_says_what_to_do(name: str) -> None:
    text = TEXTS[name]
    assert text[0].isupper() or text[0] == "“"
    assert text.endswith(".")
    assert name == name.lower()
    assert " " not in name
