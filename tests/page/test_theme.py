from __future__ import annotations

import re

import pytest

from helpviewer.page.theme import (
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


def luminance(colour: str) -> float:
    """https://www.w3.org/TR/WCAG22/#dfn-relative-luminance"""

    def linear(value: int) -> float:
        share = value / 255
        return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(int(colour[i : i + 2], 16)) for i in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


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
