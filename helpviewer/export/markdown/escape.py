"""Texts, addresses and marks as Markdown. Pure strings, no Qt.

What is written is read alike by GitHub, by CommonMark (https://spec.commonmark.org/0.31.2/) and by the
builder. Where they differ, a character reference or a tag says what all of them understand.
"""

from __future__ import annotations

import re
import unicodedata

_BLANKS = re.compile(r"[ \t\n\r\f]+")
# An underscore within a word means nothing; doubled signs and names between colons do to the builder.
_SPECIAL = re.compile(
    r"([\\`*~\[\]$^]|(?<![^\W_])_|_(?![^\W_])|\+(?=\+)|(?<=\+)\+|=(?==)|(?<==)=|:(?=[a-z0-9_+-]+:))"
)
# What the builder and others would take for attributes, right after an element or at the end of a block.
_ATTRIBUTES = re.compile(r"^\{(?=[^\n]*\})|(?<=\s)\{(?=[^\n]*\}\s*$)")
# Blanks that cannot be seen in a text editor, and that some programs cut off or break lines at.
_UNSEEN = re.compile(r"[\xa0\xad\u2000-\u200f\u2028-\u202f\u205f-\u2064\u3000\ufeff]")
_LINE_START = re.compile(
    r"^(?:(?P<mark>[-+](?=\s|$|[-+])|[#>]|!(?=!!))|(?P<number>\d{1,9})(?=[.)](?:\s|$))"
    r"|(?P<sign>=(?=[=\s]*$)|:(?=\s|[-:| ]+$))|(?P<bar>\|(?=[-:| ]+$)))",
    re.MULTILINE,
)
_IN_ADDRESS = re.compile(r"[\\`<>\[\]|]")
_PLAIN_ADDRESS = re.compile(r"[\w.~:/?#@!$+,;=%&*-]*", re.ASCII)


def escaped(text: str) -> str:
    """Text that stays text, anywhere within a line. Runs of blanks become one."""
    text = _BLANKS.sub(" ", text)
    # Not every dialect takes a backslash before these, but every one takes a reference.
    text = re.sub(r"&(?=#|\w+;)", "&amp;", text).replace("<", "&lt;")
    text = _ATTRIBUTES.sub(r"\\{", _SPECIAL.sub(r"\\\1", text))
    return _UNSEEN.sub(_reference, text)


def line_starts(text: str) -> str:
    """The text of a paragraph, no line of which begins like a heading, a list, a quotation or a table."""

    def kept(match: re.Match[str]) -> str:
        if match["number"]:
            return f"{match['number']}\\"
        return _reference(match) if match["sign"] else f"\\{match[0]}"

    return _LINE_START.sub(kept, text)


def in_quotes(text: str) -> str:
    """Text for between double quotes: the title of a picture, or the attribute of a tag."""
    text = re.sub(r'[\\`"\[\]<>]', _reference, _BLANKS.sub(" ", text).replace("&", "&amp;"))
    return _UNSEEN.sub(_reference, text)


def tag_text(text: str) -> str:
    """Text within HTML, of which some programs read nothing as Markdown and others every word."""
    text = _BLANKS.sub(" ", text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    text = _UNSEEN.sub(_reference, text).replace("{", "&#123;")
    return _SPECIAL.sub(_reference, text)


def web_link(words: str, url: str, title: str = "") -> str:
    """A link; ``words`` are Markdown already."""
    said = f' "{in_quotes(title)}"' if title else ""
    return f"[{words}]({destination(url)}{said})"


def destination(url: str) -> str:
    """An address as it stands between the round brackets of a link."""
    address = re.sub(r"&(?=#|\w+;)", "&amp;", url)
    if address and _PLAIN_ADDRESS.fullmatch(address):
        return address
    return f"<{_IN_ADDRESS.sub(_reference, address)}>"


def code_span(text: str, *, in_tags: bool = False) -> str:
    """Inline code in as many back-ticks as its content needs, or in tags."""
    text = re.sub(r"[\n\r\f\t]", " ", text)
    # Some programs cut blanks off code in back-ticks.
    if in_tags or not text or text != text.strip():
        return f"<code>{tag_code(text)}</code>"
    ticks = "`" * (max((len(run) for run in re.findall(r"`+", text)), default=0) + 1)
    space = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{ticks}{space}{text}{space}{ticks}"


def tag_code(code: str) -> str:
    """Code within HTML: all its blanks are kept, and no line of the file ends in it."""
    parts = re.split(r"([ \n]+)", code)
    kept = [p.replace("\n", "&#10;") if at % 2 else tag_text(p) for at, p in enumerate(parts)]
    return "".join(kept).replace("|", "&#124;")


_MARKS = {"strong": ("**", "__"), "em": ("*", "_"), "del": ("~~",)}


def emphasised(tag: str, words: str, before: str, after: str) -> str:
    """``words``, which are Markdown already, strong, emphasised or struck through; ``before`` and ``after``
    are the characters beside them ("" for a line's start or end).

    Signs are used where every program takes them for what they are
    (https://spec.commonmark.org/0.31.2/#left-flanking-delimiter-run), else the tag itself.
    """
    first, last = words[:1], words[-1:]
    for mark in _MARKS[tag]:
        sign = mark[0]
        if sign in (first, last, before, after) or not words.strip() or words != words.strip():
            continue
        if (_is_sign(first) and _is_word(before)) or (_is_sign(last) and _is_word(after)):
            continue
        if sign == "_" and (_is_word(before) or _is_word(after)):
            continue
        return f"{mark}{words}{mark}"
    return f"<{tag}>{words}</{tag}>"


def _is_sign(character: str) -> bool:
    return unicodedata.category(character)[0] in "PS"


def _is_word(character: str) -> bool:
    return bool(character) and not character.isspace() and not _is_sign(character)


def _reference(match: re.Match[str]) -> str:
    return "".join("&nbsp;" if char == "\xa0" else f"&#{ord(char)};" for char in match[0])
