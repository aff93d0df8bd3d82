"""Which lists and tables Markdown has signs for. No Qt."""

from __future__ import annotations

from helpviewer.page.nodes import Block, Cell, List, ListItem, Paragraph, Plain, Rule, Table


def is_plain_list(list_: List) -> bool:
    """Whether Markdown has signs for all of a list: text may not stand beside paragraphs, or after blocks."""
    airy = [any(isinstance(block, Paragraph) for block in item.blocks) for item in list_.items]
    for at, item in enumerate(list_.items):
        # An item of one paragraph is told from one of bare text by the empty line beside it.
        lone = len(item.blocks) == 1 and isinstance(item.blocks[0], Paragraph)
        beside = airy[max(0, at - 1) : at] + airy[at + 1 : at + 2]
        if not _is_plain_item(item) or (lone and not any(beside)):
            return False
    return bool(list_.items) and list_.numbering == "1"


def _is_plain_item(item: ListItem) -> bool:
    loose = [at for at, block in enumerate(item.blocks) if isinstance(block, Plain)]
    if not loose:
        # A list of bare lists would be one of "- - 1.", and "- ---" is a rule.
        return bool(item.blocks) and not isinstance(item.blocks[0], List | Rule)
    rest = item.blocks[1:]
    # Only a list that starts with 1 may follow text without an empty line.
    return loose == [0] and len(rest) < 3 and all(map(_starts_with_one, rest)) and not _alike(rest)


def _starts_with_one(block: Block) -> bool:
    return isinstance(block, List) and (not block.is_ordered or block.start == 1)


def _alike(lists: tuple[Block, ...]) -> bool:
    """Whether two lists beside each other would be one."""
    kinds = [block.is_ordered for block in lists if isinstance(block, List)]
    return len(set(kinds)) < len(kinds)


def is_plain_table(table: Table) -> bool:
    """Whether a table is what bars can draw: a head of one row, and below it rows of as many cells with
    nothing but text in them, aligned alike."""
    if len(table.head) != 1 or table.caption:
        return False
    aligns = [cell.align for cell in table.head[0]]
    return all(
        [cell.align for cell in row] == aligns
        and all(_is_plain_cell(cell, is_header=not number) for cell in row)
        for number, row in enumerate((*table.head, *table.body))
    )


def _is_plain_cell(cell: Cell, *, is_header: bool) -> bool:
    spans = cell.colspan > 1 or cell.rowspan > 1
    texts = all(isinstance(block, Plain) for block in cell.blocks)
    return cell.is_header == is_header and not spans and texts
