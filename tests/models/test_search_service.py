from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from helpviewer.book.book import Book
from helpviewer.models.search_service import SearchChannel, SearchService
from helpviewer.search.results import SearchAnswer


@pytest.fixture
def service(qtbot: QtBot, bundled_book: Path) -> Iterator[SearchChannel]:
    owner = SearchService(Book.open(bundled_book))
    yield owner.channel()
    owner.close()


def test_it_answers_with_hits(qtbot: QtBot, service: SearchChannel) -> None:
    with qtbot.waitSignal(service.answered) as told:
        service.ask("zero data retention")
    assert told.args is not None
    assert told.args[0].hits[0].page == "zero-data-retention"


def test_a_category_limits_the_search(qtbot: QtBot, service: SearchChannel) -> None:
    with qtbot.waitSignal(service.answered) as told:
        service.ask("category:billing credits")
    assert told.args is not None
    assert told.args[0].hits
    assert {hit.category for hit in told.args[0].hits} == {"billing"}


def test_what_was_typed_can_be_searched_as_it_stands(qtbot: QtBot, service: SearchChannel) -> None:
    with qtbot.waitSignal(service.answered) as told:
        service.ask("retetnion")
    assert told.args is not None
    assert told.args[0].corrected == "retention"
    with qtbot.waitSignal(service.answered) as told:
        service.ask("retetnion", as_typed=True)
    assert told.args is not None
    assert told.args[0].corrected == ""
    assert told.args[0].missing == ("retetnion",)


def test_only_the_newest_query_is_answered(qtbot: QtBot, service: SearchChannel) -> None:
    answers: list[SearchAnswer] = []
    service.answered.connect(answers.append)
    for text in ("z", "ze", "zer", "refund", "refunds"):
        service.ask(text)
    qtbot.waitUntil(lambda: bool(answers))
    assert [answer.query for answer in answers] == ["refunds"]


def test_a_forgotten_query_is_not_answered(qtbot: QtBot, service: SearchChannel) -> None:
    answers: list[SearchAnswer] = []
    service.answered.connect(answers.append)
    service.ask("refund")
    service.forget()
    with qtbot.waitSignal(service.answered):
        service.ask("crypto")
    assert [answer.query for answer in answers] == ["crypto"]


def test_two_windows_ask_the_same_book(qtbot: QtBot, bundled_book: Path) -> None:
    owner = SearchService(Book.open(bundled_book))
    first, second = owner.channel(), owner.channel()
    before = sys.getswitchinterval()
    queries: list[str] = []
    for channel in (first, second):
        channel.answered.connect(lambda answer: queries.append(answer.query))
    first.ask("refund")
    second.ask("crypto")
    qtbot.waitUntil(lambda: sorted(queries) == ["crypto", "refund"])
    first.close()
    with qtbot.waitSignal(second.answered):  # one window closed, the other goes on
        second.ask("refund")
    assert sys.getswitchinterval() == before  # that is the program's affair
    owner.close()


def test_a_book_without_an_index_is_told(qtbot: QtBot, small_book: Book) -> None:
    owner = SearchService(small_book)
    service = owner.channel()
    for _ in range(30):  # each time it is told, also when the worker of the time before is just ending
        with qtbot.waitSignal(service.failed) as told:
            service.ask("refund")
        assert told.args is not None
        assert told.args[0].id == "index-damaged"
    owner.close()
