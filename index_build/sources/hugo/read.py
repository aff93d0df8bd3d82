"""Hugo: its configuration in TOML, YAML or JSON, its tree by weight, its pages with shortcodes."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from index_build.sources.config_values import text_of
from index_build.sources.files.docs_folder import CannotRead, DocsFolder, folder_of, joined
from index_build.sources.hugo.text import HugoText
from index_build.sources.navigation.folder_tree import FolderRules, folder_navigation
from index_build.sources.navigation.items import Documentation
from index_build.sources.site import Site, listings, site_address
from index_build.sources.source_page import SourcePage
from index_build.sources.yaml_text import YamlMistake, read_mapping, told_line

CONFIGS = (
    *(f"hugo.{suffix}" for suffix in ("toml", "yaml", "yml", "json")),
    *(f"config/_default/hugo.{suffix}" for suffix in ("toml", "yaml", "yml", "json")),
    *(f"config/_default/config.{suffix}" for suffix in ("toml", "yaml", "yml", "json")),
    *(f"config.{suffix}" for suffix in ("toml", "yaml", "yml", "json")),
)
_NOWHERE = re.compile(r"//(?:www\.)?example\.(?:com|org)")
_NEVER = ("never", "false", "none")
_NEWS = ("news", "blog", "posts", "post")


def read_hugo(project: DocsFolder, config_name: str) -> Documentation:
    """The site whose configuration is ``config_name``.

    Raises:
        CannotRead: there is no folder of content inside the project.
    """
    notes = project.notes(config_name)
    try:
        config = read_data(project.text(config_name), config_name)
    except ValueError as error:
        notes.warning(told_line(error), f"This file cannot be read: {error}.", kind="configuration")
        config = {}
    folder = _folder_of_site(config_name)
    docs = project.below(_content(project, folder, config))
    site = Site(project, docs)
    site.problems.extend(notes.items)
    pages_of_site = _Pages(site, config)
    rules = FolderRules(
        weight=pages_of_site.weight, title=pages_of_site.title, index=("_index", "index"),
        sort_name=pages_of_site.sort_name,
    )  # fmt: skip
    navigation = folder_navigation(pages_of_site.names, rules)
    lists = listings(navigation, site)
    text = HugoText(site, folder, config, pages_of_site.names)
    pages: list[SourcePage] = []
    for name in pages_of_site.names:
        # A section that says nothing of itself shows what stands in it.
        own = lists[name] if name in lists and site.is_empty(name) else ""
        prepare = _replaced_by(own) if own else text.rewritten
        page = site.page(name, prepare, addresses=pages_of_site.addresses(name))
        pages += [page] if page is not None else []
    base = config.get("baseurl")
    static = [
        joined(folder, name) for name in ("static", "assets") if project.is_folder(joined(folder, name))
    ]
    site.warn_of_other_markup()
    return Documentation(
        kind="Hugo",
        root=docs.path,
        pages=tuple(pages),
        navigation=navigation,
        title=text_of(config.get("title")),
        language=text_of(config.get("languagecode")) or text_of(config.get("defaultcontentlanguage")),
        home="_index.md" if "_index.md" in pages_of_site.names else "",
        images=site.images(*(project.below(name) for name in static)),
        site=(base,) if isinstance(base, str) and "://" in base and not _NOWHERE.search(base) else (),
        static=tuple(project.below(name).path for name in static),
        pretty_urls=True,
        problems=tuple(site.problems),
    )


def is_site(project: DocsFolder, config_name: str) -> bool:
    """Whether a configuration is that of a site with pages: themes have one without, and other programs
    call theirs ``config.yaml``, too."""
    try:
        config = read_data(project.text(config_name), config_name)
    except CannotRead:
        return False
    except ValueError:
        config = {}
    try:
        content = _content(project, _folder_of_site(config_name), config)
    except CannotRead:
        return False
    return any(
        name.startswith(f"{content}/") and name.endswith((".md", ".markdown", ".html"))
        for name in project.files
    )


def _folder_of_site(config_name: str) -> str:
    return folder_of(config_name).removesuffix("config/_default").rstrip("/")


def _replaced_by(text: str) -> Callable[[str, str], str]:
    return lambda _body, _page: text


def read_data(text: str, name: str) -> dict[str, Any]:
    """A file of data, by its suffix; keys of the first level in lower case.

    Raises:
        ValueError: it cannot be read.
    """
    try:
        if name.endswith(".toml"):
            found: Any = tomllib.loads(text)
        elif name.endswith(".json"):
            found = json.loads(text)
        else:
            found = read_mapping(text).values
    except (tomllib.TOMLDecodeError, json.JSONDecodeError, YamlMistake, RecursionError) as error:
        raise ValueError(str(error).rstrip(".")) from error
    return {str(key).casefold(): value for key, value in found.items()} if isinstance(found, dict) else {}


def _content(project: DocsFolder, folder: str, config: dict[str, Any]) -> str:
    """The folder of the pages of the first language."""
    language = text_of(config.get("defaultcontentlanguage")) or "en"
    languages = config.get("languages")
    own = languages.get(language) if isinstance(languages, dict) else None
    places = [text_of(own.get("contentDir") or own.get("contentdir"))] if isinstance(own, dict) else []
    base = text_of(config.get("contentdir")) or "content"
    places.append(f"{base}/{language}")
    module = config.get("module")
    mounts = module.get("mounts") if isinstance(module, dict) else None
    for mount in mounts if isinstance(mounts, list) else ():
        if isinstance(mount, dict) and mount.get("target") == "content":
            places.append(text_of(mount.get("source")))
    places.append(base)
    for place in places:
        if place and project.is_folder(joined(folder, place)):
            return joined(folder, place)
    raise CannotRead(f"There is no folder “{base}” of pages in this folder.")


class _Pages:
    """The pages of a site: which there are, and where they stand."""

    def __init__(self, site: Site, config: dict[str, Any]) -> None:
        self._site = site
        languages = config.get("languages")
        default = text_of(config.get("defaultcontentlanguage")) or "en"
        codes = [code for code in languages if code != default] if isinstance(languages, dict) else []
        self._others = tuple(f".{code}.md" for code in codes)
        self._default = f".{default}.md"
        self._hidden: dict[str, bool] = {}
        names = [name for name in site.names((".md", ".markdown")) if not name.endswith(self._others)]
        for name in sorted(names, key=lambda name: name.count("/")):
            if name.rpartition("/")[2].startswith("_index."):
                self._hidden[folder_of(name)] = self._hides_all(name)
        self.names = [name for name in names if self._is_shown(name)]
        self._known = set(self.names)

    def _hides_all(self, name: str) -> bool:
        """Whether a section says that what lies below it is no page."""
        matter = self._site.read(name)
        cascade = matter.values.get("cascade") if matter is not None else None
        rows = cascade if isinstance(cascade, list) else [cascade]
        return any(_is_never(row) for row in rows if isinstance(row, dict) and "target" not in row)

    def _is_shown(self, name: str) -> bool:
        matter = self._site.read(name)
        if matter is None or matter.flag("draft") or matter.flag("headless") or _is_never(matter.values):
            return False
        if "build" in matter.values or "_build" in matter.values:
            return True  # it speaks for itself, whatever the sections above it say
        parts = folder_of(name).split("/")
        return not any(self._hidden.get("/".join(parts[:depth])) for depth in range(1, len(parts) + 1))

    def weight(self, name: str) -> float | None:
        """Hugo sorts by weight, then the newest first where that is the point."""
        matter = self._site.read(name) if not name.endswith("/") else None
        if matter is None:
            return None
        weight = matter.number("weight")
        if weight:
            return weight
        day = _date(matter.values.get("date"))
        is_news = any(part in _NEWS for part in name.split("/")[:-1])
        return 1e12 - day.toordinal() if day and is_news else None

    def title(self, name: str) -> str:
        """What the tree calls a page."""
        matter = self._site.read(name) if not name.endswith("/") else None
        return matter.text("linktitle") if matter is not None else ""

    def sort_name(self, name: str) -> str:
        """Without a weight pages are sorted by their title."""
        index = next((i for i in (f"{name}_index.md", f"{name}index.md") if i in self._known), name)
        matter = self._site.read(index) if not index.endswith("/") else None
        title = matter.text("linktitle", "title") if matter is not None else ""
        return title or name.strip("/").rpartition("/")[2]

    def addresses(self, name: str) -> list[str]:
        """Where the site has a page, and had it."""
        matter = self._site.read(name)
        plain = site_address(name.replace(self._default, ".md"))
        found = [plain]
        if matter is not None:
            folder = plain.rstrip("/").rpartition("/")[0]
            if matter.text("slug"):
                found.append(f"{folder}/{matter.text('slug')}")
            if matter.text("url"):
                found.append(matter.text("url"))
            found += [a if a.startswith("/") else f"{folder}/{a}" for a in matter.texts("aliases")]
        return found


def _is_never(values: dict[str, Any]) -> bool:
    build = values.get("build") or values.get("_build")
    return isinstance(build, dict) and str(build.get("render", "")).casefold() in _NEVER


def _date(value: Any) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(str(value)[:10])
    except ValueError:
        return None
