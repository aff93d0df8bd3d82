"""VitePress: its sidebar read as data, its pages with the little that Vue adds."""

from __future__ import annotations

from typing import Any
from urllib.parse import unquote

from index_build.sources.config_values import mapping_of, text_of
from index_build.sources.files.docs_folder import DocsFolder, joined
from index_build.sources.files.globs import Globs
from index_build.sources.markup.javascript import Scripts
from index_build.sources.markup.js_data import Unknown, unknown_lines
from index_build.sources.navigation.folder_tree import FolderRules, folder_navigation, readable
from index_build.sources.navigation.items import (
    Documentation,
    NavItem,
    NavLink,
    NavPage,
    NavSection,
    pages_of,
)
from index_build.sources.site import Site, site_address
from index_build.sources.vitepress.text import VuePageText

CONFIG_STEMS = (".vitepress/config", ".vitepress/config/index")
DEEPEST = 30

_SCRIPTS = ("js", "ts", "mjs", "mts")


def read_vitepress(project: DocsFolder, config_name: str) -> Documentation:
    """The site whose configuration is ``config_name``, in a folder ``.vitepress``.

    Raises:
        CannotRead: there is no folder of pages inside the project.
    """
    folder = config_name.partition(".vitepress/")[0].rstrip("/")
    config = Scripts(project).exported(config_name)
    values = mapping_of(config)
    locale = mapping_of(mapping_of(values.get("locales")).get("root"))
    theme = {**mapping_of(values.get("themeConfig")), **mapping_of(locale.get("themeConfig"))}
    docs = project.below(joined(folder, text_of(values.get("srcDir")) or "."))
    site = Site(project, docs)
    _warn_of_code(site, config_name, config, theme)
    excluded = Globs([*_texts(values.get("srcExclude")), *_other_languages(values)])
    names = [name for name in site.names((".md",)) if name not in excluded and not name.startswith("public/")]
    names = [name for name in names if (matter := site.read(name)) is not None and not matter.flag("draft")]
    # A file called “[name].md” is a pattern for pages that code makes.
    stems = {name: name.removesuffix(".md") for name in names if "[" in name}
    patterns = [
        name for name, stem in stems.items() if any(site.docs.has(f"{stem}.paths.{e}") for e in _SCRIPTS)
    ]
    names = [name for name in names if name not in patterns]
    for name in patterns:
        sentence = "The pages of which this is the pattern are made by code, and are not in the book."
        site.warn(name, 0, sentence, "Build the site, and make a book of its HTML.", kind="pages-of-code")
    navigation = _Sidebar(site, names, theme).items()
    text = VuePageText(site)
    addresses = {name: [site_address(name)] for name in names}
    pages = [
        page
        for name in names
        if (page := site.page(name, text.rewritten, addresses=addresses[name])) is not None
    ]
    base = text_of(values.get("base"))
    host = text_of(mapping_of(values.get("sitemap")).get("hostname"))
    return Documentation(
        kind="VitePress",
        root=docs.path,
        pages=tuple(pages),
        navigation=navigation or folder_navigation(names, FolderRules(index=("index",))),
        in_folders=not navigation,
        title=text_of(locale.get("title")) or text_of(values.get("title")),
        language=text_of(locale.get("lang")) or text_of(values.get("lang")),
        home="index.md" if "index.md" in names else next(pages_of(navigation), ""),
        images=site.images(),
        site=(host,) if host else (),
        prefixes=(base,) if base.startswith("/") else (),
        static=(docs.path / "public",) if docs.is_folder("public") else (),
        problems=tuple(site.problems),
    )


def _texts(value: Any) -> list[str]:
    return [item for item in value if isinstance(item, str)] if isinstance(value, list) else []


def _other_languages(values: dict[str, Any]) -> list[str]:
    """The folders of the languages that are not the first."""
    locales = mapping_of(values.get("locales"))
    return [f"/{name}/" for name in locales if name != "root"] if "root" in locales else []


def _warn_of_code(site: Site, name: str, config: Any, theme: dict[str, Any]) -> None:
    notes = site.project.notes(name)
    sidebar = theme.get("sidebar")
    lines = [config.line] if isinstance(config, Unknown) else unknown_lines(sidebar)
    for line in sorted(set(lines)):
        notes.warning(
            line,
            "This part of the configuration is code, and cannot be read as data.",
            "The pages it lists stand as their folders and titles have it; a book.yml can say otherwise.",
            kind="configuration",
        )
    site.problems.extend(notes.items)


class _Sidebar:
    """Makes the tree of the sidebar: one list, or one for each part of the site."""

    def __init__(self, site: Site, names: list[str], theme: dict[str, Any]) -> None:
        self._site = site
        self._names = set(names)
        self._sidebar = theme.get("sidebar")
        self._nav = theme.get("nav")
        self._listed: set[str] = set()

    def items(self) -> tuple[NavItem, ...]:
        if isinstance(self._sidebar, list):
            return self._rows(self._sidebar, "", 0)
        if not isinstance(self._sidebar, dict):
            return ()
        labels = self._labels()
        # The sidebar of “/” is that of all other pages: it comes first, and needs no title.
        parts = sorted(
            self._sidebar, key=lambda path: labels.get(path, ("", 1 << 30 if path.strip("/") else -1))[1]
        )
        found: list[NavItem] = []
        for path in parts:
            value = self._sidebar[path]
            base = ""
            if isinstance(value, dict):
                base, value = text_of(value.get("base")), value.get("items")
            rows = self._rows(value, base, 0) if isinstance(value, list) else ()
            if not path.strip("/"):
                found.extend(rows)
            elif len(rows) == 1 and not isinstance(rows[0], NavLink) and rows[0].items:
                found.append(rows[0])
            elif rows:
                title = labels.get(path, ("", 0))[0] or readable(path.strip("/").rpartition("/")[2])
                found.append(NavSection(title, rows, key=path.strip("/")))
        return tuple(found)

    def _labels(self) -> dict[str, tuple[str, int]]:
        """What the bar at the top calls each part of the site, and its place there."""
        found: dict[str, tuple[str, int]] = {}
        flat = list(self._nav) if isinstance(self._nav, list) else []
        for row in flat[:1000]:
            if not isinstance(row, dict):
                continue
            flat.extend(row["items"] if isinstance(row.get("items"), list) else ())
        paths = list(self._sidebar or ())
        paths = list(self._sidebar or ())
        for number, row in enumerate(flat):
            link = text_of(row.get("link")) if isinstance(row, dict) else ""
            for path in paths if link.startswith("/") else ():
                if link.startswith(path) and path.strip("/") and text_of(row.get("text")):
                    found.setdefault(path, (row["text"], number))
        return found

    def _rows(self, rows: list[Any], base: str, depth: int) -> tuple[NavItem, ...]:
        found: list[NavItem] = []
        for row in rows if depth < DEEPEST else ():
            if not isinstance(row, dict):
                continue
            inner_base = text_of(row.get("base")) or base
            items = row.get("items")
            below = self._rows(items, inner_base, depth + 1) if isinstance(items, list) else ()
            title, link = text_of(row.get("text")), text_of(row.get("link"))
            found.extend(self._row(title, base + link if base and link else link, below))
        return tuple(found)

    def _row(self, title: str, link: str, below: tuple[NavItem, ...]) -> list[NavItem]:
        if "://" in link:
            return [NavLink(title or link, link)]
        page = self._page(link) if link else ""
        if page:
            return [NavPage(page, title, below)]
        if link and not below:
            sentence = f"The sidebar lists “{link}”, which is no page."
            self._site.warn("", 0, sentence, kind="navigation-without-page")
            return []
        return [NavSection(title, below)] if title and below else list(below)

    def _page(self, link: str) -> str:
        path = unquote(link.partition("#")[0].partition("?")[0]).strip("/")
        stem = path.removesuffix(".html").removesuffix(".md")
        places = (f"{stem}.md", f"{stem}/index.md" if stem else "index.md")
        return next((name for name in places if name in self._names), "")
