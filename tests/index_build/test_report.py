"""The order and the grouping in which a publisher reads the problems."""

from __future__ import annotations

from index_build.diagnostics import Problem
from index_build.report import alike_as_one, same_as_one


def problem(file: str, line: int, sentence: str) -> Problem:
    return Problem(file, line, "warning", sentence)


def test_problems_come_by_file_and_line_whatever_they_say() -> None:
    problems = [
        problem("a.md", 1, "No title."),
        problem("a.md", 3, "“x” is no date."),
        problem("b.md", 1, "No title."),
        problem("b.md", 2, "“y” is no date."),
    ]
    assert list(same_as_one(problems)) == list(alike_as_one(problems)) == [str(p) for p in problems]


def test_what_is_said_of_many_files_is_said_once() -> None:
    problems = [problem(f"{number}.md", 1, "No title.") for number in range(9)]
    assert list(same_as_one(problems)) == ["0.md:1: warning: No title.  (and 8 more like this)"]


def test_what_differs_in_a_quoted_name_is_said_once_by_a_build_and_in_full_by_a_check() -> None:
    problems = [problem(f"{number}.md", 1, f"There is no picture “{number}.png”.") for number in range(9)]
    assert len(list(alike_as_one(problems))) == 1
    assert len(list(same_as_one(problems))) == 9


def test_problems_of_one_kind_are_said_once_by_a_build_whatever_their_words() -> None:
    problems = [
        Problem(f"{number}.md", 1, "warning", f"The icon {number} has no picture.", kind="icon")
        for number in range(9)
    ]
    assert list(alike_as_one(problems)) == [
        "0.md:1: warning: The icon 0 has no picture.  (and 8 more like this)"
    ]
    assert len(list(same_as_one(problems))) == 9
