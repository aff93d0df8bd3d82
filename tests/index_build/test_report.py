"""The order and the grouping in which a publisher reads the problems."""

from __future__ import annotations

import json

from index_build.diagnostics import Problem
from index_build.report import as_github, as_json, as_text


def problem(file: str, line: int, sentence: str) -> Problem:
    return Problem(file, line, "warning", sentence)


def test_problems_come_by_file_and_line_whatever_they_say() -> None:
    problems = [
        problem("a.md", 1, "No title."),
        problem("a.md", 3, "“x” is no date."),
        problem("b.md", 1, "No title."),
        problem("b.md", 2, "“y” is no date."),
    ]
    assert as_text(problems) == as_text(problems, every=True) == [str(p) for p in problems]


def test_what_is_said_of_many_files_is_said_once() -> None:
    problems = [problem(f"{number}.md", 1, "No title.") for number in range(9)]
    assert as_text(problems) == ["0.md:1: warning: No title.  (and 8 more like this)"]


def test_what_differs_in_a_quoted_name_is_said_once_unless_every_place_is_asked_for() -> None:
    problems = [problem(f"{number}.md", 1, f"There is no picture “{number}.png”.") for number in range(9)]
    assert len(as_text(problems)) == 1
    assert len(as_text(problems, every=True)) == 9


def test_problems_of_one_kind_are_said_once_whatever_their_words() -> None:
    problems = [
        Problem(f"{number}.md", 1, "warning", f"The icon {number} has no picture.", kind="icon")
        for number in range(9)
    ]
    assert as_text(problems) == ["0.md:1: warning: The icon 0 has no picture.  (and 8 more like this)"]
    assert len(as_text(problems, every=True)) == 9


def test_what_follows_from_other_mistakes_comes_last() -> None:
    dead = Problem("a.md", 1, "error", "There is no page “b”.", kind="dead-link")
    cause = Problem("b.md", 1, "error", "This page has no id.")
    assert as_text([dead, cause]) == [str(cause), str(dead)]


def test_for_programs_it_is_json() -> None:
    said = json.loads(as_json([Problem("a.md", 3, "error", "“x” – no.", "Do y.", "dead-link")]))
    row = {"file": "a.md", "line": 3, "severity": "error", "sentence": "“x” – no.", "remedy": "Do y."}
    problems = [row | {"kind": "dead-link"}]
    assert said == {"errors": 1, "warnings": 0, "problems": problems, "search": None, "names": None}


def test_for_github_they_are_annotations() -> None:
    problem = Problem("a,b:c.md", 0, "warning", "100 % wrong\nhere.", "Mend it.")
    assert as_github([problem]) == ["::warning file=a%2Cb%3Ac.md,line=1::100 %25 wrong%0Ahere.  Mend it."]


def test_a_name_with_a_line_break_stays_on_its_line() -> None:
    problem = Problem("a\nb.md", 3, "error", "The link “x\ny” leads to no page.", "")
    assert str(problem) == "a\ufffdb.md:3: error: The link “x\ufffdy” leads to no page."


def test_causes_come_first_and_errors_before_warnings() -> None:
    config = Problem("z.yml", 4, "warning", "This is not valid YAML.", kind="configuration")
    error = Problem("c.md", 1, "error", "This page has no id.")
    warning = Problem("a.md", 1, "warning", "“!!! note” is not understood.", kind="markup-admonition")
    assert as_text([warning, error, config]) == [str(config), str(error), str(warning)]
