"""What a page without a text of its own shows instead: the pages below it.

Sites draw such pages from their templates: the first page, and that of each section.
"""

from __future__ import annotations

from collections.abc import Iterator

from helpviewer.book.format import Category, CategoryItem, LinkItem, TreeItem
from helpviewer.page.nodes import Blocks, Link, List, ListItem, Plain
from index_build.structure.contents import Contents, Page
from index_build.structure.links import Inside, Outside, resolve_link


def is_empty(page: Page) -> bool:
    """Whether a page has neither text nor pictures."""
    return not page.parsed.words and not page.parsed.pictures


def listing(page: Page, contents: Contents) -> Blocks:
    """Links to what stands below an empty page in the tree, and for the first page to all that stands beside
    it; nothing for other pages."""
    if not is_empty(page):
        return ()
    rows = {category.id: category for category in contents.categories}
    head = next((category for category in rows.values() if category.page == page.id), None)
    if head is None and page.id == contents.info.home:
        head = rows.get("")
    links = [link for item in head.items for link in _link(item, rows, page, contents)] if head else []
    return (List(tuple(ListItem((Plain((link,)),)) for link in links)),) if links else ()


def _link(item: TreeItem, rows: dict[str, Category], page: Page, contents: Contents) -> Iterator[Link]:
    if isinstance(item, LinkItem):
        target = resolve_link(item.url, page, contents)
        if isinstance(target, Outside):
            yield Link(target.url, (item.title,))
        return
    title = rows[item.id].title if isinstance(item, CategoryItem) else ""
    first = _first(item, rows)
    if first and first != page.id:
        other = contents.pages[first]
        yield Link(Inside(first, "").href, (title or other.tree_title or other.title,))


def _first(item: TreeItem, rows: dict[str, Category]) -> str:
    """The page that a row of the tree opens, or the first below it; "" when there is none."""
    while isinstance(item, CategoryItem):
        category = rows[item.id]
        if category.page:
            return category.page
        inner = [one for one in category.items if not isinstance(one, LinkItem)]
        if not inner:
            return ""
        item = inner[0]
    return item if isinstance(item, str) else ""
