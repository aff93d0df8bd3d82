"""No page takes the builder's day: what grows with the square of its length is stopped and told."""

from __future__ import annotations

import time

import pytest

from helpviewer.page.nodes import Math
from helpviewer.page.serialise import serialise
from index_build.dialects import parse
from index_build.dialects.code import coloured
from index_build.dialects.formulas import formula
from index_build.dialects.time_limit import TimeUp, time_limit

from .conftest import Read


def work() -> None:
    while True:
        pass


def test_time_is_up() -> None:
    with pytest.raises(TimeUp), time_limit(0.05):
        work()


def work_within_a_limit() -> None:
    with pytest.raises(TimeUp), time_limit(0.05):
        work()
    work()


def test_limits_within_limits() -> None:
    with pytest.raises(TimeUp), time_limit(0.2):
        work_within_a_limit()


def test_a_page_that_takes_too_long_is_named_and_kept(read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parse, "PAGE_TIME", 0.1)
    text = "first\n\n" + "[" * 100_000 + "\n\nlast"

    page = read(text)

    (problem,) = page.problems
    assert (problem.line, problem.severity, problem.kind) == (3, "error", "slow-page")
    assert "block of code" in problem.remedy
    assert serialise(page.blocks).count("[") == 100_000


@pytest.mark.parametrize("dialect", ["", "python-markdown"])
@pytest.mark.parametrize(
    "text",
    [
        "`" * 20_000,
        "*a " * 5_000,
        "$" * 5_000,
        "==" * 5_000,
        "++a" * 4_000,
        ":a" * 10_000,
        "{" * 20_000,
        "<!--" * 5_000,
        "<script>" * 3_000,
        "<a " * 2_000,
        "\n\n".join(["===", *["## same"] * 2_000]),
        "> [!NOTE]\n" * 1_000,
        "[" * 100_000,
        "![" * 50_000,
        "[^1]" * 12_000,
        "[a][" * 12_000,
    ],
)
def test_signs_in_a_row_take_no_time_of_note(
    read: Read, text: str, dialect: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parse, "PAGE_TIME", 15.0)

    assert [problem for problem in read(text, dialect).problems if problem.kind == "slow-page"] == []


@pytest.mark.parametrize(
    "text",
    [
        ":" * 200_000,
        ":::" * 60_000,
        "<!--" * 100_000,
        "#" * 200_000,
        "&" * 200_000,
        "<" * 200_000,
        "![" * 60_000,
        "a_" * 60_000,
    ],
)
def test_a_line_of_one_sign_is_read_in_seconds(
    read: Read, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parse, "PAGE_TIME", 12.0)

    assert [problem for problem in read(text).problems if problem.kind == "slow-page"] == []


@pytest.mark.parametrize("tag", ["<div>", "<details>", "<pre>", "<span>"])
def test_elements_in_each_other_without_an_end_are_told(read: Read, tag: str) -> None:
    # The parser of HTML is not Python, and nobody could stop it.
    before = time.process_time()
    (problem,) = (one for one in read(tag * 100_000, "html").problems if one.severity == "error")
    assert "nested too deeply" in problem.sentence
    assert time.process_time() - before < 5
    flat = "<p>a<li>b<br/>" * 5_000 + "<svg><path/></svg>" * 2_000 + f"{tag}c</{tag[1:]}" * 3_000
    assert not [one for one in read(flat, "html").problems if one.severity == "error"]


def test_a_short_page_is_given_up_early(read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parse, "LEAST_TIME", 0.1)
    (problem,) = read("[a](" * 3_000, "python-markdown").problems
    assert problem.kind == "slow-page"


def test_code_that_takes_too_long_to_colour_stays_plain(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index_build.dialects.code.COLOURING_TIME", 0.05)
    code = "if (a) " * 20_000

    assert "".join(piece.text for piece in coloured(code, "java")) == code


def test_a_formula_that_takes_too_long_to_draw_stays_tex(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index_build.dialects.formulas.DRAWING_TIME", 0.05)
    tex = "x+" * 2_000 + "1"

    assert formula(tex) == Math(tex, "", None, 0)
