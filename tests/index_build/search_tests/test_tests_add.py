"""``index-build tests add`` makes search tests of what readers looked for in vain."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from helpviewer.core import missed_searches
from helpviewer.core.missed_searches import LONGEST, MissedSearch
from index_build.build import check
from index_build.cli import main
from index_build.new import new_book

NASTY = [
    'say "hi": #1',
    "a\\b {c} [d] - e",
    "tab\tand\nline",
    "\x7f\x85\u2028x",
    "می‌خواهم",
    "'",
    "yes",
    "💡 & <b>",
]


@pytest.fixture
def source(tmp_path: Path) -> Path:
    new_book(tmp_path / "mine")
    return tmp_path / "mine"


@pytest.fixture
def saved(tmp_path: Path) -> Callable[..., Path]:
    def make(*queries: str, book: str = "mine", times: int = 1) -> Path:
        file = tmp_path / "missed.json"
        missed_searches.write(file, [MissedSearch(book, "1.0", q, found=False, times=times) for q in queries])
        return file

    return make


def rows(source: Path) -> list[dict[str, str | None]]:
    found = yaml.safe_load((source / "search-tests.yml").read_text("utf-8"))
    assert isinstance(found, list)
    return found


def test_each_search_gets_a_line_with_a_place_for_the_page(
    source: Path, saved: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    before = (source / "search-tests.yml").read_text("utf-8")
    file = saved("where is the lid", "How do I  BEGIN", "where is the LID", times=3)
    assert main(["tests", "add", str(file), str(source)]) == 0
    assert "1 search test added" in capsys.readouterr().out
    after = (source / "search-tests.yml").read_text("utf-8")
    assert after == before + '- {q: "where is the lid", page: }  # found nothing, 3 times\n'
    assert main(["tests", "add", str(file), str(source)]) == 0
    assert "nothing new" in capsys.readouterr().out
    assert (source / "search-tests.yml").read_text("utf-8") == after


def test_a_test_without_a_page_is_a_warning_with_its_line(source: Path, saved: Callable[..., Path]) -> None:
    main(["tests", "add", str(saved("where is the lid")), str(source)])
    problem = next(problem for problem in check(source) if "names no page yet" in problem.sentence)
    lines = (source / "search-tests.yml").read_text("utf-8").splitlines()
    assert problem.severity == "warning"
    assert problem.file.endswith("mine/search-tests.yml")
    assert "where is the lid" in lines[problem.line - 1]


def test_any_text_becomes_a_line_of_its_own(source: Path, saved: Callable[..., Path]) -> None:
    assert main(["tests", "add", str(saved(*NASTY)), str(source)]) == 0
    questions = [row["q"] for row in rows(source)[-len(NASTY) :]]
    assert questions[:2] == NASTY[:2]
    assert "tab and line" in questions
    assert "می‌خواهم" in questions
    assert len(questions) == len(NASTY)


def test_the_lines_are_indented_like_the_others(source: Path, saved: Callable[..., Path]) -> None:
    (source / "search-tests.yml").write_text("  - {q: a, page: b}", "utf-8")
    assert main(["tests", "add", str(saved("lid")), str(source)]) == 0
    assert [row["q"] for row in rows(source)] == ["a", "lid"]


@pytest.mark.parametrize(
    ("tests", "said"),
    [
        ("[{q: a, page: b}]\n", "each of its tests on a line"),
        ("a: b\n", "must be a list"),
        ("- {q: a\n", ":2: "),
    ],
)
def test_what_cannot_be_added_to_is_left_alone(
    source: Path, saved: Callable[..., Path], capsys: pytest.CaptureFixture[str], tests: str, said: str
) -> None:
    (source / "search-tests.yml").write_text(tests, "utf-8")
    assert main(["tests", "add", str(saved("lid")), str(source)]) == 1
    assert said in capsys.readouterr().err
    assert (source / "search-tests.yml").read_text("utf-8") == tests


@pytest.mark.parametrize(
    "content",
    [
        "",
        "[]",
        "{}",
        '{"missed_searches": [1]}',
        "[" * 100_000,
        f'{{"missed_searches": [{{"query": "{"x" * LONGEST}"}}]}}',
    ],
)
def test_another_file_is_refused_with_a_sentence(
    source: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], content: str
) -> None:
    file = tmp_path / "other.json"
    file.write_text(content, "utf-8")
    assert main(["tests", "add", str(file), str(source)]) == 1
    assert "holds no searches" in capsys.readouterr().err


def test_searches_in_another_book_are_not_taken(
    source: Path, saved: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["tests", "add", str(saved("lid", book="other")), str(source)]) == 1
    assert "searches in “other”, none in “mine”" in capsys.readouterr().err


def test_a_missing_file_is_named(source: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["tests", "add", str(source / "no.json"), str(source)]) == 1
    assert "no.json”: No such file" in capsys.readouterr().err
