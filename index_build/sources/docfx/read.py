"""DocFX and Microsoft Learn: ``docfx.json``, ``toc.yml``, and what they add to Markdown."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import unquote

from index_build.sources.config_values import mapping_of
from index_build.sources.docfx.tables_of_contents import TablesOfContents, is_toc
from index_build.sources.docfx.text import LearnText, faq_page, landing_page
from index_build.sources.files.docs_folder import CannotRead, DocsFolder, folder_of, joined
from index_build.sources.files.globs import Globs
from index_build.sources.front_matter import FrontMatter
from index_build.sources.navigation.folder_tree import FolderRules, folder_navigation
from index_build.sources.navigation.items import Documentation, pages_of
from index_build.sources.site import Site, site_address
from index_build.sources.source_page import SourcePage
from index_build.sources.yaml_text import YamlMistake, read_mapping, read_yaml

_COMMENT = re.compile(r"^\s*//.*$", re.MULTILINE)
_BREADCRUMB = re.compile(r"/_?breadcrumbs?\b")
CONFIGS = ("docfx.json", "toc.yml", "TOC.yml")


def read_docfx(project: DocsFolder, config_name: str) -> Documentation:
    """The documentation beside ``docfx.json`` or ``toc.yml``."""
    docs = project.below(folder_of(config_name) or ".")
    site = Site(project, docs)
    config = _config(site, config_name.rpartition("/")[2])
    every = [name for name in site.names((".md",)) if not _is_part(name) and not is_toc(name)]
    every = _built(every, config) or every
    moved = {name: to for name in every if (to := _matter(site, name, "redirect_url"))}
    names = [name for name in every if name not in moved]
    prefix = f"/{config.get('dest', '')}".rstrip("/")
    shared = mapping_of(config.get("globalMetadata"))
    crumbs = _BREADCRUMB.split(str(shared.get("breadcrumb_path") or ""))[0].lstrip("~").rstrip("/")
    is_learn = str(shared.get("uhfHeaderId") or "").startswith("MSDocsHeader")
    prefixes = [path for path in (crumbs, prefix) if path]
    uids = {uid: (name, _matter(site, name, "title") or name) for name in names
            if (uid := _matter(site, name, "uid"))}  # fmt: skip
    text = LearnText(site, "https://learn.microsoft.com" if is_learn else "", prefixes, uids)
    faqs = {
        name: page for name in site.names((".yml",)) if (page := _yaml_page(site, name, text)) is not None
    }
    tocs = _built([name for name in docs.files if is_toc(name) and not _is_part(name)], config)
    navigation = TablesOfContents(site, {*names, *faqs}).items(tocs)
    old = _old_addresses(moved, prefix)
    pages = []
    for name in names:
        addresses = [prefix + site_address(name), *old.get(site_address(name).casefold(), ())]
        page = site.page(name, text.rewritten, addresses=addresses)
        pages += [page] if page is not None else []
    every = [*names, *faqs]
    return Documentation(
        kind="DocFX",
        root=docs.path,
        pages=(*pages, *faqs.values()),
        navigation=navigation or folder_navigation(every, FolderRules()),
        home=next(
            (name for name in ("index.md", "README.md") if name in names), next(pages_of(navigation), "")
        ),
        images=site.images(),
        prefixes=tuple(prefixes),
        site=tuple(f"https://learn.microsoft.com{crumbs}/" for _ in (is_learn,) if is_learn and crumbs),
        problems=tuple(site.problems),
    )


def _matter(site: Site, name: str, key: str) -> str:
    matter = site.read(name)
    return matter.text(key) if matter is not None else ""


def _old_addresses(moved: dict[str, str], prefix: str) -> dict[str, list[str]]:
    """For the address of a page those of the pages that only lead to it (``redirect_url``)."""
    found: dict[str, list[str]] = {}
    for name, to in moved.items():
        path = unquote(to.partition("?")[0].partition("#")[0]).lstrip("~")
        to = path if path.startswith("/") else f"/{joined(folder_of(name), path)}"
        to = to.removeprefix(prefix) if prefix and to.startswith(f"{prefix}/") else to
        to = to.rstrip("/") if to.endswith("/") and "." in to else to
        bare = to[: to.rindex(".")] if to.endswith((".html", ".md")) else to
        found.setdefault(site_address(f"{bare.lstrip('/')}.md").casefold(), []).append(site_address(name))
    return found


def _built(names: list[str], config: dict[str, Any]) -> list[str]:
    """The files that the configuration takes for its site."""
    content = config.get("content")
    rows = [row for row in content if isinstance(row, dict)] if isinstance(content, list) else []
    if not rows:
        return names
    found: set[str] = set()
    for row in rows:
        place = joined(str(row.get("src") or ""), ".")
        place = f"{place}/" if place and not place.startswith("..") else ""
        taken, left = (
            Globs(f"/{place}{pattern}" for pattern in _texts(row.get(key))) for key in ("files", "exclude")
        )
        found.update(name for name in names if name in taken and name not in left)
    return [name for name in names if name in found]


def _texts(value: Any) -> list[str]:
    values = value if isinstance(value, list) else [value]
    return [text for text in values if isinstance(text, str)]


def _is_part(name: str) -> bool:
    """Whether a file is only taken in by others."""
    folders = name.casefold().split("/")[:-1]
    return any(
        part in ("includes", "include", "_includes", "snippets", "breadcrumb", "_breadcrumb")
        for part in folders
    )


def _config(site: Site, name: str) -> dict[str, Any]:
    if not name.endswith(".json"):
        return {}
    try:
        # DocFX allows commas at the end and comments; commas at the end are no mistake in YAML, either.
        found = read_yaml(_COMMENT.sub("", site.docs.text(name)))
    except (YamlMistake, CannotRead):
        site.warn(name, 1, "This is not valid JSON; it is not used.", kind="configuration")
        return {}
    return mapping_of(mapping_of(found).get("build"))


_YAML_PAGES = {"FAQ": faq_page, "Landing": landing_page, "Hub": landing_page}


def _yaml_page(site: Site, name: str, learn: LearnText) -> SourcePage | None:
    """A page in YAML: of questions and answers (``### YamlMime:FAQ``), or of links."""
    try:
        text = site.docs.text(name)
        kind = text[: text.find("\n")].strip().partition("YamlMime:")
        write = _YAML_PAGES.get(kind[2])
        if write is None or kind[0].strip() != "###":
            return None
        values = read_mapping(text).values
    except (CannotRead, YamlMistake):
        return None
    title = values.get("title")
    matter = FrontMatter(title=title if isinstance(title, str) else "")
    body = learn.rewritten(write(values), name)
    path = site.docs.absolute(name)
    return SourcePage(path, name, site.docs.shown(name), matter, body, 1, addresses=(site_address(name),))
