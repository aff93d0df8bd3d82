"""Misspelt words, synonyms, and words that stand nowhere, searched for in a real index."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from helpviewer.book.format import Synonym
from helpviewer.search.searcher import Searcher
from index_build.output.index.search_index import IndexEntry
from tests.fixtures.searching import pages

Entry = Callable[..., IndexEntry]
MakeSearcher = Callable[..., Searcher]


def test_a_misspelt_word_is_corrected_and_said_so(faq: Searcher) -> None:
    answer = faq.search("how do credtis work ")
    assert answer.hits[0].page == "refunds"
    assert answer.corrected == "how do credits work "
    assert faq.search("retentoin ").corrected == "retention "
    assert faq.search("passwrod ").corrected == "password "
    assert faq.search("enterpirze ").corrected == "enterprise "


def test_a_short_word_is_corrected_only_where_the_book_has_it_beside_the_others(
    make_searcher: MakeSearcher, make_entry: Entry
) -> None:
    searcher = make_searcher(
        [
            make_entry("dates", "Dates", "Every date is written in full.\nThere is a limit to all."),
            make_entry("print", "Top command", "The top command lists what runs."),
        ]
    )
    assert searcher.search("rate limit ").corrected == "", "no page has “date limit”"
    assert searcher.search("rate limit ").missing == ("rate",)
    assert searcher.search("tpo command ").corrected == "top command "
    assert searcher.search("tpo limit ").corrected == ""
    assert searcher.search("dtae ").corrected == "date ", "alone it can be nothing else"


def test_what_stands_beside_it_tells_what_a_word_was_meant_to_be(
    make_searcher: MakeSearcher, make_entry: Entry
) -> None:
    belts = [make_entry(f"belt{n}", f"Belt {n}", "A belt is sent.") for n in range(9)]
    searcher = make_searcher([*belts, make_entry("bell", "Bells", "The bell rings twice.")])
    assert searcher.search("belx ").corrected == "belt "
    assert searcher.search("belx rings ").corrected == "bell rings "


def test_correction_can_be_refused(faq: Searcher) -> None:
    answer = faq.search("credtis ", correct=False)
    assert answer.hits == ()
    assert answer.corrected == ""
    assert answer.missing == ("credtis",)


def test_a_word_of_the_book_is_never_corrected(make_searcher: MakeSearcher, make_entry: Entry) -> None:
    searcher = make_searcher(
        [make_entry("form", "A form", "Fill in the form."), make_entry("from", "Senders", "Mail fron whom?")]
    )
    answer = searcher.search("fron ")
    assert answer.corrected == ""
    assert [hit.page for hit in answer.hits] == ["from"]


@pytest.mark.parametrize("query", ["cre", "crz", "30d"])
def test_short_words_and_numbers_are_not_corrected(faq: Searcher, query: str) -> None:
    assert faq.search(query + " ").corrected == ""


def test_words_that_stand_nowhere_are_named(faq: Searcher) -> None:
    answer = faq.search("refunded xylophones ")
    assert answer.hits[0].page == "refunds"
    assert answer.missing == ("xylophones",)


def test_nearest_pages_are_offered_when_nothing_is_found(faq: Searcher) -> None:
    answer = faq.search("retentionless ")
    assert answer.hits == ()
    assert answer.missing == ("retentionless",)
    assert answer.nearest == ("zdr",)
    assert faq.search("pancakes with syrup ").nearest == ()


def test_synonyms_are_searched_and_named(faq: Searcher) -> None:
    answer = faq.search("can I have my money back ")
    assert answer.hits[0].page == "refunds"
    assert answer.also_searched == ("refund",)
    assert faq.search("twitter ").hits[0].page == "charges"
    assert faq.search("twitter ").also_searched == ("invoice",)
    assert faq.search("invoice ").also_searched == ()


def test_a_synonym_that_finds_nothing_is_not_named(make_searcher: MakeSearcher, make_entry: Entry) -> None:
    searcher = make_searcher(
        [make_entry("a", "Cats", "Cats."), make_entry("b", "Dogs", "Dogs.")],
        synonyms=[Synonym(("cats",), ("felines", "dogs"))],
    )
    assert searcher.search("cats ").also_searched == ("dogs",)


def test_a_synonym_is_weaker_than_the_word(make_searcher: MakeSearcher, make_entry: Entry) -> None:
    searcher = make_searcher(
        [make_entry("b", "Dogs", "Some text."), make_entry("a", "Cats", "Some text.")],
        synonyms=[Synonym(("cats", "dogs"), ("cats", "dogs"))],
    )
    assert pages(searcher, "cats ") == ["a", "b"]
    assert pages(searcher, "dogs ") == ["b", "a"]


def test_nothing_is_corrected_in_pasted_data(faq: Searcher) -> None:
    assert faq.search("reqwest").corrected == "request"
    assert faq.search('{"reqwest": 1}').corrected == ""


def test_a_phrase_that_stands_nowhere_keeps_the_place_of_its_words(faq: Searcher) -> None:
    assert faq.search('"prepaid recuest" "ever stored"').corrected == '"prepaid request" "ever stored"'


def test_short_words_that_end_in_s_are_no_plurals(make_searcher: MakeSearcher, make_entry: Entry) -> None:
    searcher = make_searcher(
        [
            make_entry("terms", "Our TOS", "The terms you accept."),
            make_entry("way", "How do I get to the new place?", "Go to the end, then to the left."),
            make_entry("news", "News", "What was in the papers."),
        ],
        synonyms=[Synonym(("ToS", "terms"), ("ToS", "terms")), Synonym(("news",), ("papers",))],
    )
    assert pages(searcher, "tos") == ["terms"]
    assert "terms" not in pages(searcher, "to ")
    assert pages(searcher, "new ") == ["way"]
    assert searcher.search("new ").also_searched == ()
    assert pages(searcher, "news") == ["news"]


def test_a_misspelt_synonym_is_corrected_although_the_book_lacks_it(
    make_searcher: MakeSearcher, make_entry: Entry
) -> None:
    searcher = make_searcher(
        [make_entry("filters", "Filters", "Change them."), make_entry("other", "Other", "Something else.")],
        synonyms=[Synonym(("strainer",), ("filter",))],
    )
    answer = searcher.search("strianer")
    assert [hit.page for hit in answer.hits] == ["filters"]
    assert answer.corrected == "strainer"
    exact = searcher.search("strainer")
    assert exact.corrected == ""
    assert exact.also_searched == ("filter",)
    assert searcher.search("strianer", correct=False).hits == ()


def test_it_says_when_no_section_has_all_the_words(faq: Searcher) -> None:
    assert faq.search("prepaid password").fewer
    assert not faq.search("prepaid credits").fewer
    assert not faq.search("qqqqq").fewer
