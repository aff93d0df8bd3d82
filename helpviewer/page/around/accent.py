"""The publisher's own colour in the place of ours: links, and the match a reader stands at. No Qt."""

from __future__ import annotations

import re
from collections.abc import Iterator

from helpviewer.core.product import Product, product
from helpviewer.page.around.theme import CONTRAST, DARK, LIGHT, Theme, text_pairs

LEAST_CONTRAST = 4.5
"""Of text on its background: WCAG 2.2, level AA (https://www.w3.org/TR/WCAG22/#contrast-minimum)."""

_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")


def in_accent(theme: Theme, of: Product | None = None) -> Theme:
    """The theme with the accent of a product, by default of the one that runs. High contrast stays."""
    of = of or product()
    colour = of.accent_dark if theme.dark else of.accent
    if not colour or theme.name == CONTRAST.name:
        return theme
    return theme._replace(link=colour, present_mark=colour)


def accent_problems(of: Product) -> Iterator[str]:
    """What is wrong with the accents of a product, as sentences: the field, and why."""
    for field, theme in (("accent", LIGHT), ("accent_dark", DARK)):
        colour = getattr(of, field)
        if not colour:
            continue
        if not _COLOUR.fullmatch(colour):
            yield f"{field} must be a colour such as #0c6074, not “{colour}”."
            continue
        own = in_accent(theme, of)
        pairs = [pair for _, *pair in text_pairs(own) if colour in pair]
        least, ground = min((contrast(text, ground), ground) for text, ground in pairs)
        if least < LEAST_CONTRAST:
            change = "lighter" if theme.dark else "darker"
            yield (
                f"{field}: “{colour}” on “{ground}” has a contrast of {least:.1f}; {LEAST_CONTRAST} are "
                f"needed to be read. Choose a {change} one."
            )


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, 1 to 21 (https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    def linear(value: int) -> float:
        share = value / 255
        return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(int(colour[i : i + 2], 16)) for i in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
