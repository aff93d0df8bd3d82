"""The table of contents that stands before several pages on paper, as Qt's rich text. Pure, no Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from helpviewer.page.around.parts import direction
from helpviewer.page.around.theme import Theme
from helpviewer.page.html_text import escape

_STEP_PX = 18


@dataclass(frozen=True, slots=True)
class ContentsRow:
    """One line: how deep it stands, its title, the anchor of a page ("" for a category), its sheet."""

    depth: int
    title: str
    anchor: str
    sheet: int


def contents_html(
    title: str, below: str, heading: str, rows: Sequence[ContentsRow], theme: Theme, language: str
) -> str:
    """The title of the whole with a line below it, then under a heading the rows with their page numbers at
    the far edge."""
    rtl = direction(language) == "rtl"
    start, end = ("right", "left") if rtl else ("left", "right")
    turn = ' dir="rtl"' if rtl else ""
    out = [f"<body><h1{turn}>{escape(title)}</h1>"]
    if below:
        out.append(f'<p{turn} class="trail">{escape(below)}</p>')
    out.append(f'<h2{turn}>{escape(heading)}</h2><table width="100%" cellspacing="0" border="0">')
    for row in rows:
        words = escape(row.title)
        if row.anchor:
            words = (
                f'<a href="#{escape(row.anchor)}" style="color:{theme.text};text-decoration:none">{words}</a>'
            )
            above = 1
        else:
            words, above = f"<b>{words}</b>", 7
        indent = f"padding-{start}:{row.depth * _STEP_PX}px;padding-top:{above}px;padding-bottom:1px"
        cells = [
            f'<td width="92%" align="{start}" style="{indent}">{words}</td>',
            f'<td width="8%" align="{end}" valign="bottom" style="padding-top:{above}px">'
            f"{row.sheet if row.anchor else ''}</td>",
        ]
        out.append("<tr>" + "".join(reversed(cells) if rtl else cells) + "</tr>")
    out.append("</table></body>")
    return "".join(out)
