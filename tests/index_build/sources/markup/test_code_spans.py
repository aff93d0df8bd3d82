"""What of a page is code."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index_build.sources.markup.code_spans import lines_with_code, outside_code, parts_with_code


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a `b` c", "A `b` C"),
        ("a ``b ` c`` d", "A ``b ` c`` D"),
        ("a ` b\n\nc ` d", "A ` B\n\nC ` D"),
        ("a\n```\nb\n```\nc", "A\n```\nb\n```\nC"),
        ("a\n~~~ x\n```\nb\n~~~\nc", "A\n~~~ x\n```\nb\n~~~\nC"),
        ("- a\n  ```\n  b\n  ```\n- c", "- A\n  ```\n  b\n  ```\n- C"),
        ("- ```\n  b\n  ```\nc", "- ```\n  b\n  ```\nC"),
        ("> ```\n> b\n> ```\n> c", "> ```\n> b\n> ```\n> C"),
        ("````\n```\nb\n````\nc", "````\n```\nb\n````\nC"),
        ("``` never closed\nb", "``` never closed\nb"),
        ("```a```\nb", "```a```\nB"),
    ],
)
def test_only_what_is_no_code_is_changed(text: str, expected: str) -> None:
    assert outside_code(text, str.upper) == expected


@given(st.text(alphabet="`~a \n>-", max_size=60))
def test_no_letter_is_lost(text: str) -> None:
    assert "".join(part for part, _ in parts_with_code(text)) == text
    assert "\n".join(line for line, _ in lines_with_code(text)) == text
