"""The navigation of a folder of HTML: a file of contents, lists of links, or relations of pages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import unquote
from xml.etree import ElementTree

from selectolax.lexbor import LexborHTMLParser, LexborNode

from index_build.sources.files.docs_folder import CannotRead, folder_of, joined
from index_build.sources.navigation.items import NavItem, NavPage, NavSection, pages_of
from index_build.sources.site import Site

DEEPEST = 30
_SIDEBARS = (
    "nav[epub\\:type=toc]", "#mdbook-sidebar", "ol.chapter", ".sidebar .chapter", ".bd-sidebar-primary nav",
    ".wy-menu", ".sidebar-tree", ".theme-doc-sidebar-menu", "#VPSidebarNav", ".md-nav--primary",
    ".sphinxsidebarwrapper", ".td-sidebar-nav", "nav.menu", "aside nav", ".sidebar", "#sidebar", "nav",
    ".toc", "main ul", "body > ul",
)  # fmt: skip
_LISTS = frozenset({"ul", "ol", "dl"})


class HtmlNav:
    """Makes the tree of the pages ``titles`` (by name) of a site. ``relations`` are the links of each page to
    those around it."""

    def __init__(
        self, site: Site, titles: Mapping[str, str], relations: Mapping[str, Mapping[str, str]]
    ) -> None:
        self._site = site
        self._titles = titles
        self._relations = relations
        self._listed: set[str] = set()

    def items(self, home: str) -> tuple[NavItem, ...]:
        """The best tree there is; () when there is none but the folders."""
        found = self._from_files()
        if not found:
            trees = [self._from_toctrees(home), self._from_relations(), *self._from_sidebars(home)]
            counts = [len(set(pages_of(items))) for items in trees]
            # A tree that the generator wrote as one is better than a longer one that was put together.
            enough = max(counts) * 0.7
            found = next(items for items, count in zip(trees, counts, strict=True) if count >= enough)
        listed = set(pages_of(found))
        if len(listed) < 2 and len(self._titles) > 3:
            return ()
        return found if not home or home in listed else (NavPage(home), *found)

    def _page(self, address: str, base: str) -> str:
        path = unquote(address.partition("#")[0].partition("?")[0])
        if not path or "://" in path:
            return ""
        name = joined(folder_of(base), path) if not path.startswith("/") else path.strip("/")
        places = (name, f"{name}/index.html", f"{name}.html", "index.html" if not name else "")
        return next((place for place in places if place in self._titles), "")

    # -- contents in a file of their own --

    def _from_files(self) -> tuple[NavItem, ...]:
        for suffix, read in ((".ncx", self._ncx), (".qhp", self._qhp), (".hhc", self._hhc)):
            for name in self._site.names((suffix,)):
                try:
                    items = read(self._site.docs.text(name), name)
                except (CannotRead, ElementTree.ParseError, RecursionError):
                    continue
                if next(pages_of(items), None) is not None:
                    return items
        return ()

    def _ncx(self, text: str, name: str) -> tuple[NavItem, ...]:
        def rows(element: ElementTree.Element, depth: int) -> tuple[NavItem, ...]:
            found: list[NavItem] = []
            for point in element.findall("{*}navPoint") if depth < DEEPEST else ():
                label = point.find("{*}navLabel/{*}text")
                content = point.find("{*}content")
                address = content.get("src", "") if content is not None else ""
                title = " ".join((label.text or "").split()) if label is not None else ""
                found.extend(self._row(title, address, name, rows(point, depth + 1)))
            return tuple(found)

        top = read_xml(text).find("{*}navMap")
        return rows(top, 0) if top is not None else ()

    def _qhp(self, text: str, name: str) -> tuple[NavItem, ...]:
        def rows(element: ElementTree.Element, depth: int) -> tuple[NavItem, ...]:
            found: list[NavItem] = []
            for section in element.findall("section") if depth < DEEPEST else ():
                below = rows(section, depth + 1)
                found.extend(self._row(section.get("title", ""), section.get("ref", ""), name, below))
            return tuple(found)

        tops = read_xml(text).findall(".//toc")
        return tuple(item for top in tops for item in rows(top, 0))

    def _hhc(self, text: str, name: str) -> tuple[NavItem, ...]:
        tree = LexborHTMLParser(text)
        top = tree.css_first("ul")

        def rows(node: LexborNode, depth: int) -> tuple[NavItem, ...]:
            found: list[NavItem] = []
            for item in _children(node) if depth < DEEPEST else ():
                if item.tag == "ul" and found:
                    found[-1] = _with_items(found[-1], rows(item, depth + 1))
                elif item.tag == "li":
                    values = {
                        (p.attributes.get("name") or "").lower(): p.attributes.get("value") or ""
                        for child in _children(item)
                        if child.tag == "object"
                        for p in child.css("param")
                    }
                    inner = next((child for child in _children(item) if child.tag == "ul"), None)
                    below = rows(inner, depth + 1) if inner is not None else ()
                    address = values.get("local", "").replace("\\", "/")
                    found.extend(self._row(values.get("name", ""), address, name, below))
            return tuple(found)

        return rows(top, 0) if top is not None else ()

    def _row(self, title: str, address: str, base: str, below: tuple[NavItem, ...]) -> list[NavItem]:
        page = self._page(address, base) if address else ""
        if page and (page not in self._listed or below):
            self._listed.add(page)
            return [NavPage(page, title, below)]
        return [NavSection(title, below)] if below and title else list(below)

    # -- lists of links --

    def _from_toctrees(self, home: str) -> tuple[NavItem, ...]:
        """Sphinx: each page has the list of those below it."""
        tops = [name for name in (home, "contents.html", "index.html") if self._site.docs.has(name)]
        best: tuple[NavItem, ...] = ()
        for top in dict.fromkeys(tops):
            seen: set[str] = {top}
            items = self._toctree(top, seen, 0)
            if len(set(pages_of(items))) > len(set(pages_of(best))):
                best = items
        return best

    def _toctree(self, page: str, seen: set[str], depth: int) -> tuple[NavItem, ...]:
        found: list[NavItem] = []
        tree = self._tree(page) if depth < DEEPEST else None
        for wrapper in tree.css("div.toctree-wrapper") if tree is not None else ():
            rows: list[NavItem] = []
            caption = wrapper.css_first("p.caption")
            for part in (child for child in _children(wrapper) if child.tag == "ul"):
                rows.extend(self._deeper(self._listing(part, page, seen, 0), seen, depth))
            if caption is not None and rows:
                found.append(NavSection(_text(caption), tuple(rows)))
            else:
                found.extend(rows)
        return tuple(found)

    def _deeper(self, items: Iterable[NavItem], seen: set[str], depth: int) -> Iterator[NavItem]:
        for item in items:
            if isinstance(item, NavPage):
                own = self._toctree(item.page, seen, depth + 1)
                below = (*self._deeper(item.items, seen, depth + 1), *own)
                yield NavPage(item.page, item.title, below)
            elif isinstance(item, NavSection):
                yield NavSection(item.title, tuple(self._deeper(item.items, seen, depth + 1)))

    def _from_sidebars(self, home: str) -> Iterator[tuple[NavItem, ...]]:
        names = [home, "toc.html", "contents.html", "nav.xhtml", "bk01-toc.html", "TOC.html"]
        names += [name for name in self._site.docs.files if name.endswith("nav.xhtml")][:1]
        for name in dict.fromkeys(names):
            tree = self._tree(name) if name and self._site.docs.has(name) else None
            for place in _SIDEBARS if tree is not None else ():
                for node in tree.css(place)[:20] if tree is not None else ():
                    yield self._listing(node, name, set(), 0)

    def _listing(self, node: LexborNode, base: str, seen: set[str], depth: int) -> tuple[NavItem, ...]:
        """The rows of nested lists: each item is its first link and the lists in it."""
        found: list[NavItem] = []
        for child in _children(node) if depth < 4 * DEEPEST else ():
            if child.tag in ("li", "dt"):
                found.extend(self._listed_item(child, base, seen, depth))
            elif child.tag == "dd" and found:
                found[-1] = _with_items(found[-1], self._listing(child, base, seen, depth + 1))
            elif child.tag == "a":
                found.extend(self._row_of(child, base, seen, ()))
            elif child.tag in _LISTS or child.tag not in ("script", "style"):
                found.extend(self._listing(child, base, seen, depth + 1))
        return tuple(found)

    def _listed_item(self, item: LexborNode, base: str, seen: set[str], depth: int) -> list[NavItem]:
        link = next((n for n in _before_lists(item) if n.tag == "a" and n.attributes.get("href")), None)
        own = self._row_of(link, base, seen, ()) if link is not None else []
        below: list[NavItem] = []
        for part in _lists(item):
            below.extend(self._listing(part, base, seen, depth + 1))
        if own:
            return [_with_items(own[0], tuple(below))]
        title = _label(item)
        return [NavSection(title, tuple(below))] if title and below and link is None else below

    def _row_of(
        self, link: LexborNode, base: str, seen: set[str], below: tuple[NavItem, ...]
    ) -> list[NavItem]:
        page = self._page(link.attributes.get("href") or "", base)
        if not page or page in seen:
            return []
        seen.add(page)
        return [NavPage(page, _text(link), below)]

    def _tree(self, name: str) -> LexborHTMLParser | None:
        try:
            return LexborHTMLParser(self._site.docs.text(name))
        except CannotRead:
            return None

    # -- how pages refer to each other --

    def _from_relations(self) -> tuple[NavItem, ...]:
        """DocBook and others: every page says which is above it and which comes next."""
        above: dict[str, str] = {}
        following: dict[str, str] = {}
        for name, links in self._relations.items():
            above[name] = self._page(links.get("up", ""), name)
            following[name] = self._page(links.get("next", ""), name)
        if sum(1 for name in above.values() if name) < len(self._titles) / 2:
            return ()
        order = self._in_order(following)
        below: dict[str, list[str]] = {}
        for name in order:
            if above.get(name) and above[name] != name:
                below.setdefault(above[name], []).append(name)
        tops = [name for name in order if not above.get(name) or above[name] == name]
        return tuple(self._related(name, below, set(), 0) for name in tops)

    def _related(self, name: str, below: Mapping[str, list[str]], open_: set[str], depth: int) -> NavPage:
        if name in open_ or depth > DEEPEST:
            return NavPage(name)
        open_.add(name)
        items = tuple(self._related(child, below, open_, depth + 1) for child in below.get(name, ()))
        open_.discard(name)
        return NavPage(name, "", items)

    def _in_order(self, following: Mapping[str, str]) -> list[str]:
        targets = set(following.values())
        order: dict[str, None] = {}
        for start in sorted(self._titles, key=lambda name: (name in targets, name)):
            name = start
            while name and name not in order:
                order[name] = None
                name = following.get(name, "")
        return list(order)


def read_xml(text: str) -> ElementTree.Element:
    """XML without what could grow or load anything.

    Raises:
        ParseError: it is no XML, or it defines entities.
    """
    if "<!ENTITY" in text:
        raise ElementTree.ParseError("entities are not read")
    return ElementTree.fromstring(re.sub(r"<!DOCTYPE[^>\[]*>", "", text).encode())


def _children(node: LexborNode) -> Iterator[LexborNode]:
    child = node.child
    while child is not None:
        if child.tag and not child.tag.startswith("-"):
            yield child
        child = child.next


def _before_lists(item: LexborNode) -> Iterator[LexborNode]:
    """The elements of an item outside of the lists in it."""
    for child in _children(item):
        if child.tag not in _LISTS:
            yield child
            yield from _before_lists(child)


def _lists(item: LexborNode) -> Iterator[LexborNode]:
    for child in _children(item):
        if child.tag in _LISTS:
            yield child
        else:
            yield from _lists(child)


def _label(item: LexborNode) -> str:
    """The text of an item that has no link of its own."""
    words = [n.text(deep=False) for n in _before_lists(item)]
    return " ".join(" ".join([item.text(deep=False), *words]).split())


def _text(node: LexborNode) -> str:
    return " ".join(node.text(deep=True).split())


def _with_items(item: NavItem, below: tuple[NavItem, ...]) -> NavItem:
    if isinstance(item, NavPage):
        return NavPage(item.page, item.title, (*item.items, *below))
    if isinstance(item, NavSection):
        return NavSection(item.title, (*item.items, *below), item.id, item.key)
    return item
