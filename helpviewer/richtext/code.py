"""What stands in a box of code, for Qt's rich text. Pure, no Qt."""

from __future__ import annotations

from helpviewer.page.around.phrases import Words
from helpviewer.page.around.theme import Theme
from helpviewer.page.code_lines import SIGNS, CodeLine, code_lines, has_marks, is_plain
from helpviewer.page.html_text import escape
from helpviewer.page.nodes import CodeBlock, Token
from helpviewer.richtext.inline import CODE, COPY, STRUT
from helpviewer.richtext.long_blocks import breakable

_CODE_SIZE, _LETTER, _BUTTON_LETTERS = 0.92, 0.6, 8
"""The size of code as a share of that of text, the width of a letter as one of its size, and letters for
which the buttons leave no room."""


def code_html(code: CodeBlock, theme: Theme) -> str:
    """The text of the box, its lines numbered and marked if they are."""
    if is_plain(code):
        return _tokens(code.tokens, theme)
    signed = has_marks(code)
    return "\n".join([_line(line, theme, signed=signed) for line in code_lines(code)])


def buttons(number: int, words: Words, *, is_long: bool) -> str:
    """What can be done with the box of this number; ``is_long``: not all of its lines are whole."""
    shown = [(COPY, words.copy_code, words.copy_hint)]
    if is_long:
        shown.append((CODE, words.larger_code, words.larger_hint))
    return "".join(
        f'<p class="copy"><a class="quiet" href="{scheme}:{number}" title="{hint}">{text}</a>{STRUT}</p>'
        for scheme, text, hint in shown
    )


def longest_line(code: CodeBlock) -> int:
    """The letters of the longest line, with its number and its mark."""
    beside = len(str(code.first_number + code.text.count("\n"))) + 2 if code.first_number else 0
    return max(map(len, code.text.split("\n"))) + beside + (2 if has_marks(code) else 0)


def letters_in(width: int, text_size_pt: float) -> int:
    """About how many letters of code stand in so many pixels, beside the buttons."""
    letter = text_size_pt * 4 / 3 * _CODE_SIZE * _LETTER
    return int(width / letter) - _BUTTON_LETTERS


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
