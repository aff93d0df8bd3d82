"""HTML to the body of a page: the steps in order."""

from __future__ import annotations

from helpviewer.page.nodes import Blocks, Heading
from helpviewer.page.walk import walk
from index_build.dialects.html.anchors import Anchors, set_anchors
from index_build.dialects.html.blanks import tidy_blanks
from index_build.dialects.html.element import Element, lift_blocks, parse_html
from index_build.dialects.html.raw import guarded
from index_build.dialects.html.reader import HtmlReader
from index_build.dialects.html.unclosed import close_tags
from index_build.dialects.reading import Reading


def read_tree(html: str, page: Reading, *, of_browsers: bool = False) -> Element:
    """The tree of a page's HTML, safe to be read. Elements that are never closed end where people mean them
    to, or where browsers end them.

    Raises:
        RecursionError: its elements are nested too deeply.
    """
    html = guarded(html, page)
    tree = parse_html(close_tags(html, page) if page.has_tags and not of_browsers else html)
    lift_blocks(tree)
    return tree


def read_body(tree: Element, page: Reading) -> tuple[Blocks, Anchors]:
    """The nodes of a tree, which is used up, and its anchors."""
    anchors = set_anchors(tree)
    tidy_blanks(tree)
    blocks = HtmlReader(page).flow(tree.children)
    return blocks, anchors.only({block.id for block in walk(blocks) if isinstance(block, Heading)})
