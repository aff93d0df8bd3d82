from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from helpviewer.book.reader import Book
from helpviewer.models.search_service import SWITCH_INTERVAL_S, SearchService
from helpviewer.search.results import SearchAnswer


@pytest.fixture
def service(qtbot: QtBot, bundled_book: Path) -> Iterator[SearchService]:
    service = SearchService(Book.open(bundled_book))
    yield service
    service.close()


def test_it_answers_with_hits(qtbot: QtBot, service: SearchService) -> None:
    with qtbot.waitSignal(service.answered) as told:
        service.ask("zero data retention")
    assert told.args is not None
    assert told.args[0].hits[0].page == "zero-data-retention"


def test_a_category_limits_the_search(qtbot: QtBot, service: SearchService) -> None:
    with qtbot.waitSignal(service.answered) as told:
        service.ask("category:billing credits")
    assert told.args is not None
    assert told.args[0].hits
    assert {hit.category for hit in told.args[0].hits} == {"billing"}


def test_what_was_typed_can_be_searched_as_it_stands(qtbot: QtBot, service: SearchService) -> None:
    with qtbot.waitSignal(service.answered) as told:
        service.ask("retetnion")
    assert told.args is not None
    assert told.args[0].corrected == "retention"
    with qtbot.waitSignal(service.answered) as told:
        service.ask("retetnion", correct=False)
    assert told.args is not None
    assert told.args[0].corrected == ""
    assert told.args[0].missing == ("retetnion",)


def test_only_the_newest_query_is_answered(qtbot: QtBot, service: SearchService) -> None:
    answers: list[SearchAnswer] = []
    service.answered.connect(answers.append)
    for text in ("z", "ze", "zer", "refund", "refunds"):
        service.ask(text)
    qtbot.waitUntil(lambda: bool(answers))
    assert [answer.query for answer in answers] == ["refunds"]


def test_a_forgotten_query_is_not_answered(qtbot: QtBot, service: SearchService) -> None:
    answers: list[SearchAnswer] = []
    service.answered.connect(answers.append)
    service.ask("refund")
    service.forget()
    with qtbot.waitSignal(service.answered):
        service.ask("crypto")
    assert [answer.query for answer in answers] == ["crypto"]


def test_closing_gives_python_its_own_pace_back(qtbot: QtBot, bundled_book: Path) -> None:
    before = sys.getswitchinterval()
    service = SearchService(Book.open(bundled_book))
    with qtbot.waitSignal(service.answered):
        service.ask("refund")
    assert sys.getswitchinterval() == pytest.approx(SWITCH_INTERVAL_S)
    service.close()
    assert sys.getswitchinterval() == pytest.approx(before)


def test_a_book_without_an_index_is_told(qtbot: QtBot, small_book: Book) -> None:
    service = SearchService(small_book)
    with qtbot.waitSignal(service.failed) as told:
        service.ask("refund")
    service.close()
    assert told.args is not None
    assert told.args[0].id == "index-damaged"
