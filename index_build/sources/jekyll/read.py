"""Jekyll: ``_config.yml``, collections, navigation in data files or front matter, pages with Liquid."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from index_build.sources.config_values import mapping_of, text_of
from index_build.sources.files.docs_folder import CannotRead, DocsFolder, folder_of, joined
from index_build.sources.files.globs import Globs
from index_build.sources.jekyll.text import JekyllText
from index_build.sources.navigation.folder_tree import (
    INDEX,
    FolderRules,
    folder_navigation,
    readable,
    stem,
)
from index_build.sources.navigation.ids import natural_order
from index_build.sources.navigation.items import (
    Documentation,
    NavItem,
    NavLink,
    NavPage,
    NavSection,
    pages_of,
)
from index_build.sources.site import PAGES, Site, site_address
from index_build.sources.yaml_text import YamlMistake, read_mapping, read_yaml

CONFIGS = ("_config.yml", "_config.yaml")
DEEPEST = 20
MOST_ROWS = 100_000
_NAV_FILE = re.compile(
    r"(?:.*[_-])?(?:nav(?:igation)?|sidebars?|toc|menu|tutorials|docs)(?:[_-].*)?", re.IGNORECASE
)
_BELOW = (
    "docs", "children", "items", "pages", "subfolders", "subfolderitems", "folders", "folderitems", "links",
    "sublinks", "subitems", "tutorials", "entries", "sections", "guides",
)  # fmt: skip
_LINKS = ("link", "url", "permalink", "href", "path", "page", "doc", "external_url")
_TITLES = ("title", "name", "text", "label")
_NO_PAGES = frozenset({"_layouts", "_includes", "_sass", "_data", "_site", "_plugins", "_drafts", "vendor"})


def read_jekyll(project: DocsFolder, config_name: str) -> Documentation:
    """The site whose configuration is ``config_name``."""
    notes = project.notes(config_name)
    try:
        config = read_mapping(project.text(config_name)).values
    except YamlMistake as mistake:
        notes.warning(mistake.line, str(mistake), kind="configuration")
        config = {}
    folder = folder_of(config_name)
    docs = project.below(joined(folder, text_of(config.get("source")) or ".") or ".")
    site = Site(project, docs)
    site.problems.extend(notes.items)
    pages_of_site = _Pages(site, config)
    data = {name: _data(site, name) for name in docs.files if name.startswith("_data/")}
    text = JekyllText(site, config, data, pages_of_site.by_address, pages_of_site.permalinks)
    pages = [
        page
        for name in pages_of_site.names
        if (page := site.page(name, text.rewritten, addresses=pages_of_site.addresses(name))) is not None
    ]
    navigation = _Navigation(site, pages_of_site, data).items()
    url, base = text_of(config.get("url")), text_of(config.get("baseurl"))
    return Documentation(
        kind="Jekyll",
        root=docs.path,
        pages=tuple(pages),
        navigation=navigation,
        title=text_of(config.get("title")) or text_of(config.get("name")),
        language=text_of(config.get("lang")),
        home=pages_of_site.by_address.get("", "") or next(pages_of(navigation), ""),
        images=site.images(),
        site=(url.rstrip("/") + base,) if "://" in url else (),
        prefixes=(base,) if base.startswith("/") else (),
        pretty_urls=True,
        problems=tuple(site.problems),
    )


def _data(site: Site, name: str) -> Any:
    if not name.endswith((".yml", ".yaml", ".json")):
        return None
    try:
        return read_yaml(site.docs.text(name))
    except (CannotRead, YamlMistake):
        return None


class _Pages:
    """The pages of a site and where it has them."""

    def __init__(self, site: Site, config: dict[str, Any]) -> None:
        self._site = site
        self._collections = mapping_of(config.get("collections"))
        patterns = config.get("exclude")
        excluded = Globs(
            [item for item in patterns if isinstance(item, str)] if isinstance(patterns, list) else []
        )
        self.names = [
            name
            for name in site.names((*PAGES, ".html"))
            if name not in excluded and self._is_page(name) and self._is_shown(name)
        ]
        self.permalinks = {name: self.addresses(name)[0] for name in self.names}
        self.by_address = {
            address.strip("/"): name for name in self.names for address in self.addresses(name)
        }

    def _is_page(self, name: str) -> bool:
        first = name.split("/")[0]
        if any(part in _NO_PAGES for part in name.split("/")[:-1]):
            return False
        if first.startswith("_"):
            return first[1:] in self._collections or first == "_posts"
        return (
            stem(name).casefold() not in ("404", "readme")
            or "/" not in name
            or stem(name).casefold() == "readme"
        )

    def _is_shown(self, name: str) -> bool:
        if name.endswith(".html") and not self._site.docs.text(name).startswith("---"):
            return False
        matter = self._site.read(name)
        if matter is None or not matter.flag("published", default=True) or matter.values.get("redirect_to"):
            return False
        if name.endswith(".html"):
            # A list of posts or a start page made of templates has no text of its own.
            words = re.sub(r"<[^>]*>|\{[{%].*?[%}]\}", " ", matter.body, flags=re.DOTALL).split()
            return len(words) > 40
        return stem(name) != "404"

    def addresses(self, name: str) -> list[str]:
        """The permalink of a page, and its old addresses."""
        matter = self._site.read(name)
        own = matter.text("permalink") if matter is not None else ""
        plain = site_address(name)
        first = name.split("/")[0]
        if first.startswith("_"):
            collection = self._collections.get(first[1:])
            pattern = text_of(collection.get("permalink")) if isinstance(collection, dict) else ""
            plain = self._permalink(name, pattern) if pattern else plain.replace("/_", "/", 1)
        old = matter.texts("redirect_from") if matter is not None else ()
        return [own or plain, plain, *old]

    def _permalink(self, name: str, pattern: str) -> str:
        first, _, rest = name.partition("/")
        path = rest.rpartition(".")[0]
        match = re.match(r"(?:.*/)?(\d{4})-(\d\d)-(\d\d)-(.*)", path)
        year, month, day, title = match.groups() if match else ("", "", "", path.rpartition("/")[2])
        values = {
            ":collection": first[1:], ":path": path, ":title": title, ":name": path.rpartition("/")[2],
            ":year": year, ":month": month, ":day": day, ":slug": title, ":output_ext": ".html",
            ":categories": "",
        }  # fmt: skip
        for key, value in values.items():
            pattern = pattern.replace(key, value)
        return re.sub(r"/{2,}", "/", pattern)

    def find(self, address: str) -> str:
        """The page that a navigation means by an address, a path or a name."""
        path = address.partition("#")[0].strip("/")
        if path in self.by_address:
            return self.by_address[path]
        plain = path.removesuffix(".html").removesuffix(".md").removesuffix("/index")
        return self.by_address.get(plain, "")


class _Navigation:
    """Makes the tree: from data files, from ``parent`` and ``nav_order``, else from folders."""

    def __init__(self, site: Site, pages: _Pages, data: dict[str, Any]) -> None:
        self._site = site
        self._pages = pages
        self._data = data
        self._rows = 0

    def items(self) -> tuple[NavItem, ...]:
        found = self._from_parents()
        listed = set(pages_of(found))
        for name, value in sorted(self._data.items(), key=lambda row: (not _is_docs(row[0]), row[0])):
            if not _NAV_FILE.fullmatch(stem(name)):
                continue
            items = self._branch(value, stem(name), 0)
            new = set(pages_of(items)) - listed
            if len(new) >= 2:
                title = readable(stem(name).replace("_nav", "").replace("nav", "").strip("_-") or "Pages")
                alone = len(items) == 1 and isinstance(items[0], NavSection)
                found = (*found, *items) if not found or alone else (*found, NavSection(title, items))
                listed |= new
        rest = [name for name in self._pages.names if name not in listed]
        if not listed:
            return folder_navigation(rest, FolderRules(weight=self._weight))
        return self._completed(found, rest)

    def _completed(self, items: tuple[NavItem, ...], rest: list[str]) -> tuple[NavItem, ...]:
        """Pages that no list names stand below the page of the folder they lie in."""
        below: dict[str, list[str]] = {}
        for name in rest:
            parent = self._pages.find(self._pages.permalinks[name].rstrip("/").rpartition("/")[0])
            if parent and parent != name and "/" in name:
                below.setdefault(parent, []).append(name)

        def complete(rows: Iterable[NavItem]) -> tuple[NavItem, ...]:
            found: list[NavItem] = []
            for row in rows:
                if isinstance(row, NavPage):
                    more = below.pop(row.page, [])
                    inner = complete(NavPage(name) for name in sorted(more, key=natural_order))
                    found.append(NavPage(row.page, row.title, (*complete(row.items), *inner)))
                elif isinstance(row, NavSection):
                    found.append(NavSection(row.title, complete(row.items), row.id, row.key))
                else:
                    found.append(row)
            return tuple(found)

        return complete(items)

    def _branch(self, value: Any, base: str, depth: int) -> tuple[NavItem, ...]:
        found: list[NavItem] = []
        if isinstance(value, dict) and depth < DEEPEST:
            inner = [item for item in value.values() if isinstance(item, list)]
            return tuple(row for item in inner for row in self._branch(item, base, depth + 1))
        for row in value if isinstance(value, list) and depth < DEEPEST else ():
            self._rows += 1
            if self._rows > MOST_ROWS:
                break
            if isinstance(row, str):
                page = self._pages.find(row) or self._pages.find(f"{base}/{row}")
                page = page or (self._pages.find(base) if row in ("home", "index") else "")
                found += [NavPage(page)] if page else []
            elif isinstance(row, dict):
                found.extend(self._row(row, base, depth))
        return tuple(found)

    def _row(self, row: dict[str, Any], base: str, depth: int) -> list[NavItem]:
        title = next((row[key] for key in _TITLES if isinstance(row.get(key), str)), "")
        link = next((row[key] for key in _LINKS if isinstance(row.get(key), str)), "")
        below: tuple[NavItem, ...] = ()
        for key in _BELOW:
            below += self._branch(row.get(key), key if key == "tutorials" else base, depth + 1)
        page = self._pages.find(link) if link else ""
        if page:
            return [NavPage(page, title, below)]
        if "://" in link and not below:
            return [NavLink(title or link, link)]
        return [NavSection(title, below)] if below and title else list(below)

    def _from_parents(self) -> tuple[NavItem, ...]:
        """The tree of Just the Docs: ``nav_order``, ``parent`` and ``grand_parent``."""
        rows: dict[str, tuple[str, str]] = {}
        for name in self._pages.names:
            matter = self._site.read(name)
            values = matter.values if matter is not None else {}
            if matter is not None and ("nav_order" in values or "parent" in values):
                rows[name] = (matter.text("title"), matter.text("parent"))
        if len(rows) < 2:
            return ()
        titles = {title: name for name, (title, _) in reversed(rows.items()) if title}
        below: dict[str, list[str]] = {}
        for name, (_, parent) in rows.items():
            below.setdefault(titles.get(parent, ""), []).append(name)

        def branch(parent: str, open_: frozenset[str]) -> tuple[NavItem, ...]:
            names = sorted(
                below.get(parent, ()), key=lambda n: (self._weight(n) or 1e9, natural_order(rows[n][0]), n)
            )
            return tuple(
                NavPage(name, "", branch(name, open_ | {name}) if rows[name][0] else ())
                for name in names
                if name not in open_
            )

        return branch("", frozenset())

    def _weight(self, name: str) -> float | None:
        if name.endswith("/"):
            index = next((f"{name}{i}.md" for i in INDEX if f"{name}{i}.md" in self._pages.permalinks), "")
            return self._weight(index) if index else None
        matter = self._site.read(name)
        return matter.number("nav_order", "order", "weight", "position") if matter is not None else None


def _is_docs(name: str) -> bool:
    return "docs" in name or "nav" in name
