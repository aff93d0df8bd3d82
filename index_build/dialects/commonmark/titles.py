"""Titles of boxes, which stand on the line that opens them."""

from __future__ import annotations

from markdown_it.renderer import RendererHTML
from markdown_it.rules_core import StateCore
from markdown_it.token import Token


def title_html(text: str, state: StateCore) -> str:
    """A title as HTML, with the references and footnotes of its page."""
    tokens: list[Token] = []
    # Not ``md.renderInline``, which would end the page after the title, with all its footnotes.
    state.md.inline.parse(text.strip(), state.md, state.env, tokens)
    if "<" in text:
        state.env["page"].has_tags = True
    _make_text(tokens)
    assert isinstance(state.md.renderer, RendererHTML)
    return state.md.renderer.renderInline(tokens, state.md.options, state.env)


def _make_text(tokens: list[Token]) -> None:
    """Signs behind a backslash and entities are text, as they are in lines that the parser's core joins."""
    for token in tokens:
        if token.type == "text_special":
            token.type = "text"
        _make_text(token.children or [])
