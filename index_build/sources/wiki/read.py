"""Wikis of GitHub and GitLab: pages side by side, linked by name, with a sidebar written in Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from index_build.sources.files.docs_folder import DocsFolder
from index_build.sources.markup.code_spans import outside_code
from index_build.sources.navigation.folder_tree import FolderRules, folder_navigation, stem
from index_build.sources.navigation.items import (
    Documentation,
    NavItem,
    NavLink,
    NavPage,
    NavSection,
    pages_of,
)
from index_build.sources.navigation.link_list import LinkRow, read_link_list
from index_build.sources.site import Site
from index_build.sources.wiki.links import Names, WikiLinks

_PARTS = ("_sidebar", "_footer", "_header")
_WIKI_ADDRESS = re.compile(
    r"https?://(?:github\.com|gitlab\.com|[\w.-]+)/[\w.-]+/[\w.-]+/(?:-/)?wikis?(?:/(.*))?"
)


def read_wiki(project: DocsFolder, config_name: str) -> Documentation:
    """The wiki whose sidebar or home page is ``config_name``."""
    docs = project.below(config_name.rpartition("/")[0] or ".")
    site = Site(project, docs)
    names = [name for name in site.names() if stem(name).casefold() not in _PARTS]
    found = Names(docs.files)

    def missing(page: str, target: str) -> None:
        site.warn(page, 0, f"The link “{target}” leads to no page.", kind="dead-link")

    links = WikiLinks(found, missing, words_first=True)

    def rewritten(text: str, page: str) -> str:
        if "[[" not in text:
            return text
        text = links.rewrite_with_code(text, page)
        return outside_code(text, lambda part: links.rewrite(part, page))

    pages = [
        page
        for name in names
        if (page := site.page(name, rewritten, addresses=[f"/{name.rpartition('.')[0]}"])) is not None
    ]
    sidebar = next((n for n in docs.files if stem(n).casefold() == "_sidebar" and "/" not in n), "")
    navigation = _Sidebar(found, links).items(docs.text(sidebar)) if sidebar else ()
    listed = set(pages_of(navigation))
    home = next((name for name in names if stem(name).casefold() == "home"), "")
    if navigation and home and home not in listed:
        navigation = (NavPage(home), *navigation)
    site.warn_of_other_markup()
    return Documentation(
        kind="a wiki",
        root=docs.path,
        pages=tuple(pages),
        navigation=navigation if listed else folder_navigation(names, FolderRules()),
        home=home,
        images=site.images(),
        prefixes=("/wiki",),
        problems=tuple(site.problems),
    )


class _Sidebar:
    """Makes the tree of the sidebar: its headings, and lines without a link, are sections."""

    def __init__(self, names: Names, links: WikiLinks) -> None:
        self._names = names
        self._links = links
        self._by_address = False

    def items(self, text: str) -> tuple[NavItem, ...]:
        rows = read_link_list(outside_code(text, lambda part: self._links.rewrite(part, "_Sidebar.md")))
        # Links with a whole address lead into this wiki only where there are no others.
        self._by_address = not any(row.address and "://" not in row.address for row in _every(rows))
        return self._grouped(rows)

    def _grouped(self, rows: list[LinkRow]) -> tuple[NavItem, ...]:
        """Headings hold the rows below them, down to the next of their level."""
        found: list[NavItem] = []
        at = 0
        while at < len(rows):
            row = rows[at]
            at += 1
            if not row.is_part:
                found.extend(self._row(row))
                continue
            end = next(
                (n for n in range(at, len(rows)) if rows[n].is_part and rows[n].level <= row.level), len(rows)
            )
            below = self._grouped(rows[at:end])
            at = end
            page = self._page(row.address) if row.address else ""
            if page:
                found.append(NavPage(page, row.title, below))
            elif below:
                found.append(NavSection(row.title, below))
        return tuple(found)

    def _row(self, row: LinkRow) -> Iterable[NavItem]:
        below = tuple(item for inner in row.items for item in self._row(inner))
        page = self._page(row.address) if row.address else ""
        if page:
            return [NavPage(page, row.title, below)]
        if "://" in row.address:
            return [NavLink(row.title or row.address, row.address), *below]
        return [NavSection(row.title, below)] if below and row.title else below

    def _page(self, address: str) -> str:
        match = _WIKI_ADDRESS.fullmatch(address)
        if "://" in address and not (match and self._by_address):
            return ""
        path = (match[1] or "Home") if match else address
        return self._names.find(path.partition("#")[0], "_Sidebar.md")


def _every(rows: Iterable[LinkRow]) -> Iterator[LinkRow]:
    for row in rows:
        yield row
        yield from _every(row.items)
