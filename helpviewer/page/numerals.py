"""How the items of a list are numbered. No Qt."""

from __future__ import annotations

from typing import Literal

_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc")),
    *((50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)


def numeral(number: int, numbering: Literal["1", "a", "A", "i", "I"]) -> str:
    """A number in the manner of a list; a plain one where that manner has none for it."""
    if numbering == "1" or not 0 < number < 4000:
        return str(number)
    text = ""
    if numbering in ("a", "A"):
        while number:
            number, letter = divmod(number - 1, 26)
            text = chr(ord("a") + letter) + text
    else:
        for value, letters in _ROMAN:
            while number >= value:
                text, number = text + letters, number - value
    return text.upper() if numbering in ("A", "I") else text
