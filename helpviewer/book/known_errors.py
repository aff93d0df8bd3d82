"""Error messages of a program that a page explains, with places for what differs:
``Cannot open {file}: no such file``. What this program itself may have to say is in ``core/messages.py``."""

from __future__ import annotations

from typing import Any, NamedTuple

LONGEST = 500
"""Letters of a template."""

MOST = 2000
"""Templates of a book."""

_LEAST = 6
"""Letters and digits outside of placeholders; fewer would be in almost any text."""


class ErrorTemplate(NamedTuple):
    """A template, and the page that explains it; the section of it, or ""."""

    template: str
    page: str
    section: str = ""


class NoTemplate(ValueError):
    """A text is no template; the text says why, as a sentence."""


def templates_of(rows: Any) -> tuple[ErrorTemplate, ...]:
    """What a book's table says of them; None for none.

    Raises:
        TypeError, ValueError: the rows are not of the format.
    """
    found = tuple(ErrorTemplate(str(text), str(page), str(section)) for text, page, section in rows or ())
    for one in found:
        literals(one.template)
    return found


def literals(template: str) -> tuple[str, ...]:
    """What stands between the placeholders; the first and the last may be empty. ``{{`` is a brace.

    >>> literals("{file}: line {n} has no {{")
    ('', ': line ', ' has no {')

    Raises:
        NoTemplate: braces that do not fit, two placeholders side by side, or hardly any text of its own.
    """
    pieces = [""]
    at = 0
    while at < len(template):
        letter = template[at]
        if template[at : at + 2] in ("{{", "}}"):
            pieces[-1] += letter
            at += 2
        elif letter == "{":
            end = template.find("}", at)
            if end < 0 or "{" in template[at + 1 : end]:
                raise NoTemplate("A placeholder is never closed.")
            if not pieces[-1].strip() and len(pieces) > 1:
                raise NoTemplate("Two placeholders have no text between them.")
            pieces.append("")
            at = end + 1
        elif letter == "}":
            raise NoTemplate("There is a “}” without a “{”.")
        else:
            pieces[-1] += letter
            at += 1
    if len(template) > LONGEST:
        raise NoTemplate(f"It has more than {LONGEST} letters.")
    if sum(letter.isalnum() for piece in pieces for letter in piece) < _LEAST:
        raise NoTemplate("It has hardly any text besides its placeholders, and would match almost anything.")
    return tuple(pieces)
