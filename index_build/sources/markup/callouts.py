"""Boxes in quotations (``> [!kind] Title``) whose kinds a vault or a site names itself: notes called so."""

from __future__ import annotations

import re

from index_build.dialects.note_kinds import NOTE_KINDS

_CALLOUT = re.compile(
    r"^(?P<before>[ \t>]*>[ \t]*)\[!(?P<kind>[^\[\]|\n]+)(?:\|[^\[\]\n]*)?\](?P<fold>[+-]?)"
    r"[ \t]*(?P<title>[^\n]*)$",
    re.MULTILINE,
)


def known_callouts(text: str) -> str:
    """The text, which is no code, with kinds that every reader knows."""
    return _CALLOUT.sub(_known, text)


def _known(match: re.Match[str]) -> str:
    kind, title = match["kind"].strip(), match["title"].strip()
    if kind.lower() not in NOTE_KINDS:
        kind, title = "note", title or kind[:1].upper() + kind[1:].replace("-", " ")
    return f"{match['before']}[!{kind}]{match['fold']} {title}".rstrip()
