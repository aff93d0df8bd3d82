"""How text is cut into words, and what each is found by."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpviewer.search.snippets import fold_in_place
from helpviewer.search.text.stemming import stemmer
from helpviewer.search.text.tokens import MAX_WORD, fold, pieces, surfaces, tokens


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Set `x-zero-data-retention` to true.", ["Set", "x-zero-data-retention", "to", "true"]),
        ("C++, C# and F#; c+1", ["C++", "C#", "and", "F#", "c", "1"]),
        ("mail sales@x.ai", ["mail", "sales", "x.ai"]),
        ("https://docs.x.ai/rate-limits#top", ["https", "docs.x.ai", "rate-limits", "top"]),
        ("don't", ["don't"]),
        ("", []),
        ("*** ?!", []),
    ],
)
def test_tokens_keep_their_inner_joints(text: str, expected: list[str]) -> None:
    assert tokens(text) == expected


@pytest.mark.parametrize(
    ("token", "expected"),
    [
        ("Word", {"word"}),
        ("previous_response_id", {"previous_response_id", "previous", "response", "id"}),
        ("sign-in", {"sign-in", "signin", "sign", "in"}),
        ("SOC2", {"soc2", "soc", "2"}),
        ("GetChildItem", {"getchilditem", "get", "child", "item"}),
        ("HTTPServer", {"httpserver", "http", "server"}),
        ("v7.4", {"v7.4", "v7", "v", "7", "4"}),
        ("C++", {"c++", "c"}),
        ("xAI's", {"xai", "x", "ai"}),
        ("user’s", {"user"}),
        ("naïve", {"naive"}),
        ("ﬁle", {"file"}),
        ("STRASSE", {"strasse"}),
        ("straße", {"strasse"}),
        ("検索機能", {"検索", "索機", "機能"}),
        ("検", {"検"}),
        ("__init__", {"init"}),
        ("_", set()),
    ],
)
def test_a_token_is_found_whole_and_in_pieces(token: str, expected: set[str]) -> None:
    assert set(surfaces(token)) == expected


def test_the_whole_comes_first() -> None:
    assert surfaces("Rate_Limit")[0] == "rate_limit"
    assert pieces("Rate_Limit") == ("rate", "limit")
    assert pieces("word") == ()
    assert pieces("C++") == ()


@given(st.text(max_size=200))
def test_any_text_can_be_cut(text: str) -> None:
    for token in tokens(text):
        for form in (*surfaces(token), *pieces(token)):
            assert 0 < len(form) <= MAX_WORD
            assert not any(c.isspace() for c in form)


@given(st.text(max_size=200))
def test_folding_in_place_keeps_every_place(text: str) -> None:
    assert len(fold_in_place(text)) == len(text)


def test_folding() -> None:
    assert fold("ÀÉÎÕÜ Ça ＡＢＣ") == "aeiou ca abc"
    assert fold_in_place("Crème Brûlée") == "creme brulee"


@pytest.mark.parametrize(
    "family",
    [
        ("log", "logs", "logged", "logging"),
        ("plan", "planning", "planned"),
        ("retain", "retained", "retention"),
        ("pay", "paid", "payment", "payments", "paying"),
        ("keep", "kept", "keeping"),
        ("subscribe", "subscription", "subscriptions"),
        ("policy", "policies"),
        ("delete", "deleted", "deletion"),
        ("consume", "consumption"),
        ("describe", "description"),
    ],
)
def test_words_of_a_family_share_a_stem(family: tuple[str, ...]) -> None:
    stem = stemmer("en-GB")
    assert len({stem(word) for word in family}) == 1


def test_what_is_no_word_is_not_stemmed() -> None:
    stem = stemmer("en")
    for surface in ("rate_limits", "2", "soc2", "x-zero-data-retention", "検索", "c++", "logs-"):
        assert stem(surface) == surface
    assert stem("add") == "add"
    assert stem("call") == stem("calling") == "call"


def test_other_languages() -> None:
    assert stemmer("de")("rechnungen") == stemmer("de-AT")("rechnung")
    assert stemmer("ja")("logging") == "logging"
    assert stemmer("")("logging") == "logging"
