"""MyST's tables of lists in lists (``{list-table}``) and of values between commas (``{csv-table}``)."""

from __future__ import annotations

import csv

from markdown_it.token import Token


def list_table(tokens: list[Token], caption: str, heads: int, level: int) -> list[Token]:
    """The table that a list of lists stands for; any other tokens as they are."""
    if not _is_list_of_lists(tokens):
        return [*([_markup(f"<p>{caption}</p>", level)] if caption else []), *tokens]
    found = [_markup("<table>" + (f"<caption>{caption}</caption>" if caption else ""), level)]
    top = tokens[0].level
    row = 0
    for token in tokens:
        depth = token.level - top
        if token.type == "list_item_open" and depth == 1:
            row += 1
            found.append(_markup("<thead><tr>" if row == 1 <= heads else "<tr>", level))
        elif token.type == "list_item_close" and depth == 1:
            found.append(_markup("</tr></thead>" if row == heads else "</tr>", level))
        elif token.type in ("list_item_open", "list_item_close") and depth == 3:
            slash = "/" if token.nesting < 0 else ""
            found.append(_markup(f"<{slash}{'th' if row <= heads else 'td'}>", level))
        elif depth > 3 or depth not in (0, 2):
            found.append(token)
    return [*found, _markup("</table>", level)]


def csv_as_lists(text: str, header: str) -> str:
    """Values between commas as a list of lists."""
    rows = list(csv.reader([*([header] if header else []), *text.split("\n")], skipinitialspace=True))
    items = (
        "\n".join(f"{'  ' if number else '* '}- {' '.join(cell.split())}" for number, cell in enumerate(row))
        for row in rows
        if row
    )
    return "\n".join(items)


def _is_list_of_lists(tokens: list[Token]) -> bool:
    """Whether there is one list, each item of which is one list as well."""
    if not tokens or tokens[0].type != "bullet_list_open" or tokens[-1].type != "bullet_list_close":
        return False
    top = tokens[0].level
    kinds = {(token.level - top, token.type) for token in tokens if token.level - top in (0, 2)}
    return kinds <= {
        *((0, "bullet_list_open"), (0, "bullet_list_close")),
        *((2, "bullet_list_open"), (2, "bullet_list_close")),
    }


def _markup(html: str, level: int) -> Token:
    return Token("markup", "", 0, content=html, level=level)
