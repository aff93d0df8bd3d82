"""The one folding of text: what the index, snippets and the marks on a page compare letters by.

Folding drops what readers leave out when they type: case, accents, vowel signs, soft hyphens, full width;
the digits of every script are those of ASCII.
A folded character may stand for several of the text, or several for one: offsets lead back.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from functools import lru_cache
from typing import NamedTuple

# Signs over and under a letter, by Unicode's blocks: Latin, Greek and Cyrillic accents, Hebrew points, Arabic
# vowel signs and Koranic marks. Vowel signs of Indian scripts and the voicing of kana are letters to readers.
ACCENT_CLASS = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    "\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20f0\ufe20-\ufe2f"
)
# Characters without a shape of their own: soft hyphen, joiners, direction marks, variation selectors; and the
# Arabic letter that only stretches a word.
INVISIBLE_CLASS = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe00-\ufe0f\ufeff\u0640"
MARK_CLASS = ACCENT_CLASS + INVISIBLE_CLASS
"""Characters inside a word that folding drops; for use between the brackets of a regular expression."""

_DROPPED = re.compile(f"[{MARK_CLASS}]+")
_KEPT_SIGNS = "\u3099\u309a"

# Letters that Unicode does not take apart although readers type the plain one.
_PLAIN = str.maketrans(
    {
        "ł": "l", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "ĸ": "k", "ŋ": "n", "ŧ": "t", "þ": "th",
        "æ": "ae", "œ": "oe", "ƶ": "z", "ɨ": "i", "ƀ": "b",
        "ٱ": "ا", "ى": "ي", "ی": "ي", "ې": "ي", "ک": "ك", "ة": "ه", "ە": "ه", "ہ": "ه", "ھ": "ه", "گ": "گ",
        "’": "'", "ʼ": "'", "＇": "'", "‐": "-", "‑": "-", "−": "-",
    }
)  # fmt: skip

# Folded as one: a letter beyond ASCII with all that Unicode may compose with it. Hangul is composed of
# letters that stand for themselves, so a run of them goes together.
_PIECES = re.compile(
    r"[\u1100-\u11ff\ua960-\ua97f\ud7b0-\ud7ff]+"
    rf"|[^{MARK_CLASS}{_KEPT_SIGNS}](?:[{MARK_CLASS}{_KEPT_SIGNS}\uff9e\uff9f])+"
    r"|[^\x00-\x7f]"
)


def fold(text: str) -> str:
    """The text as it is compared: lower case, without accents and invisible characters, forms made plain.

    >>> fold("Łódź Việt STRASSE ﬁ")
    'lodz viet strasse fi'
    """
    return text.lower() if text.isascii() else _PIECES.sub(_fold_match, text).lower()


def fold_with_offsets(text: str) -> tuple[str, array[int] | None]:
    """What :func:`fold` makes of the text, and where each of its characters, and its end, is in ``text``.

    The offsets are None when every character keeps its place.
    """
    if text.isascii():
        return text.lower(), None
    folded: list[str] = []
    offsets = array("I")
    position = 0
    moved = False
    for piece in _PIECES.finditer(text):
        start, end = piece.span()
        if start > position:
            folded.append(text[position:start].lower())
            offsets.extend(range(position, start))
        plain = _fold_piece(piece.group())
        if len(plain) == end - start:
            offsets.extend(range(start, end))
        else:
            moved = True
            offsets.extend(start for _ in plain)
        folded.append(plain)
        position = end
    folded.append(text[position:].lower())
    offsets.extend(range(position, len(text) + 1))
    return "".join(folded), offsets if moved else None


class FoldedText(NamedTuple):
    """A text, the same folded, and where each folded character is in the text; None for the same place."""

    text: str
    folded: str
    offsets: array[int] | None

    @classmethod
    def of(cls, text: str) -> FoldedText:
        """The text folded as the index is."""
        return cls(text, *fold_with_offsets(text))


def _fold_match(piece: re.Match[str]) -> str:
    return _fold_piece(piece.group())


@lru_cache(maxsize=8192)
def _fold_piece(piece: str) -> str:
    if piece.isdecimal() and len(piece) == 1:  # the digits of every script are typed as one likes
        return str(unicodedata.decimal(piece))
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", piece).casefold())
    folded = unicodedata.normalize("NFKC", _DROPPED.sub("", apart).translate(_PLAIN)).lower()
    # Some letters stand for a blank with an accent, or for a whole sentence (ﷺ): they stay one word.
    return "".join(folded.split()) if piece[0].isalpha() else folded
