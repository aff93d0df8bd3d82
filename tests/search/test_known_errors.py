"""Error messages with placeholders: what they match, and that none takes long."""

from __future__ import annotations

import pytest

from helpviewer.book.known_errors import LONGEST, ErrorTemplate, NoTemplate, literals
from helpviewer.search.known_errors import KnownErrors


def matches(template: str, text: str) -> bool:
    return bool(KnownErrors([ErrorTemplate(template, "page")]).find(text))


@pytest.mark.parametrize(
    ("template", "text"),
    [
        ("Cannot open {file}: no such file", "Cannot open C:\\x\\y.ps1: no such file"),
        ("Cannot open {file}: no such file", "2026-11-21 E cannot  OPEN a: b: no such file (code 2)"),
        ("Cannot open {file}: no such file", "Traceback\n  Cannot open x: no such file\nmore"),
        ("{file} was not found", "a.txt was not found."),
        ("was not found: {file}", "It was not found: a"),
        ("café {n} fermé", "CAFE 12 ferme"),
        ("use {{braces}} here", "Use {braces} here"),
        ("a {x} a {y} a end here", "a 1 a a 2 a 3 a end here"),
        ("文件 {name} 不存在请检查", "错误文件 x 不存在请检查路径"),
        ("quota exceeded for {}", "quota exceeded for you"),
    ],
)
def test_a_template_is_found_in_a_pasted_text(template: str, text: str) -> None:
    assert matches(template, text)


@pytest.mark.parametrize(
    ("template", "text"),
    [
        ("Cannot open {file}: no such file", "Cannot open : no such file"),
        ("Cannot open {file}: no such file", "Cannot open a\n: no such file"),
        ("Cannot open {file}: no such file", "no such file: Cannot open a"),
        ("Cannot open {file}: no such file", "cannot open a"),
        ("{file} was not found", "was not found"),
        ("was not found: {file}", "was not found:"),
        ("error code 4", "error code 42"),
        ("error code 4", "terror code 4"),
        ("quota exceeded", ""),
    ],
)
def test_and_not_in_another(template: str, text: str) -> None:
    assert not matches(template, text)


def test_the_one_that_says_most_goes_first_and_each_place_once() -> None:
    templates = KnownErrors(
        [
            ErrorTemplate("cannot open {file}", "general"),
            ErrorTemplate("cannot open {file}: permission denied", "permissions", "fix"),
            ErrorTemplate("open {file}: permission denied", "permissions", "fix"),
        ]
    )
    assert templates.find("Cannot open /x: permission denied") == [("permissions", "fix"), ("general", "")]


def test_a_hostile_template_is_matched_step_by_step() -> None:
    """A regular expression would try millions of millions of ways here."""
    template = "abcdef" + "{x}a" * 100 + "{x}b"
    assert not matches(template, "abcdef" + "a" * 100_000)
    assert matches(template, "abcdef" + "xa" * 100 + "xb")
    within = "xerror code 4 "
    assert matches("error code 4", within * 40 + "error code 4")
    assert not matches("error code 4", within * 60 + "error code 4"), "after so many it is given up"


@pytest.mark.parametrize(
    ("template", "why"),
    [
        ("cannot open {file", "never closed"),
        ("cannot open {a{b}}", "never closed"),
        ("cannot open } file", "without a"),
        ("cannot open {a}{b}", "no text between"),
        ("cannot open {a} {b}", "no text between"),
        ("{a}: {b}", "hardly any text"),
        ("", "hardly any text"),
        ("x" * (LONGEST + 1), "more than"),
    ],
)
def test_what_is_no_template_is_said(template: str, why: str) -> None:
    with pytest.raises(NoTemplate, match=why):
        literals(template)
