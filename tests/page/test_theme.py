from __future__ import annotations

import re

import pytest

from helpviewer.core.product import Product
from helpviewer.page.around.accent import accent_problems, contrast, in_accent
from helpviewer.page.around.theme import (
    CONTRAST,
    DARK,
    LIGHT,
    NOTE_KINDS,
    CodeColours,
    NoteColours,
    Theme,
    text_pairs,
    token_kind,
)

THEMES = [LIGHT, DARK, CONTRAST]
LEAST = {"light": 4.5, "dark": 4.5, "contrast": 7.0}


def test_contrast_is_computed_as_wcag_does() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("theme", THEMES, ids=lambda t: t.name)
def test_every_text_has_enough_contrast(theme: Theme) -> None:
    least = LEAST[theme.name]
    poor = {what: round(contrast(a, b), 2) for what, a, b in text_pairs(theme) if contrast(a, b) < least}
    assert not poor


@pytest.mark.parametrize("theme", THEMES, ids=lambda t: t.name)
def test_note_bars_can_be_told_from_their_background(theme: Theme) -> None:
    # https://www.w3.org/TR/WCAG22/#non-text-contrast does not ask for it: the title says the kind.
    for kind in NOTE_KINDS:
        colours = theme.note_colours(kind)
        assert contrast(colours.edge, colours.background) > 2


@pytest.mark.parametrize("theme", THEMES, ids=lambda t: t.name)
def test_colours_are_six_hex_digits(theme: Theme) -> None:
    def colours(value: Theme | NoteColours | CodeColours) -> list[str]:
        found: list[str] = []
        for name, part in value._asdict().items():
            if isinstance(part, NoteColours | CodeColours):
                found.extend(colours(part))
            elif isinstance(part, str) and name != "name":
                found.append(part)
        return found

    assert len(colours(theme)) > 35
    assert all(re.fullmatch(r"#[0-9a-f]{6}", colour) for colour in colours(theme))


@pytest.mark.parametrize("theme", THEMES, ids=lambda t: t.name)
def test_the_present_match_can_be_told_from_the_others(theme: Theme) -> None:
    assert contrast(theme.present_mark, theme.mark) > 1.5


def test_high_contrast_tells_links_by_more_than_colour() -> None:
    assert CONTRAST.underline_links


def test_the_pairs_cover_every_colour_that_carries_text() -> None:
    used = {colour for _, *pair in text_pairs(LIGHT) for colour in pair}
    for name in (
        *("text", "quiet", "heading", "link", "mark_text", "inline_code", "table_head", "mark"),
        "present_mark",
    ):
        assert getattr(LIGHT, name) in used
    assert isinstance(LIGHT.tip, NoteColours)
    assert LIGHT.tip.title in used


def test_an_unknown_note_looks_like_a_plain_one_and_an_unknown_token_like_plain_code() -> None:
    assert LIGHT.note_colours("nonsense") == LIGHT.note
    assert LIGHT.token_colour("nonsense") == ""
    assert LIGHT.token_colour("k") == LIGHT.code.keyword


def test_every_kind_of_token_pygments_knows_is_known_or_plain() -> None:
    from pygments.token import STANDARD_TYPES

    plain = {"", "n", "w", "l", "ld", "g", "ge", "gs", "ges", "nx", "pm", "x", "esc", "no"}
    unknown = {name for name in STANDARD_TYPES.values() if not token_kind(name)} - plain
    assert not unknown


def test_a_publisher_s_accent_takes_the_place_of_ours() -> None:
    own = Product(accent="#7a1fa2", accent_dark="#d9a6ff")
    assert in_accent(LIGHT, own) == LIGHT._replace(link="#7a1fa2", present_mark="#7a1fa2")
    assert in_accent(DARK, own).link == "#d9a6ff"
    assert in_accent(CONTRAST, own) == CONTRAST
    assert in_accent(LIGHT, Product()) == LIGHT
    assert in_accent(LIGHT) == LIGHT
    assert list(accent_problems(own)) == []
    assert list(accent_problems(Product())) == []


@pytest.mark.parametrize(
    ("own", "said"),
    [
        (Product(accent="purple"), "accent must be a colour such as #0c6074, not “purple”."),
        (Product(accent="#ffcc00"), "accent: “#ffcc00” on “"),
        (Product(accent_dark="#303030"), "Choose a lighter one."),
    ],
)
def test_an_accent_that_cannot_be_read_is_told(own: Product, said: str) -> None:
    (problem,) = accent_problems(own)
    assert said in problem
