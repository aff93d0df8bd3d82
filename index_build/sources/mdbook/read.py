"""mdBook: ``book.toml`` and the list of chapters in ``SUMMARY.md``."""

from __future__ import annotations

import tomllib
from typing import Any
from urllib.parse import unquote

from index_build.sources.config_values import mapping_of
from index_build.sources.files.docs_folder import CannotRead, DocsFolder, folder_of, joined
from index_build.sources.mdbook.text import ChapterText
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
from index_build.sources.yaml_text import told_line

CONFIGS = ("book.toml",)
SUMMARY = "SUMMARY.md"


def read_mdbook(project: DocsFolder, config_name: str) -> Documentation:
    """The book that the file ``config_name`` describes.

    Raises:
        CannotRead: there is no such file, or no list of chapters.
    """
    notes = project.notes(config_name)
    try:
        config = tomllib.loads(project.text(config_name))
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        notes.warning(told_line(error), f"This is not valid TOML: {error}.", kind="configuration")
        config = {}
    book = mapping_of(config.get("book"))
    folder = folder_of(config_name)
    src = book.get("src") if isinstance(book.get("src"), str) else "src"
    docs = project.below(joined(folder, src or "src"))
    site = Site(project, docs)
    site.problems.extend(notes.items)
    summary = next((name for name in docs.files if name.casefold() == SUMMARY.casefold()), "")
    if not summary:
        raise CannotRead(f"“{docs.shown(SUMMARY)}”, which lists the chapters of an mdBook, is not there.")
    html = mapping_of(mapping_of(config.get("output")).get("html"))
    navigation = Chapters(site).items(read_link_list(docs.text(summary)))
    redirects = _redirects(html)
    text = ChapterText(site, mapping_of(mapping_of(html.get("code")).get("hidelines")))
    pages = [
        page
        for name in dict.fromkeys(pages_of(navigation))
        if (page := site.page(name, text.rewritten, addresses=redirects.get(name, ()))) is not None
    ]
    site_url = html.get("site-url")
    return Documentation(
        kind="mdBook",
        root=docs.path,
        pages=tuple(pages),
        navigation=navigation,
        title=str(book.get("title") or ""),
        language=str(book.get("language") or ""),
        home=pages[0].name if pages else "",
        images=site.images(),
        prefixes=(site_url,) if isinstance(site_url, str) and site_url.startswith("/") else (),
        problems=tuple(site.problems),
    )


def _redirects(html: dict[str, Any]) -> dict[str, list[str]]:
    """Old addresses by the page they lead to; those of single sections and on the web are left out."""
    found: dict[str, list[str]] = {}
    for old, new in mapping_of(html.get("redirect")).items():
        if isinstance(new, str) and "://" not in new and "#" not in old:
            target = joined(folder_of(old.lstrip("/")), new.partition("#")[0])
            found.setdefault(f"{target.removesuffix('.html')}.md", []).append(old)
    return found


class Chapters:
    """Turns the list of chapters into the tree. A heading is a part, a chapter without a file a section."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._seen_title = False

    def items(self, rows: list[LinkRow]) -> tuple[NavItem, ...]:
        found: list[NavItem] = []
        part: list[NavItem] | None = None
        title = ""
        for row in rows:
            if row.is_part:
                # The first heading is “Summary”, the name of the list itself.
                if (
                    row.level == 1
                    and not found
                    and not self._seen_title
                    and row.title.casefold() == "summary"
                ):
                    self._seen_title = True
                    continue
                if part is not None:
                    found.append(NavSection(title, tuple(part)))
                part, title = [], row.title
            else:
                (found if part is None else part).extend(self._chapter(row))
        if part is not None:
            found.append(NavSection(title, tuple(part)))
        return tuple(found)

    def _chapter(self, row: LinkRow) -> list[NavItem]:
        below = self.items(row.items)
        if "://" in row.address:
            return [NavLink(row.title, row.address)]
        name = joined("", unquote(row.address.partition("#")[0])) if row.address else ""
        if name and not self._site.docs.has(name):
            self._site.warn(
                SUMMARY, row.line, f"The chapter “{name}” is not there.", kind="navigation-without-page"
            )
            name = ""
        if name:
            return [NavPage(name, row.title, below)]
        return [NavSection(row.title, below)] if below else []
