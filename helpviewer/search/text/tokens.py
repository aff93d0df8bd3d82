"""Cuts text into the words that are indexed and looked up. Builder and reader must share every rule here.

A *token* is what stands between spaces, with its inner ``_ - . &`` kept. Its *surfaces* are the
folded forms it is found by: the whole, the whole without its one
hyphen ("sign-in" is also "signin"), and its pieces. Text of scripts that are
written without spaces becomes pairs of neighbouring characters.
"""

from __future__ import annotations

import re
import unicodedata

MAX_WORD = 64
"""Characters of a surface that are kept; what is longer is cut."""

# Han, kana, Hangul, Thai, Lao, Khmer, Burmese: words are not separated by spaces, or carry endings that a
# stemmer for other scripts does not know. https://www.unicode.org/reports/tr29/#Word_Boundaries
_UNSPACED_CLASS = (
    "\u0e00-\u0eff\u1000-\u109f\u1100-\u11ff\u1780-\u17ff\u3040-\u30ff\u3130-\u318f"
    "\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff"
)
_UNSPACED = re.compile(f"[{_UNSPACED_CLASS}]+")

TOKEN = re.compile(
    r"[^\W\d_](?:\+\+|\#)(?!\w)"  # C++, C#
    r"|\w+(?:[-.&'’\u2010\u2011]+\w+)*"
)
"""Matches one token in running text."""

_JOINTS = re.compile(r"[\W_]+")
_APOSTROPHES = re.compile(r"['’]")
_PIECE = re.compile(
    r"[A-Z]+(?=[A-Z][a-z])"  # HTTPServer: HTTP
    r"|[^\W\d_]?[^\W\d_A-Z]+|[^\W\d_]+|\d+"
)
_DASHES = str.maketrans({"\u2010": "-", "\u2011": "-", "’": "'"})


def fold(text: str) -> str:
    """Lower case, accents removed, compatibility forms (ligatures, full width) made plain."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(c for c in decomposed if not unicodedata.combining(c))
    return unicodedata.normalize("NFKC", plain)


def tokens(text: str) -> list[str]:
    """The tokens of a text as they stand, in order."""
    return TOKEN.findall(text)


def is_word(surface: str) -> bool:
    """Whether a surface is letters only, thus stemmed and corrected; all else is taken literally."""
    return surface.isalpha() and not _UNSPACED.match(surface)


def is_unspaced(text: str) -> bool:
    """Whether the text has characters of a script written without spaces."""
    return not text.isascii() and _UNSPACED.search(text) is not None


def surfaces(token: str) -> tuple[str, ...]:
    """The folded forms of a token, its whole first, without repetition.

    >>> surfaces("previous_response_id")
    ('previous_response_id', 'previous', 'response', 'id')
    >>> surfaces("SOC2")
    ('soc2', 'soc', '2')
    """
    if token.isascii() and token.isalpha() and (token.islower() or token[1:].islower() or token.isupper()):
        return (token.lower()[:MAX_WORD],)
    if is_unspaced(token):
        return _unspaced_surfaces(token)
    token = token.translate(_DASHES).strip("_'")
    whole = fold(token)
    if whole.endswith("'s"):
        token, whole = token[:-2], whole[:-2]
    token, whole = token.replace("'", ""), whole.replace("'", "")
    if not whole:
        return ()
    if whole[1:] in ("++", "#"):
        return (whole, whole[0])
    found = [whole]
    parts = [p for p in _JOINTS.split(token) if p]
    if len(parts) == 2 and whole.count("-") == 1 and parts[0].isalpha() and parts[1].isalpha():
        found.append(fold("".join(parts)))
    for part in parts:
        pieces = _PIECE.findall(part)
        if len(parts) > 1:
            found.append(fold(part))
        if len(pieces) > 1:
            found.extend(fold(piece) for piece in pieces)
    return tuple(dict.fromkeys(form[:MAX_WORD] for form in found if form))


def pieces(token: str) -> tuple[str, ...]:
    """The smallest parts of a token that together stand for it; empty when it is one word.

    >>> pieces("rate_limit")
    ('rate', 'limit')
    """
    if is_unspaced(token):
        return _unspaced_surfaces(token)
    token = token.translate(_DASHES).strip("_'")
    if token.endswith(("'s", "'S")):
        token = token[:-2]
    token = token.replace("'", "")
    if token[1:] in ("++", "#"):
        return ()
    found = [fold(p)[:MAX_WORD] for part in _JOINTS.split(token) for p in _PIECE.findall(part)]
    return tuple(found) if len(found) > 1 else ()


def _unspaced_surfaces(token: str) -> tuple[str, ...]:
    found: list[str] = []
    position = 0
    for run in _UNSPACED.finditer(token):
        found.extend(_plain(token[position : run.start()]))
        text = unicodedata.normalize("NFKC", run.group())
        found.extend(text[i : i + 2] for i in range(max(len(text) - 1, 1)))
        position = run.end()
    found.extend(_plain(token[position:]))
    return tuple(dict.fromkeys(found))


def _plain(text: str) -> list[str]:
    return [form for token in TOKEN.findall(text) for form in surfaces(token)]
