"""What was put in, taken out or marked in a text: CriticMarkup (``{++a++}``, ``{--a--}``, ``{~~a~>b~~}``,
``{==a==}``) and GitLab's (``{+ a +}``, ``[- a -]``)."""

from __future__ import annotations

import re

from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

_EDIT = re.compile(
    r"\{\+\+(?P<ins>[^{}]{1,1000}?)\+\+\}|\{--(?P<del>[^{}]{1,1000}?)--\}|\{==(?P<mark>[^{}]{1,1000}?)==\}"
    r"|\{~~(?P<old>[^{}]{0,1000}?)~>(?P<new>[^{}]{0,1000}?)~~\}"
    r"|\{\+ ?(?P<ins2>[^\s{}+][^{}\n]{0,1000}?)\+\}|\{- ?(?P<del2>[^\s{}-][^{}\n]{0,1000}?)-\}"
    r"|\[\+ (?P<ins3>[^\[\]\n]{1,1000}?) \+\]|\[- (?P<del3>[^\[\]\n]{1,1000}?) -\]"
)
_TAGS = {"old": "del", "new": "ins"}


def edit(state: StateInline, silent: bool) -> bool:
    """The inline rule for them."""
    if state.pos and state.src[state.pos - 1] == "{":
        return False
    match = _EDIT.match(state.src, state.pos, state.posMax)
    if match is None or silent:
        return False
    for name, text in match.groupdict().items():
        if text:
            tag = _TAGS.get(name, name.rstrip("23"))
            inner: list[Token] = []
            state.md.inline.parse(text.strip(), state.md, state.env, inner)
            state.push(f"{tag}_open", tag, 1)
            state.tokens.extend(inner)
            state.push(f"{tag}_close", tag, -1)
    state.pos = match.end()
    return True
