"""How text is cut into words, and what each is found by."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpviewer.search.marks import Marks, Needle
from helpviewer.search.text.folding import fold, fold_with_offsets
from helpviewer.search.text.stemming import stemmer
from helpviewer.search.text.tokens import MAX_WORD, is_symbol, pieces, surfaces, tokens


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


@pytest.mark.parametrize("letter", ["\u037a", "\ufc5e", "\ufdfa", "\ufe70"])
def test_a_letter_that_stands_for_blanks_stays_in_its_word(letter: str) -> None:
    assert not any(c.isspace() for form in surfaces(f"a{letter}b") for c in form)
    assert all(surfaces(token) != ("",) for token in tokens(letter))


@given(st.text(max_size=60))
def test_offsets_lead_back_to_the_text(text: str) -> None:
    folded, offsets = fold_with_offsets(text)
    assert folded == fold(text)
    places = list(offsets if offsets is not None else range(len(text) + 1))
    assert len(places) == len(folded) + 1
    assert places == sorted(places)
    assert places[-1] == len(text)


LETTERS = (
    "aZéßøŁđñœıİйёάςΩşğ\u0301\u00ad\u0327שָלוםمُحَمَّدأآةىガｶﾞﾊﾟ각\u1100\u1161ไทยเป็น漢字हिंदी"
    'न्दक़μm½²℃㍿№הצ"״ൻഹन्េെា֊ေเ\u0e4dำ𝒜🙂1 -_.'
)


@given(st.one_of(st.text(max_size=40), st.text(alphabet=LETTERS, max_size=40)))
def test_index_snippet_and_page_fold_alike(text: str) -> None:
    for token in tokens(text):
        forms = surfaces(token)
        if not forms or len(forms[0]) == MAX_WORD or is_symbol(token):
            continue
        if "," in token or "'" in token or "’" in token:
            continue  # a number's groups and apostrophes are no letters of the word
        assert Marks((Needle(forms[0], False, 0),)).find(text), (token, forms)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("ÀÉÎÕÜ Ça ＡＢＣ", "aeiou ca abc"),
        ("ص ١٢٣ ۴۵۶ १२३ １２", "ص 123 456 123 12"),
        ("Łódź smørrebrød Ærø đường œuvre þ", "lodz smorrebrod aero duong oeuvre th"),
        ("ışık IĞDIR İstanbul", "isik igdir istanbul"),
        ("новый ёлка Άλφα ὀδός", "новыи елка αλφα οδοσ"),
        ("מַלְכָּה", "מלכה"),
        ("مُحَمَّد أحمد مدرسة على", "محمد احمد مدرسه علي"),
        ("Donau\u00addampf", "donaudampf"),
        ("ｶﾞｲﾄ がイト", "ガイト がイト"),
        ("Straße ﬁ", "strasse fi"),
        ("\u1100\u1161\u11a8", "각"),
    ],
)
def test_folding(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1,234.56 of 1,5", ["1,234.56", "of", "1", "5"]),
        ("a -> b, `%` and 50%", ["a", "->", "b", "%", "and", "50"]),
        ("`$_` or $?", ["$_", "or", "$?"]),
        ("press 🙂!", ["press", "🙂"]),
        ("ภาษาไทย", ["ภาษาไทย"]),
        ("हिन्दी में", ["हिन्दी", "में"]),
        ("Vie\u0302\u0323t Donau\u00addampf", ["Vie\u0302\u0323t", "Donau\u00addampf"]),
    ],
)
def test_symbols_numbers_and_signs_are_tokens(text: str, expected: list[str]) -> None:
    assert tokens(text) == expected


@pytest.mark.parametrize(
    ("token", "whole"),
    [("l'index", "index"), ("dell’utente", "utente"), ("1,234.56", "1234.56"), ("qu'est", "est")],
)
def test_elided_words_and_groups_of_digits(token: str, whole: str) -> None:
    assert surfaces(token)[0] == whole


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


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("ru", ("новый", "новая")),
        ("ru", ("файл", "файлы")),
        ("fr", ("créée", "créer")),
        ("el", ("άλφα", "αλφα")),
        ("ar", ("الكتاب", "كتاب")),
        ("tr", ("kitaplar", "kitap")),
        ("nb", ("husene", "huset")),
    ],
)
def test_words_are_stemmed_as_they_are_written(language: str, words: tuple[str, str]) -> None:
    stem = stemmer(language)
    assert stem(words[0]) == stem(words[1]) != ""


def test_other_languages() -> None:
    assert stemmer("de")("rechnungen") == stemmer("de-AT")("rechnung")
    assert stemmer("ja")("logging") == "logging"
    assert stemmer("")("logging") == "logging"
