"""Stage: does the finished book find what its publisher expects? Asked before it is put in place."""

from __future__ import annotations

from pathlib import Path

from index_build.diagnostics import BuildFailed, Problem
from index_build.search_tests.run import Miss, SearchReport, SearchTest, run_search_tests
from index_build.sources.book_yml.read import BookConfig, Thresholds
from index_build.sources.read import SearchQuestion
from index_build.structure.contents import Contents


def asked(contents: Contents) -> dict[SearchTest, SearchQuestion]:
    """The questions about pages that are there; the check names the others."""
    return {
        SearchTest(question.question, contents.aliases.get(question.page, question.page)): question
        for question in contents.questions
        if contents.find(question.page) is not None
    }


def ask_questions(folder: Path, contents: Contents, config: BookConfig) -> SearchReport | None:
    """Run the book's search tests on the book in ``folder``; None when it has none.

    Raises:
        BuildFailed: fewer questions than the book's own thresholds ask for find their page.
    """
    questions = asked(contents)
    if not questions:
        return None
    report = run_search_tests(folder, list(questions))
    wanted = config.thresholds
    if report.success_at_1 >= wanted.success_at_1 and report.success_at_3 >= wanted.success_at_3:
        return report
    missed = [_problem(miss, questions[SearchTest(miss.question, miss.page)]) for miss in report.misses]
    summary = Problem(
        config.file,
        config.mapping.line_of("search"),
        "error",
        f"Search finds too little: {shares(report)}; wanted are {_wanted(wanted)}.",
        "Add keywords to the pages or synonyms to the book, or ask for less.",
    )
    raise BuildFailed((*missed, summary))


def shares(report: SearchReport) -> str:
    """The report in one line."""
    return (
        f"{report.success_at_1:.0%} of {report.count} questions find their page first, "
        f"{report.success_at_3:.0%} among the first three (MRR {report.mrr:.2f})"
    )


def _wanted(wanted: Thresholds) -> str:
    asked_for = {"first": wanted.success_at_1, "among the first three": wanted.success_at_3}
    return " and ".join(f"{share:.0%} {place}" for place, share in asked_for.items() if share)


def miss_sentence(miss: Miss) -> str:
    """What became of a question, as a sentence."""
    place = f"as number {miss.rank}" if miss.rank else "not at all"
    first = f", “{miss.first}” first" if miss.first else ""
    return f"“{miss.question}” finds “{miss.page}” {place}{first}."


def _problem(miss: Miss, question: SearchQuestion) -> Problem:
    return Problem(question.file, question.line, "error", miss_sentence(miss))
