"""A publisher's questions are asked of a real book, and a publisher may ask why."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from helpviewer.book.book import Book
from helpviewer.search.searcher import Searcher
from index_build.build import build, check
from index_build.cli import main
from index_build.explain import explain
from index_build.search_tests.names import NamesReport, ask_names, names_told
from index_build.search_tests.run import Miss, SearchTest, run_search_tests
from tests.conftest import write_source

CONTENT = Path(__file__).resolve().parents[3] / "resources" / "content" / "xai-api-faq"


@pytest.fixture(scope="module")
def bundled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("book") / "bundled"
    build(CONTENT, folder)
    return folder


def test_hits_and_misses_are_counted(bundled: Path) -> None:
    report = run_search_tests(
        bundled,
        [
            SearchTest("what is ZDR?", "zero-data-retention"),
            SearchTest("audit logs", "audit-logs"),
            SearchTest("audit logs", "zero-data-retention"),
            SearchTest("qwertyuiopxyzzy", "refunds"),
        ],
    )
    assert report.count == 4
    assert report.success_at_1 == 0.5
    assert report.success_at_3 == 0.75
    assert 0.5 < report.mrr < 0.8
    second, third = report.misses
    assert (second.question, second.page, second.first) == ("audit logs", "zero-data-retention", "audit-logs")
    assert second.rank in (2, 3)
    assert third == Miss("qwertyuiopxyzzy", "refunds", 0, "")


def test_no_questions_are_no_misses(bundled: Path) -> None:
    assert run_search_tests(bundled, []).success_at_1 == 1.0


def test_the_bundled_questions_find_their_pages(bundled: Path) -> None:
    rows = yaml.safe_load((CONTENT / "search-tests.yml").read_text("utf-8"))
    report = run_search_tests(bundled, [SearchTest(row["q"], row["page"]) for row in rows])
    assert report.count >= 100
    assert report.success_at_1 >= 0.90, report.misses
    assert report.success_at_3 >= 0.98, report.misses


@pytest.mark.parametrize(
    "query", ["x-zero-data-retention", "what is ZDR?", "how do I turn off logging of our requests"]
)
def test_the_zdr_page_comes_first(bundled: Path, query: str) -> None:
    searcher = Searcher(Book.open(bundled))
    assert searcher.search(query).hits[0].page == "zero-data-retention"
    searcher.close()


def test_a_publisher_is_told_why(bundled: Path) -> None:
    text = explain(bundled, 'whats a invoise with money back "30 days" -crypto')
    assert "money back" in text
    assert "synonym: refund" in text
    assert "correction: invoic" in text
    assert "Must not be there: crypto" in text
    assert "(phrase)" in text
    assert "rarity" in text


def test_every_hit_is_explained(bundled: Path) -> None:
    text = explain(bundled, "x-zero-data-retention")
    assert "  1." in text
    assert "zero-data-retention#how-it-works" in text
    assert "text ×1" in text


def test_words_that_stand_together_are_explained(bundled: Path) -> None:
    text = explain(bundled, "zero data retention header")
    assert "“zero” and “data” close together on the page" in text
    assert "“zero” and “retention” close together" in text, "with one word between"
    assert "“zero” and “header”" not in text


@pytest.mark.parametrize("query", ["", "***", "qwertyuiopxyzzy", "z", "category:billing refund"])
def test_anything_can_be_explained(bundled: Path, query: str) -> None:
    assert explain(bundled, query).startswith(f"Query: {query}")


def test_the_command_line_explains(bundled: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", str(bundled), "retetnion"]) == 0
    said = capsys.readouterr().out
    assert said.startswith("Query: retetnion\n")
    assert "Corrected to: retention" in said
    assert "zero-data-retention" in said


def test_a_book_that_is_not_there_is_a_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", str(tmp_path), "refund"]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert "There is no help book in" in said.err


def test_check_asks_the_questions_as_build_does(
    tmp_path: Path, make_source: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    source = make_source(
        {
            "book.yml": "id: b\ntitle: B\ncategories: folders\nsearch:\n  success_at_1: 0.9\n",
            "one.md": "# Apples\n\nRed. [gone](gone.md)\n",
            "two.md": "# Pears\n\nGreen.\n",
            "search-tests.yml": "- {q: pears, page: two}\n- {q: apples, page: two}\n",
        }
    )
    assert main(["check", str(source)]) == 1
    assert "Search finds" not in capsys.readouterr().err  # a book with mistakes is not asked

    (source / "one.md").write_text("# Apples\n\nRed.\n")
    assert main(["check", str(source)]) == 1
    said = capsys.readouterr().err
    assert "search-tests.yml:2: error: “apples” finds “two” not at all, “one” first." in said
    assert "book.yml:4: error: Search finds too little" in said
    assert "; wanted are 90% first.  Add" in said

    (source / "search-tests.yml").write_text("- {q: pears, page: two}\n- {q: green, page: two}\n")
    assert main(["check", str(source)]) == 0
    assert "Search: 100% of 2 questions find their page first" in capsys.readouterr().out
    assert sorted(path.name for path in tmp_path.iterdir()) == [source.name]


def test_check_and_build_tell_how_well_the_book_is_found(
    tmp_path: Path, make_source: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    source = make_source(
        {
            "book.yml": "id: b\ntitle: B\ncategories: folders\n",
            "one.md": "---\ntitle: Apples\nkeywords: [fruit, red]\n---\nRed.\n",
            "two.md": "---\ntitle: Pears\nkeywords: [fruit]\n---\nGreen.\n",
            "search-tests.yml": "- {q: pears, page: two}\n- {q: blue, page: two}\n- {q: plums, page: }\n",
        }
    )
    told = [
        "Names: 100% of 3 titles and keywords that one page has, typed exactly, find it first",
        "Search: 50% of 2 questions find their page first, 50% among the first three (MRR 0.50)",
        "  “blue” finds “two” not at all.",
        "Dead ends: 1 search of readers without a page, 1 test that never finds its page",
    ]
    for command in (["check", str(source)], ["build", str(source), "-o", str(tmp_path / "book")]):
        assert main(command) == 0
        assert capsys.readouterr().out.splitlines()[-len(told) :] == told
    assert main(["check", str(source), "--format", "json"]) == 0
    names = json.loads(capsys.readouterr().out)["names"]
    assert names == {"count": 3, "asked": 3, "success_at_1": 1, "misses": []}


def test_a_name_that_another_page_answers_is_told() -> None:
    report = NamesReport(9, 9, 2 / 9, tuple((f"Name {number}", f"page-{number}") for number in range(7)))
    assert names_told(report)[0].startswith("Names: 22% of 9 titles")
    assert names_told(report)[1] == "  “Name 0” does not find “page-0” first."
    assert names_told(report)[-1] == "  and 2 more"


def test_of_many_names_some_from_all_over_the_book_are_asked(tmp_path: Path) -> None:
    files = {f"p{number}.md": f"# Page number{number}\n\nText.\n" for number in range(301)}
    book_yml = "id: b\ntitle: B\ncategories: folders\n"
    build(write_source(tmp_path / "source", {"book.yml": book_yml, **files}), tmp_path / "book")
    assert ask_names(tmp_path / "book") == NamesReport(301, 200, 1.0, ())


def test_what_is_no_search_test_is_told_at_its_line(make_source: Callable[..., Path]) -> None:
    rows = "- {q: pears, page: one}\n\n- {q: ' ', page: one}\n- page: one\n- question: pears\n  page: one\n"
    files = {"book.yml": "id: b\ntitle: B\ncategories: folders\n", "one.md": "# Pears\n\nGreen.\n"}
    problems = check(make_source({**files, "search-tests.yml": rows}))
    assert [(problem.line, problem.sentence) for problem in problems] == [
        (3, "This search test asks nothing."),
        (4, "This is no search test."),
        (5, "This is no search test."),
    ]
