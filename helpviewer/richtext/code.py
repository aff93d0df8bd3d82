"""What stands in a box of code, for Qt's rich text. Pure, no Qt."""

from __future__ import annotations

from helpviewer.page.around.theme import Theme
from helpviewer.page.code_lines import SIGNS, CodeLine, code_lines, has_marks, is_plain
from helpviewer.page.html_text import escape
from helpviewer.page.nodes import CodeBlock, Token
from helpviewer.richtext.long_blocks import breakable


def code_html(code: CodeBlock, theme: Theme) -> str:
    """The text of the box, its lines numbered and marked if they are."""
    if is_plain(code):
        return _tokens(code.tokens, theme)
    signed = has_marks(code)
    return "\n".join([_line(line, theme, signed=signed) for line in code_lines(code)])


def _line(line: CodeLine, theme: Theme, *, signed: bool) -> str:
    sign = f"{SIGNS[line.mark]} " if signed else ""
    number = f"{line.number}  " if line.number else ""
    before = f'<span style="color:{theme.quiet}">{escape(sign + number)}</span>' if sign or number else ""
    notes = "".join([f'  <b><span style="color:{theme.link}">({note})</span></b>' for note in line.notes])
    text = _tokens(line.tokens, theme)
    if line.mark:
        kind = {"marked": "note", "added": "tip", "removed": "caution"}[line.mark]
        text = f'<span style="background-color:{theme.note_colours(kind).background}">{text}</span>'
    return before + text + notes


def _tokens(tokens: tuple[Token, ...], theme: Theme) -> str:
    return "".join([_token(token, theme) for token in tokens])


def _token(token: Token, theme: Theme) -> str:
    colour, text = theme.token_colour(token.kind), escape(breakable(token.text))
    return f'<span style="color:{colour}">{text}</span>' if colour else text
