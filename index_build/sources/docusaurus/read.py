"""Docusaurus: ``docusaurus.config``, its sidebars read as data, and its folders of MDX."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from index_build.sources.config_values import mapping_of, text_of
from index_build.sources.docusaurus.docs import DocsPages
from index_build.sources.docusaurus.sidebar import Sidebars
from index_build.sources.files.docs_folder import CannotRead, DocsFolder, folder_of, joined
from index_build.sources.markup.javascript import Scripts
from index_build.sources.markup.js_data import Unknown, unknown_lines
from index_build.sources.markup.mdx import MdxText
from index_build.sources.navigation.items import Documentation, NavItem, NavSection, pages_of
from index_build.sources.site import Site

CONFIGS = tuple(f"docusaurus.config.{suffix}" for suffix in ("js", "ts", "mjs", "cjs", "mts"))


@dataclass(frozen=True, slots=True)
class _Docs:
    """One set of documents of a site: its folder, its sidebars, and how its addresses begin."""

    path: str
    sidebar: str
    route: str
    name: str = ""


def read_docusaurus(project: DocsFolder, config_name: str) -> Documentation:
    """The site that the file ``config_name`` describes.

    Raises:
        CannotRead: there is no folder of documents inside the project.
    """
    scripts = Scripts(project)
    config = scripts.exported(config_name)
    values = mapping_of(config)
    folder = folder_of(config_name)
    notes = project.notes(config_name)
    if not isinstance(config, dict):
        line = config.line if isinstance(config, Unknown) else 1
        notes.warning(
            line,
            "This configuration is code, and cannot be read as data; the defaults of Docusaurus are used.",
            "Give the title and the language in a book.yml beside it.",
            kind="configuration",
        )
    sets = [docs for docs in _docs(values, scripts, folder) if project.is_folder(docs.path)]
    if not sets:
        raise CannotRead(
            f"The documents of “{project.shown(config_name)}” are not in this folder. "
            "Name the folder that holds both."
        )
    root = project.below(_common_folder([docs.path for docs in sets]))
    site = Site(project, root)
    site.problems.extend(notes.items)
    text = MdxText(site, folder)
    pages: list[Any] = []
    navigation: list[NavItem] = []
    for docs in sets:
        prefix = docs.path.removeprefix(_common_folder([d.path for d in sets])).strip("/")
        documents = DocsPages(
            site, prefix, docs.route, has_versions=project.has(joined(folder, "versions.json"))
        )
        sidebars = _sidebars(scripts, docs, site, project)
        items = Sidebars(site, documents, _labels(values), docs.sidebar).items(sidebars)
        pages += [page for name in documents.names if (page := documents.page(name, text)) is not None]
        title = docs.name if len(sets) > 1 else ""
        navigation += [NavSection(title, items)] if title and items else items
    base = values.get("baseUrl")
    prefix = base if isinstance(base, str) and base.startswith("/") else "/"
    url = values.get("url")
    static = [joined(folder, name) for name in _static(values) if project.is_folder(joined(folder, name))]
    site.warn_of_other_markup()
    return Documentation(
        kind="Docusaurus",
        root=root.path,
        pages=tuple(pages),
        navigation=tuple(navigation),
        title=text_of(values.get("title")),
        language=_language(values),
        home=next(pages_of(navigation), pages[0].name if pages else ""),
        images=site.images(*(project.below(name) for name in static)),
        site=(url.rstrip("/") + prefix,) if isinstance(url, str) and url else (),
        prefixes=tuple(dict.fromkeys((prefix, *(f"{prefix.rstrip('/')}/{d.route}" for d in sets)))),
        static=tuple(project.below(name).path for name in static),
        pretty_urls=True,
        problems=tuple(site.problems),
    )


def _language(values: dict[str, Any]) -> str:
    return text_of(mapping_of(values.get("i18n")).get("defaultLocale"))


def _static(values: dict[str, Any]) -> list[str]:
    found = values.get("staticDirectories")
    return [item for item in found if isinstance(item, str)] if isinstance(found, list) else ["static"]


def _docs(values: dict[str, Any], scripts: Scripts, folder: str) -> list[_Docs]:
    """The sets of documents that presets and plug-ins declare; that of the preset's defaults if none does."""
    found: list[_Docs] = []
    entries = [*_entries(values.get("presets"), "docs"), *_entries(values.get("plugins"), "")]
    for options in entries:
        path = text_of(options.get("path")) or "docs"
        sidebar = text_of(options.get("sidebarPath"))
        stem = joined(folder, sidebar) if sidebar else ""
        found.append(
            _Docs(
                joined(folder, path),
                scripts.find(stem) if stem else "",
                text_of(options.get("routeBasePath") or "docs").strip("/"),
                text_of(options.get("id")),
            )
        )
    if not found:
        found.append(_Docs(joined(folder, "docs"), "", "docs"))
    default = scripts.find(joined(folder, "sidebars"))
    return [d if d.sidebar or n else _Docs(d.path, default, d.route, d.name) for n, d in enumerate(found)]


def _entries(value: Any, key: str) -> list[dict[str, Any]]:
    """The options of the presets, or plug-ins, that hold documents."""
    found: list[dict[str, Any]] = []
    for entry in value if isinstance(value, list) else ():
        if isinstance(entry, str):
            entry = [entry]
        name, options = (*entry, "", {})[:2] if isinstance(entry, list) and entry else ("", {})
        options = options or {}
        if not isinstance(name, str) or not isinstance(options, dict):
            continue
        if key and name.endswith(("classic", "preset-classic")) and options.get(key) is not False:
            docs = options.get(key)
            found.append(mapping_of(docs))
        elif not key and name.endswith(("content-docs", "plugin-content-docs")):
            found.append(options)
    return found


def _common_folder(paths: list[str]) -> str:
    if len(paths) == 1:
        return paths[0]
    parts = [path.split("/") for path in paths]
    common: list[str] = []
    for names in zip(*parts, strict=False):
        if len(set(names)) > 1:
            break
        common.append(names[0])
    return "/".join(common)


def _sidebars(scripts: Scripts, docs: _Docs, site: Site, project: DocsFolder) -> dict[str, Any]:
    """The sidebars of a set; {} when the folders make one."""
    if not docs.sidebar:
        return {}
    found = scripts.exported(docs.sidebar)
    lines = unknown_lines(found)
    if lines:
        notes = project.notes(docs.sidebar)
        for line in sorted(set(lines)):
            notes.warning(
                line,
                "This part of the sidebar is code, and cannot be read as data.",
                "Its pages stand at the end of the tree; give their order in a book.yml.",
                kind="configuration",
            )
        site.problems.extend(notes.items)
    return mapping_of(found)


def _labels(values: dict[str, Any]) -> dict[str, str]:
    """What the bar at the top calls each sidebar."""
    theme = values.get("themeConfig")
    navbar = theme.get("navbar") if isinstance(theme, dict) else None
    items = navbar.get("items") if isinstance(navbar, dict) else None
    found: dict[str, str] = {}
    for item in items if isinstance(items, list) else ():
        if isinstance(item, dict) and text_of(item.get("sidebarId")) and text_of(item.get("label")):
            found[item["sidebarId"]] = item["label"]
    return found
