"""Cuts text into the words that are indexed and looked up. Builder and reader must share every rule here.

A *token* is what stands between spaces, with its inner ``_ - . & '`` kept, or a symbol that stands alone. Its
*forms* are what it is found by: the whole, the whole without its one hyphen ("sign-in" is also "signin"), and
its pieces. Text of scripts that are written without spaces becomes pairs of neighbouring characters.
"""

from __future__ import annotations

import re
import unicodedata

from helpviewer.search.text.folding import ABBREVIATION_CLASS, MARK_CLASS, SIGN_CLASS, fold, spelt_out

MAX_WORD = 64
"""Characters of a folded form that are kept; what is longer is cut."""

# Thai, Lao, Burmese, Hangul, Khmer, New Tai Lue, Tai Tham, Balinese, Javanese, kana (half-width too), Han and
# what abbreviates it: words are not separated by spaces, or carry endings that no stemmer here knows.
# https://www.unicode.org/reports/tr29/#Word_Boundaries
_UNSPACED_CLASS = (
    "\u0e00-\u0eff\u1000-\u109f\u1100-\u11ff\u1780-\u17ff\u1950-\u19df\u1a20-\u1a9f\u1b00-\u1b7f\u2e80-\u2fd5"
    "\u3005-\u3007\u3040-\u318f\u31a0-\u3247\u3260-\u32b0\u32c0-\u32cb\u32d0-\u3370\u337b-\u337f\u33e0-\u33fe"
    "\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\ua960-\ua97f\ua980-\ua9ff\uaa60-\uaa7f\uac00-\ud7ff\uf900-\ufaff"
    "\uff66-\uffdc\U0001b000-\U0001b16f\U00020000-\U0003ffff"
)
_UNSPACED = re.compile(f"[{_UNSPACED_CLASS}]+")
_HIRAGANA = re.compile("[\u3040-\u309f]+")

_SIGNS = re.compile(f"[{SIGN_CLASS}]")
_BEGIN = rf"[\w{ABBREVIATION_CLASS}]"
_IN_WORD = rf"[\w{ABBREVIATION_CLASS}{MARK_CLASS}{SIGN_CLASS}]"
# What joins the parts of a token. Hebrew abbreviations have a quotation mark before the last letter.
_JOINT = r"(?:[-.&'’‘\u2010\u2011]+|(?<=[\u05d0-\u05ea])[\"\u05f4](?=[\u05d0-\u05ea]))"

# Operators and emoji, only where they stand alone: elsewhere they are punctuation.
_SYMBOL = (
    r"(?<![^\s(\[{`\"'“‘])(?:->|=>|<-|&&|\|\||[!=]==?|[<>]=?|<<|>>|[-+*/%]=|\+\+|\?\?|\?\.|::|:=|\*\*"
    r"|\$[_?$^!@\#*]|[%&|?@\#$^~+*/\\!=])(?![^\s)\]}`\"'”’,.;:])"
    r"|[\u2190-\u21ff\u2300-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff]"
)
TOKEN = re.compile(
    r"[^\W\d_](?:\+\+|\#)(?!\w)"  # C++, C#
    r"|(?<![\w.,])\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\w,])"  # 1,234.56
    rf"|{_BEGIN}{_IN_WORD}*(?:{_JOINT}{_IN_WORD}+)*"
    rf"|{_SYMBOL}"
)
"""Matches one token in running text."""

_JOINTS = re.compile(rf"(?:(?![{SIGN_CLASS}])[\W_])+")
_PIECE = re.compile(
    r"[A-Z]+(?=[A-Z][a-z])"  # HTTPServer: HTTP
    rf"|[^\W\d_]?(?:[^\W\d_A-Z]|[{SIGN_CLASS}])+|[^\W\d_]+|\d+"
)
_MARKS = re.compile(f"[{MARK_CLASS}]+")
_JOINTS_PLAIN = str.maketrans({"\u2010": "-", "\u2011": "-", "״": '"'} | dict.fromkeys("’‘ʼʻ＇׳", "'"))
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")

# French and Italian write short words before a vowel together with the next one: l'index, dell'utente.
_ELISION = re.compile(
    r"(?<![\w'])(?:[cdjlmnstv]|qu|jusqu|lorsqu|puisqu|quoiqu|gl|un|dell|all|nell|sull|dall|coll|quell|quest|sant)'"
    r"(?=\w{3})",
    re.IGNORECASE,
)


def tokens(text: str) -> list[str]:
    """The tokens of a text as they stand, in order."""
    return TOKEN.findall(text)


def is_word(surface: str) -> bool:
    """Whether a folded form is letters only, thus stemmed and corrected; all else is taken literally."""
    if _UNSPACED.match(surface):
        return False
    return surface.isalpha() or (not surface.isascii() and _SIGNS.sub("a", surface).isalpha())


def is_unspaced(text: str) -> bool:
    """Whether the text has characters of a script written without spaces."""
    return not text.isascii() and _UNSPACED.search(text) is not None


def is_grammar(pair: str) -> bool:
    """Whether a pair of characters is hiragana only, which mostly are endings and particles."""
    return _HIRAGANA.fullmatch(pair) is not None


def is_symbol(token: str) -> bool:
    """Whether a token is an operator or a picture character rather than a word or number."""
    return not any(character.isalnum() for character in token)


def surfaces(token: str) -> tuple[str, ...]:
    """The folded forms of a token, its whole first, without repetition.

    >>> surfaces("previous_response_id")
    ('previous_response_id', 'previous', 'response', 'id')
    >>> surfaces("SOC2")
    ('soc2', 'soc', '2')
    """
    return tuple(forms(token))


def forms(token: str) -> dict[str, str]:
    """Each folded form of a token, its whole first, with the lower-case spelling that is to be stemmed."""
    if token.isascii() and token.isalpha() and (token.islower() or token[1:].islower() or token.isupper()):
        plain = token.lower()[:MAX_WORD]
        return {plain: plain}
    if is_unspaced(token):
        return {form: form for form in _unspaced_forms(token)}
    found: dict[str, str] = {}
    for spelling in _spellings(token):
        if form := fold(spelling)[:MAX_WORD]:
            found.setdefault(form, spelling.lower()[:MAX_WORD])
    return found


def pieces(token: str) -> tuple[str, ...]:
    """The smallest parts of a token that together stand for it; empty when it is one word.

    >>> pieces("rate_limit")
    ('rate', 'limit')
    """
    if token.isascii() and token.isalpha() and (token.islower() or token[1:].islower() or token.isupper()):
        return ()
    if is_unspaced(token):
        return tuple(_unspaced_forms(token))
    token = _plain(token)
    if token[1:] in ("++", "#") or is_symbol(token) or _THOUSANDS.fullmatch(token):
        return ()
    found = [fold(p)[:MAX_WORD] for part in _JOINTS.split(token) for p in _PIECE.findall(part)]
    found = [piece for piece in found if piece]
    return tuple(found) if len(found) > 1 else ()


def _plain(token: str) -> str:
    """The token composed, without invisible characters, elided words, a possessive "s" and apostrophes."""
    if not token.isascii():
        composed = "".join(unicodedata.normalize("NFKC", spelt_out(token)).split())
        token = _MARKS.sub("", composed).translate(_JOINTS_PLAIN).replace('"', "")
    if is_symbol(token):
        return token if token.strip("_") else ""
    token = token.strip("_'")
    if "'" in token:
        token = _ELISION.sub("", token)
        if token.endswith(("'s", "'S")):
            token = token[:-2]
        token = token.replace("'", "")
    return token


def _spellings(token: str) -> list[str]:
    token = _plain(token)
    if not token:
        return []
    if token[1:] in ("++", "#"):
        return [token, token[0]]
    if is_symbol(token):
        return [token]
    if "," in token:
        return [token.replace(",", "")]
    found = [token]
    parts = [part for part in _JOINTS.split(token) if part]
    if len(parts) == 2 and token.count("-") == 1 and parts[0].isalpha() and parts[1].isalpha():
        found.append("".join(parts))
    for part in parts:
        small = _PIECE.findall(part)
        if len(parts) > 1:
            found.append(part)
        if len(small) > 1:
            found.extend(small)
    return found


def _unspaced_forms(token: str) -> list[str]:
    found: list[str] = []
    position = 0
    token = _MARKS.sub("", token)
    for run in _UNSPACED.finditer(token):
        found.extend(_spaced(token[position : run.start()]))
        text = fold(run.group())
        found.extend(text[i : i + 2] for i in range(max(len(text) - 1, 1)))
        position = run.end()
    found.extend(_spaced(token[position:]))
    return list(dict.fromkeys(found))


def _spaced(text: str) -> list[str]:
    return [form for token in TOKEN.findall(text) for form in surfaces(token)]
