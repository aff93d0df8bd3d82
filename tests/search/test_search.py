"""What a reader may type, and what must come back. Every test searches a real index."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from helpviewer.search.searcher import Searcher
from index_build.output.index.search_index import IndexEntry
from tests.fixtures.searching import pages

Entry = Callable[..., IndexEntry]
MakeSearcher = Callable[..., Searcher]


@pytest.mark.parametrize(
    ("query", "page"),
    [
        ("x-zero-data-retention", "zdr"),
        ("what is ZDR?", "zdr"),
        ("how do I disable logging", "zdr"),
        ("previous_response_id", "zdr"),
        ("previous response id", "zdr"),
        ("response_id", "zdr"),
        ("rate limit", "refunds"),
        ("rate_limit", "refunds"),
        ("RateLimit", "refunds"),
        ("SOC 2", "charges"),
        ("soc2", "charges"),
        ("signin", "account"),
        ("sign-in", "account"),
        ("login", "account"),
        ("log in", "account"),
        ("cafe", "charges"),
        ("NAÏVE", "charges"),
        ("30 days", "charges"),
        ("C++", "account"),
        ("c#", "account"),
        ("検索", "account"),
        ("機能は", "account"),
        ("便", "account"),
        ("sales@example.com", "refunds"),
        ("retention of data", "zdr"),
        ("retain", "zdr"),
        ("charging", "charges"),
        ("How do I find out whether the server of the company stored my request or response", "zdr"),
    ],
)
def test_a_word_is_found_however_it_is_written(faq: Searcher, query: str, page: str) -> None:
    assert pages(faq, query)[0] == page


@pytest.mark.parametrize(
    "query", ["", " ", "***", '"', '""', "-", "- -", "?!", "category:", "\x00", "🙂", "\\", "((("]
)
def test_what_is_no_word_finds_nothing_and_fails_nothing(faq: Searcher, query: str) -> None:
    answer = faq.search(query)
    assert answer.query == query
    assert answer.hits == ()
    assert answer.total == 0


def test_operators_are_words(faq: Searcher) -> None:
    assert pages(faq, "refunded AND credits")[0] == "refunds"
    assert pages(faq, "NOT charged")[0] == "charges"
    assert pages(faq, "title:refunded")[0] == "refunds"


def test_the_last_word_may_still_be_growing_until_a_space_follows(faq: Searcher) -> None:
    assert pages(faq, "passw") == ["account"]
    finished = faq.search("passw ")
    assert finished.corrected == "" or finished.missing == ()
    assert pages(faq, "previous_resp") == ["zdr"]
    assert pages(faq, "x-zero-da")[0] == "zdr"
    assert pages(faq, "r")


def test_exact_matches_come_before_longer_words(make_searcher: MakeSearcher, make_entry: Entry) -> None:
    searcher = make_searcher(
        [
            make_entry("printers", "Other things", "A printer and another printer and a printer."),
            make_entry("print", "Some things", "How to print."),
        ]
    )
    assert pages(searcher, "print") == ["print", "printers"]


def test_exact_names_come_before_headings_before_text(make_searcher: MakeSearcher, make_entry: Entry) -> None:
    searcher = make_searcher(
        [
            make_entry("body", "One", "Nothing but the zebra here, and a little more text."),
            make_entry("heading", "Two", "Nothing here, and a little more text."),
            make_entry("heading", "Zebra", "Stripes.", section="zebra", page_title="Two"),
            make_entry("title", "Zebra", "Nothing here, and a little more text."),
            make_entry("keyword", "Three", "Nothing here, and a little more text.", keywords=["zebra"]),
        ]
    )
    hits = searcher.search("zebra").hits
    order = [(hit.page, hit.section) for hit in hits]
    assert order == [("title", ""), ("keyword", ""), ("heading", "zebra"), ("body", "")]


def test_a_phrase_must_stand_as_it_is_quoted(faq: Searcher) -> None:
    assert pages(faq, '"prepaid credits"') == ["refunds"]
    reversed_words = faq.search('"credits prepaid"')
    assert reversed_words.missing == ("credits prepaid",)
    assert reversed_words.hits[0].page == "refunds"
    assert pages(faq, '"zero data retention" header') == ["zdr"]


def test_excluded_words_are_left_out(faq: Searcher) -> None:
    assert {h.section for h in faq.search("zdr").hits} == {"", "how-it-works", "considerations"}
    assert {h.section for h in faq.search("zdr -header").hits} == {"", "considerations"}
    assert {h.section for h in faq.search('zdr -"response carries"').hits} == {"", "considerations"}
    assert pages(faq, "-header") == ["zdr"]
    answer = faq.search("zdr -header")
    assert answer.total == len(answer.hits), "what was left out is not counted"


def test_a_category_holds_those_below_it(faq: Searcher) -> None:
    everywhere = pages(faq, "request")
    assert {"zdr", "charges"} <= set(everywhere)
    assert pages(faq, "request", category="money") == ["charges"]
    assert pages(faq, "request category:billing") == ["charges"]
    assert pages(faq, "category:privacy request", category="billing") == ["zdr"]
    assert pages(faq, "request", category="no-such-category") == []
    assert faq.search("request", category="money").total == 1
    assert pages(faq, "enterprise invoice", category="billing") == ["charges"]
    assert pages(faq, "p", category="account") == ["account"]
    assert "zdr" not in pages(faq, "c -zdr")


def test_an_unknown_category_in_the_text_is_plain_words(faq: Searcher) -> None:
    assert pages(faq, "category:password")[0] == "account"


def test_the_limit_is_kept_and_the_total_told(faq: Searcher) -> None:
    answer = faq.search("zdr", limit=1)
    assert len(answer.hits) == 1
    assert answer.total == 3


def test_the_order_stays_between_keystrokes(faq: Searcher) -> None:
    assert faq.search("request").hits == faq.search("request").hits
    first = [(h.page, h.section) for h in faq.search("zero data reten").hits]
    second = [(h.page, h.section) for h in faq.search("zero data retentio").hits]
    assert first == second


def test_the_snippet_shows_the_words_and_marks_them(faq: Searcher) -> None:
    hit = next(h for h in faq.search("x-zero-data-retention").hits if h.section == "how-it-works")
    assert [hit.snippet[a:b] for a, b in hit.marks] == ["x-zero-data-retention"]
    hit = faq.search("café").hits[0]
    assert [hit.snippet[a:b] for a, b in hit.marks] == ["café"]
    hit = next(h for h in faq.search("retain").hits if h.section == "considerations")
    assert [hit.snippet[a:b] for a, b in hit.marks] == ["retained"]


def test_a_hit_says_where_it_is(faq: Searcher) -> None:
    hit = next(h for h in faq.search("threading").hits)
    assert (hit.page, hit.section, hit.title) == ("zdr", "considerations", "Considerations")
    assert hit.page_title == "What is Zero Data Retention (ZDR)?"
    assert hit.category == "privacy"


def test_every_form_is_marked_on_a_page(faq: Searcher) -> None:
    marks = faq.search("retained café").marks
    text = "Retention, retained; CAFE and Café but not retainer's cafeteria... x-zero-data-retention"
    marked = [text[a:b] for a, b in marks.find(text)]
    assert marked[:4] == ["Retention", "retained", "CAFE", "Café"]
    assert marked[-1] == "retention"
    assert not faq.search("").marks


def test_keywords_are_found_but_never_shown(faq: Searcher) -> None:
    hit = faq.search("disable logging").hits[0]
    assert hit.page == "zdr"
    assert "logging" not in hit.snippet


def test_a_pasted_error_message_is_a_query(faq: Searcher) -> None:
    message = (
        'Traceback (most recent call last):\n  File "app.py", line 7, in <module>\n'
        "openai.BadRequestError: Error code: 400 - {'error': {'message': "
        "'previous_response_id is not available', 'type': 'invalid_request_error'}} "
    ) * 3
    assert pages(faq, message[:500])[0] == "zdr"


def test_markup_and_code_are_plain_text(faq: Searcher) -> None:
    assert pages(faq, "<b>refunded</b> && rm -rf / ; SELECT * FROM credits")[0] == "refunds"


def test_a_book_in_another_language_is_stemmed_by_its_rules(
    make_searcher: MakeSearcher, make_entry: Entry
) -> None:
    searcher = make_searcher(
        [
            make_entry("a", "Rechnungen bezahlen", "So werden die Rechnungen beglichen."),
            make_entry("b", "Konto", "Das Konto wird gelöscht, wenn Sie es wünschen."),
        ],
        language="de-DE",
    )
    assert pages(searcher, "Rechnung ") == ["a"]
    assert pages(searcher, "wie kann ich mein Konto loschen ")[0] == "b"


def test_a_book_without_words_is_searched_in_vain(make_searcher: MakeSearcher, make_entry: Entry) -> None:
    searcher = make_searcher([make_entry("a", "", "")])
    assert searcher.search("anything").hits == ()
    assert searcher.search("a").hits == ()


def test_many_sections_of_one_page_leave_room_for_others(
    make_searcher: MakeSearcher, make_entry: Entry
) -> None:
    entries = [make_entry("many", "Many", "Intro.")]
    entries += [
        make_entry("many", f"Part {i}", "The walrus sleeps.", section=f"s{i}", page_title="Many")
        for i in range(12)
    ]
    entries.append(make_entry("other", "Other", "The walrus wakes and then goes for a swim."))
    searcher = make_searcher(entries)
    assert "other" in pages(searcher, "walrus", limit=5)


@settings(
    max_examples=5000,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    text=st.one_of(
        st.text(max_size=60),
        st.text(alphabet="abcdrefunzt -_\"'.:+#?*()[]{}<>/\\@&|!~^$%,;=0129", max_size=80),
        st.lists(
            st.sampled_from(
                [
                    "zdr",
                    "retention",
                    '"',
                    "-",
                    "category:",
                    "billing",
                    "C++",
                    "x-zero",
                    "credtis",
                    "retr",
                    "I",
                    "é",
                    "検",
                    "AND",
                ]
            ),
            max_size=12,
        ).map(" ".join),
    )
)
def test_nothing_typed_ever_fails(faq: Searcher, text: str) -> None:
    answer = faq.search(text, limit=5)
    assert len(answer.hits) <= 5
    assert answer.total >= len(answer.hits)
    scores = [hit.score for hit in answer.hits]
    assert scores == sorted(scores, reverse=True)
    for hit in answer.hits:
        assert len(hit.snippet) <= 202
        assert all(0 <= a < b <= len(hit.snippet) for a, b in hit.marks)
    assert all(0 <= a < b <= len(text) for a, b in answer.marks.find(text))


# -- pasted things, addresses and keywords -----------------------------------------------------------


def test_quotes_in_pasted_data_are_no_phrases(faq: Searcher) -> None:
    pasted = '{"error": {"code": 400, "message": "no stored response previous"}}'
    answer = faq.search(pasted)
    assert answer.hits[0].page == "zdr"
    assert answer.corrected == ""
    assert "no stored response previous" not in answer.missing
    typed = faq.search('"stored is ever"')
    assert typed.missing == ("stored is ever",)


def test_an_address_is_found_before_its_pieces(make_searcher: MakeSearcher, make_entry: Entry) -> None:
    searcher = make_searcher(
        [
            make_entry(
                "coins", "Does X AI sell coins on X or AI?", "X AI has no sales of coins. X, AI, X, AI."
            ),
            make_entry("zdr", "Retention", "Write to [sales@x.ai] for it."),
            make_entry("more", "Other", "Ask sales, who answer on X; an AI does not."),
        ]
    )
    for query in ("sales@x.ai", "mailto:sales@x.ai", "x.ai", "https://x.ai"):
        assert pages(searcher, query)[0] == "zdr", query


def test_a_phrase_may_stand_in_the_keywords(make_searcher: MakeSearcher, make_entry: Entry) -> None:
    searcher = make_searcher(
        [
            make_entry("refunds", "Refunds", "They take a week.", keywords=["money back"]),
            make_entry("other", "Money", "It never comes back."),
        ]
    )
    assert pages(searcher, '"money back"') == ["refunds"]
