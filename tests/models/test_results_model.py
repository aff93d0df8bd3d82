from __future__ import annotations

from pytestqt.qtbot import QtBot

from helpviewer.book.book import Book, Location
from helpviewer.models.results_model import ResultsModel
from helpviewer.search.results import Hit, SearchAnswer


def hit(page: str, section: str, score: float) -> Hit:
    return Hit(page, section, section or page.title(), page.title(), "access", "text", ((0, 4),), score)


def test_the_sections_of_a_page_stand_together_best_page_first(qtbot: QtBot, small_book: Book) -> None:
    model = ResultsModel(small_book)
    model.show(
        SearchAnswer("q", (hit("refunds", "how", 9), hit("keys", "", 8), hit("refunds", "", 7)), total=3)
    )
    rows = [model.row(number) for number in range(model.rowCount())]
    assert [str(row.location) for row in rows] == ["refunds#how", "refunds", "keys"]
    assert [row.page_title for row in rows] == ["Refunds", "", "Keys"]
    assert rows[0].breadcrumb == "Account › Access"
    assert rows[0].section_title == "how"
    assert model.index(0, 0).data() == "Refunds, how, Account › Access"
    assert rows[1].section_title == "Beginning of the page"
    assert rows[2].section_title == ""
    assert model.row_of(Location("refunds")) == 1
    assert model.row_of(Location("refunds", "elsewhere")) == -1
    assert model.row_of(None) == -1


def test_the_same_rows_again_disturb_nobody(qtbot: QtBot, small_book: Book) -> None:
    model = ResultsModel(small_book)
    answer = SearchAnswer("q", (hit("refunds", "how", 9),), total=1)
    model.show(answer)
    with qtbot.assertNotEmitted(model.modelReset):
        model.show(answer)
    with qtbot.waitSignal(model.modelReset):
        model.show_pages(["keys", "refunds"])
    assert [str(model.row(row).location) for row in range(2)] == ["keys", "refunds"]


def test_without_hits_it_offers_the_nearest_titles(qtbot: QtBot, small_book: Book) -> None:
    model = ResultsModel(small_book)
    model.show(SearchAnswer("q", nearest=("keys", "not-in-the-book")))
    assert model.rowCount() == 1
    assert model.row(0).location == Location("keys")
    assert model.row(0).snippet == "In the console."
