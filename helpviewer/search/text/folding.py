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
# and Syriac vowel signs and Koranic marks, tones of N'Ko, and the dot that Indian scripts put under a letter
# for a foreign sound (in Bengali and Odia it makes another letter). Other vowel signs and the voicing of kana
# are letters to readers.
ACCENT_CLASS = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    "\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u0711\u0730-\u074a\u07eb-\u07f3\u07fd\u0816-\u0819"
    "\u081b-\u0823\u0825-\u0827\u0829-\u082d\u0859-\u085b\u0897-\u089f\u08ca-\u08e1\u08e3-\u08ff\u093c\u0a3c\u0abc"
    "\u0cbc\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20f0\u2de0-\u2dff\ua66f-\ua672\ua674-\ua67d\ua69e\ua69f\ufe20-\ufe2f"
)
# Characters without a shape of their own: soft hyphen, joiners, direction marks, variation selectors; and the
# letters that only stretch a word.
INVISIBLE_CLASS = (
    "\u00ad\u061c\u0640\u07fa\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
    "\U000e0100-\U000e01ef"
)
MARK_CLASS = ACCENT_CLASS + INVISIBLE_CLASS
"""Characters inside a word that folding drops; for use between the brackets of a regular expression."""

SIGN_CLASS = (
    "\u07a6-\u07b0\u0900-\u0963\u0971-\u0dff\u0e00-\u0eff\u0f18\u0f19\u0f35\u0f37\u0f39\u0f3e-\u0f84\u0f86-\u0fbc"
    "\u0fc6\u1000-\u109f\u135d-\u135f\u1712-\u1734\u1752-\u1773\u1780-\u17d3\u17dd\u1885-\u193b\u1a17-\u1a1b"
    "\u1a55-\u1a7f\u1b00-\u1b44\u1b6b-\u1b73\u1b80-\u1bf3\u1c24-\u1c37\u1cd0-\u1cd2\u1cd4-\u1cf9\u2cef-\u2cf1\u2d7f"
    "\u302a-\u302f\u3099\u309a\ua6f0\ua6f1\ua802-\ua827\ua82c\ua880-\ua8c5\ua8e0-\ua8f1\ua8ff-\ua92d\ua947-\ua953"
    "\ua980-\ua9c0\ua9e5-\uaa4d\uaa7b-\uaac1\uaaeb-\uaaef\uaaf5\uaaf6\uabe3-\uabea\uabec\uabed\ufb1e"
    "\U00010d24-\U00010d27\U00011100-\U00011134\U0001e944-\U0001e94a"
)
"""Vowel signs of Indian and South-East Asian scripts, and the voicing of kana: letters inside a word."""

ABBREVIATION_CLASS = (
    "\u20a8\u2100\u2101\u2103\u2105\u2106\u2109\u2116\u213b\u249c-\u24e9\u3200-\u33ff\ufdfc"
    "\U0001f110-\U0001f14f\U0001f190"
)
"""Symbols that stand for words and units (№, ℃, ㎏, ㍿): letters inside a word, too."""

_DROPPED = re.compile(f"[{MARK_CLASS}]+")
_KEPT_SIGNS = "\u3099\u309a"

# Symbols that stand for letters or digits, and what of their parts says something: not the brackets of ⑴.
_SYMBOLS = re.compile(
    rf"([0-9])([\u00b2\u00b3\u00b9\u2070\u2074-\u2079]+)|([0-9]?)([\u00bc-\u00be\u2150-\u215f\u2189])"
    rf"|[{ABBREVIATION_CLASS}\u2460-\u249b\u24ea-\u24ff]"
)

# Letters that Unicode does not take apart although readers type the plain one, and letters that sound alike.
_PLAIN = str.maketrans(
    {
        "ł": "l", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "ĸ": "k", "ŋ": "n", "ŧ": "t", "þ": "th",
        "æ": "ae", "œ": "oe", "ƶ": "z", "ɨ": "i", "ƀ": "b", "ⱥ": "a", "ɓ": "b", "ɗ": "d", "ƙ": "k", "ƴ": "y",
        "ə": "e", "ɛ": "e", "ɔ": "o", "ґ": "г",
        "װ": "וו", "ױ": "וי", "ײ": "יי", "״": '"', "׳": "'",
        "ٱ": "ا", "ى": "ي", "ی": "ي", "ې": "ي", "ک": "ك", "ة": "ه", "ە": "ه", "ہ": "ه", "ھ": "ه", "گ": "گ",
        "ँ": "ं", "ઁ": "ં", "ਁ": "ਂ", "ੰ": "ਂ", "ঙ": "ং", "ৎ": "ত্", "ஶ": "ஸ",
        "ൺ": "ണ്", "ൻ": "ന്", "ർ": "ര്", "ൽ": "ല്", "ൾ": "ള്", "ൿ": "ക്",
        "’": "'", "‘": "'", "ʼ": "'", "ʻ": "'", "＇": "'", "‐": "-", "‑": "-", "−": "-", "⁄": "/", "∕": "/",
    }
    | {chr(0x2D00 + i): chr(0x10D0 + i) for i in range(38)}  # the oldest letters of Georgian
    | {  # Amharic has several rows of letters for one sound
        chr(row + i): chr(plain + i)
        for row, plain in (
            (0x1210, 0x1200), (0x1280, 0x1200), (0x1220, 0x1230), (0x12D0, 0x12A0), (0x1340, 0x1338)
        )
        for i in range(8)
    }
    | dict.fromkeys("ሃሓኃ", "ሀ")
    | dict.fromkeys("ኣዓ", "አ")
)  # fmt: skip

# Indian scripts write a nasal before a consonant of its row as a letter or as a dot over the one before.
# Their blocks are alike: five rows of five consonants, the nasal last, from 0x15 on.
_ROWS = [(0x15, 0x19), (0x1A, 0x1E), (0x1F, 0x23), (0x24, 0x28), (0x2A, 0x2E)]
_BLOCKS = (0x900, 0x980, 0xA00, 0xA80, 0xB00, 0xC00, 0xC80, 0xD00)
_NASALS = {chr(b + n) + chr(b + 0x4D): chr(b + 2) for b in _BLOCKS for _, n in _ROWS}
_NASAL = "|".join(
    "[{}][{}](?=[{}])".format(
        "".join(chr(block + nasal) for block in _BLOCKS),
        "".join(chr(block + 0x4D) for block in _BLOCKS),
        "".join(f"{chr(block + first)}-{chr(block + nasal - 1)}" for block in _BLOCKS),
    )
    for first, nasal in _ROWS
)

# What is typed in two ways that look alike, or that are two spellings of one letter.
_SAME = {"եւ": "եվ", "เเ": "แ", "ເເ": "ແ"}
_SARA_AM = re.compile("([\u0e4d\u0ecd])([\u0e48-\u0e4b\u0ec8-\u0ecb])(?=[\u0e32\u0eb2])")
_MICRO = re.compile("μ(?=[a-z])")
_COMPOSED = re.compile("[\u1100-\u11ff\u3099\u309a]")

# Folded as one: a letter beyond ASCII with all that Unicode may compose with it, and what folds only
# together. Hangul is composed of letters that stand for themselves, so a run of them goes together.
_PIECES = re.compile(
    r"[\u1100-\u11ff\ua960-\ua97f\ud7b0-\ud7ff]+"
    rf"|(?=[\u0900-\u0d7f])(?:{_NASAL})"
    r"|[\u00b5\u03bc][A-Za-z]"
    r"|[\u0535\u0565][\u0552\u0582]"
    r"|\u0e4d[\u0e48-\u0e4b]\u0e32|\u0ecd[\u0ec8-\u0ecb]\u0eb2|\u0e40\u0e40|\u0ec0\u0ec0"
    r"|[0-9](?:[\u00bc-\u00be\u2150-\u215f\u2189]|[\u00b2\u00b3\u00b9\u2070\u2074-\u2079]+)"
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
    if piece in _NASALS:
        return _NASALS[piece]
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", spelt_out(piece)).casefold())
    folded = _DROPPED.sub("", apart).translate(_PLAIN)
    folded = _MICRO.sub("u", _SARA_AM.sub(r"\2\1", _SAME.get(folded, folded))).lower()
    if _COMPOSED.search(folded):
        folded = unicodedata.normalize("NFC", folded)
    # Some letters stand for a blank with an accent, or for a whole sentence (ﷺ): they stay one word.
    return "".join(folded.split()) if piece[0].isalpha() else folded


def spelt_out(text: str) -> str:
    """The text with symbols for words, units and numbers as these are written.

    >>> spelt_out("№ 5, 20℃, 2½, 10²")
    'No 5, 20C, 2-1/2, 10^2'
    """
    return text if text.isascii() else _SYMBOLS.sub(_spelt_out, text)


def _spelt_out(symbol: re.Match[str]) -> str:
    digit, power, whole, fraction = symbol.groups()
    if power:
        return f"{digit}^{unicodedata.normalize('NFKC', power)}"
    if fraction:
        return f"{whole}{whole and '-'}{unicodedata.normalize('NFKC', fraction).replace('⁄', '/')}"
    parts = unicodedata.normalize("NFKC", symbol.group())
    return "".join(c for c in parts.replace("∕", "/") if c.isalnum() or c == "/") or symbol.group()
