"""The colours and fonts of a page. Pure values: every way of showing a page takes a theme as an argument.

Every colour is ``#rrggbb``. Text on its background has a contrast of at least 4.5 (WCAG 2.2, level AA:
https://www.w3.org/TR/WCAG22/#contrast-minimum), in :data:`CONTRAST` of at least 7 (level AAA);
:func:`text_pairs` lists the pairs that a test checks.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple


class NoteColours(NamedTuple):
    """One kind of note: the bar at its edge, its background, and its title."""

    edge: str
    background: str
    title: str


class CodeColours(NamedTuple):
    """A block of code: its background, plain text, and one colour for each kind of token."""

    background: str
    text: str
    comment: str
    keyword: str
    string: str
    number: str
    function: str
    type: str
    name: str
    tag: str
    operator: str
    inserted: str
    deleted: str
    error: str


class Theme(NamedTuple):
    """A look of a page.

    Attributes:
        name: how settings and programs call it.
        dark: whether light text stands on a dark background.
        background, text: the page itself.
        quiet: text that steps back (category trail, captions, foot).
        heading: titles and headings.
        link: links; the only accent.
        rule: thin lines between parts.
        table_head, table_stripe: backgrounds of a table's head and of every other row.
        inline_code: background of code within a sentence.
        mark: background of a term that was searched for; ``mark_text`` is the text on it.
        present_mark: background of the match that the reader stands at; the text on it is ``background``.
        code: blocks of code.
        note, tip, important, warning, caution: the kinds of notes.
        underline_links: whether links that stand by themselves are underlined, too, as those in a text are.
        wide_spacing: whether lines, paragraphs, words and letters stand as far apart as WCAG 1.4.12 has it.
        text_fonts, code_fonts: font families, the preferred first; empty for the system's own.
    """

    name: str
    dark: bool
    background: str
    text: str
    quiet: str
    heading: str
    link: str
    rule: str
    table_head: str
    table_stripe: str
    inline_code: str
    mark: str
    mark_text: str
    present_mark: str
    code: CodeColours
    note: NoteColours
    tip: NoteColours
    important: NoteColours
    warning: NoteColours
    caution: NoteColours
    underline_links: bool = False
    wide_spacing: bool = False
    text_fonts: tuple[str, ...] = ()
    code_fonts: tuple[str, ...] = ()

    def note_colours(self, kind: str) -> NoteColours:
        """The colours of a note of this kind; an unknown kind looks like a plain note."""
        return {
            "tip": self.tip,
            "important": self.important,
            "warning": self.warning,
            "caution": self.caution,
        }.get(kind, self.note)

    def token_colour(self, css_class: str) -> str:
        """The colour of a token by its short Pygments class name, or "" when it looks like plain code."""
        kind = token_kind(css_class)
        return getattr(self.code, kind) if kind else ""


NOTE_KINDS = ("note", "tip", "important", "warning", "caution")

# Short names: https://pygments.org/docs/tokens/ (pygments.token.STANDARD_TYPES).
_TOKENS: dict[str, str] = {
    css_class: kind
    for kind, classes in {
        "comment": "c ch cm cp cpf c1 cs gp go",
        "keyword": "k kc kd kn kp kr kt ow",
        "string": "s sa sb sc dl sd s2 se sh si sx sr s1 ss ld",
        "number": "m mb mf mh mi mo il",
        "function": "nf fm nd gu",
        "type": "nc nn ne no gh",
        "name": "nb bp nv vc vg vi vm na ni nl py",
        "tag": "nt",
        "operator": "o p",
        "inserted": "gi",
        "deleted": "gd",
        "error": "err gr gt",
    }.items()
    for css_class in classes.split()
}


def token_kind(css_class: str) -> str:
    """Which colour of :class:`CodeColours` a short Pygments class name takes; "" for plain code."""
    return _TOKENS.get(css_class, "")


LIGHT = Theme(
    name="light",
    dark=False,
    background="#fdfcf9",
    text="#26231f",
    quiet="#69635a",
    heading="#171512",
    link="#0c6074",
    rule="#e3ded4",
    table_head="#f0ece3",
    table_stripe="#f8f5ef",
    inline_code="#f1ede4",
    mark="#ffe08a",
    mark_text="#26231f",
    present_mark="#0c6074",
    code=CodeColours(
        background="#f5f2eb",
        text="#2c2924",
        comment="#6a6459",
        keyword="#7a3a93",
        string="#2c6a3a",
        number="#94470f",
        function="#0c5f86",
        type="#7a5200",
        name="#8a3350",
        tag="#0c6074",
        operator="#5b554b",
        inserted="#22693a",
        deleted="#a02c24",
        error="#a02c24",
    ),
    note=NoteColours("#4a84bd", "#eef4fa", "#1c4f82"),
    tip=NoteColours("#4f9a70", "#eef6f0", "#1d5d3b"),
    important=NoteColours("#8469bd", "#f3f0fa", "#533b8b"),
    warning=NoteColours("#d0962c", "#fcf4e2", "#784f05"),
    caution=NoteColours("#c65a50", "#fbefed", "#932d24"),
)

DARK = Theme(
    name="dark",
    dark=True,
    background="#1a1917",
    text="#e4e0d8",
    quiet="#a8a196",
    heading="#f6f3ec",
    link="#7cc7d8",
    rule="#37342f",
    table_head="#2a2824",
    table_stripe="#211f1c",
    inline_code="#2b2925",
    mark="#6b5410",
    mark_text="#fff6d8",
    present_mark="#7cc7d8",
    code=CodeColours(
        background="#23211e",
        text="#e2ded5",
        comment="#a09889",
        keyword="#d2a6e6",
        string="#9fd3a4",
        number="#efb27d",
        function="#8ec8ee",
        type="#e6c77e",
        name="#eda5b8",
        tag="#7cc7d8",
        operator="#bdb6aa",
        inserted="#8fd3a0",
        deleted="#f2a19a",
        error="#f2a19a",
    ),
    note=NoteColours("#5a93cc", "#1d2731", "#a3caf0"),
    tip=NoteColours("#58a37a", "#1b2a22", "#98d6b2"),
    important=NoteColours("#9479cf", "#272233", "#cab6f3"),
    warning=NoteColours("#cf9a3b", "#2e2617", "#edc983"),
    caution=NoteColours("#d06c62", "#321f1d", "#f2aca5"),
)

CONTRAST = Theme(
    name="contrast",
    dark=True,
    background="#000000",
    text="#ffffff",
    quiet="#e2e2e2",
    heading="#ffffff",
    link="#ffe45c",
    rule="#8a8a8a",
    table_head="#262626",
    table_stripe="#121212",
    inline_code="#262626",
    mark="#ffe45c",
    mark_text="#000000",
    present_mark="#3db8ff",
    code=CodeColours(
        background="#121212",
        text="#ffffff",
        comment="#cfcfcf",
        keyword="#f0b8ff",
        string="#a8f5b0",
        number="#ffc68f",
        function="#9fdcff",
        type="#ffe08a",
        name="#ffb9cb",
        tag="#8ee9ff",
        operator="#ffffff",
        inserted="#a8f5b0",
        deleted="#ffb8b0",
        error="#ffb8b0",
    ),
    note=NoteColours("#7fc1ff", "#000000", "#a9d6ff"),
    tip=NoteColours("#7ee2a0", "#000000", "#a8f5b0"),
    important=NoteColours("#c9a8ff", "#000000", "#dcc6ff"),
    warning=NoteColours("#ffc24d", "#000000", "#ffd98f"),
    caution=NoteColours("#ff8f85", "#000000", "#ffb8b0"),
    underline_links=True,
)

THEMES = {theme.name: theme for theme in (LIGHT, DARK, CONTRAST)}
"""Every theme by its name."""


def text_pairs(theme: Theme) -> Iterator[tuple[str, str, str]]:
    """Every ``(what, text colour, background colour)`` that meets on a page of this theme."""
    for background in ("background", "table_head", "table_stripe", "inline_code"):
        for text in ("text", "heading", "link", "quiet"):
            yield f"{text} on {background}", getattr(theme, text), getattr(theme, background)
    yield "marked term", theme.mark_text, theme.mark
    yield "present match", theme.background, theme.present_mark
    code = theme.code
    yield "copy link", theme.quiet, code.background
    for token in CodeColours._fields:
        if token != "background":
            yield f"code {token}", getattr(code, token), code.background
    for kind in NOTE_KINDS:
        colours = theme.note_colours(kind)
        for text in (theme.text, theme.link, colours.title):
            yield kind, text, colours.background
