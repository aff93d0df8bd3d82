"""MkDocs: ``mkdocs.yml``, the navigation in it or in the files of its common plug-ins, and its pages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from index_build.dialects.dialect import PYTHON_MARKDOWN, Dialect
from index_build.dialects.python_markdown.extensions import left_out, wrong_settings
from index_build.sources.config_values import mapping_of, text_of
from index_build.sources.files.docs_folder import CannotRead, DocsFolder, folder_of, joined
from index_build.sources.files.globs import Globs
from index_build.sources.files.names import MARKDOWN
from index_build.sources.mkdocs.nav import MkDocsNav
from index_build.sources.mkdocs.text import PageText
from index_build.sources.mkdocs.zensical import ZensicalMistake, read_zensical
from index_build.sources.navigation.folder_tree import FolderRules, folder_navigation, readable
from index_build.sources.navigation.items import Documentation, NavItem, pages_of
from index_build.sources.site import Site
from index_build.sources.yaml_text import EMPTY, YamlMistake, read_mapping
from index_build.sources.yaml_text import Mapping as YamlMapping

CONFIGS = ("mkdocs.yml", "mkdocs.yaml", "zensical.toml", "zensical.yml")
_INDEX = ("index", "readme")


def read_mkdocs(project: DocsFolder, config_name: str) -> Documentation:
    """The documentation that the file ``config_name`` of ``project`` describes.

    Raises:
        CannotRead: there is no such file, or no folder of pages.
    """
    config = _Config(project, config_name)
    folder = folder_of(config_name)
    docs = project.below(joined(folder, config.text("docs_dir") or "docs"))
    site = Site(project, docs)
    site.problems.extend(config.problems)
    names = _pages(site, config)
    text = PageText(site, folder, config.values, config.extensions, config.plugins)
    pages = [page for name in names if (page := site.page(name, text.rewritten)) is not None]
    site.warn_of_other_markup()
    return Documentation(
        kind="MkDocs",
        root=docs.path,
        pages=tuple(pages),
        navigation=_navigation(site, config, [page.name for page in pages]),
        title=config.text("site_name"),
        language=_language(config),
        home=next((name for name in ("index.md", "README.md") if name in names), ""),
        dialect=_dialect(config),
        images=site.images(),
        site=tuple(filter(None, [config.text("site_url")])),
        pretty_urls=config.text("use_directory_urls").casefold() != "false",
        problems=tuple(site.problems),
    )


class _Config:
    """``mkdocs.yml`` with what it inherits. Values with ``!!python/name`` or ``!ENV`` are plain text here."""

    def __init__(self, project: DocsFolder, name: str) -> None:
        self.problems = []
        notes = project.notes(name)
        self.values: dict[str, Any] = {}
        top = EMPTY
        seen: set[str] = set()
        while name and name not in seen and len(seen) < 10:
            seen.add(name)
            try:
                text = project.text(name)
                read = YamlMapping(read_zensical(text)) if name.endswith(".toml") else read_mapping(text)
            except (YamlMistake, ZensicalMistake) as mistake:
                notes.warning(mistake.line, str(mistake), kind="configuration")
                break
            except CannotRead as error:
                if len(seen) == 1:
                    raise
                notes.warning(0, str(error), kind="configuration")
                break
            top = read if len(seen) == 1 else top
            self.values = _merged(read.values, self.values)
            above = read.values.get("INHERIT")
            name = joined(folder_of(name), above) if isinstance(above, str) else ""
        self.problems = notes.items
        self.extensions = _with_options(self.values.get("markdown_extensions"))
        for extension in left_out(self.extensions):
            notes.warning(
                top.line_of("markdown_extensions", extension),
                f"The Markdown extension “{extension}” is left out: no code of a documentation is run.",
                "Write what it does in another way.",
                kind="markup-extension",
            )
        for extension in wrong_settings(self.extensions):
            notes.warning(
                top.line_of("markdown_extensions", extension),
                f"The Markdown extension “{extension}” does not take its settings, and is used without them.",
                "Look up its settings in its own documentation.",
                kind="markup-extension",
            )
        self.plugins = _with_options(self.values.get("plugins"))

    def text(self, key: str) -> str:
        return text_of(self.values.get(key)).strip()

    def mapping(self, key: str) -> dict[str, Any]:
        return mapping_of(self.values.get(key))


def _merged(below: Mapping[str, Any], above: Mapping[str, Any]) -> dict[str, Any]:
    merged = dict(below)
    for key, value in above.items():
        old = merged.get(key)
        merged[key] = _merged(old, value) if isinstance(old, dict) and isinstance(value, dict) else value
    return merged


def _with_options(value: Any) -> dict[str, dict[str, Any]]:
    """A list of names, or of names with options, as one mapping."""
    found: dict[str, dict[str, Any]] = {}
    if isinstance(value, dict):
        value = [{key: options} for key, options in value.items()]
    for item in value if isinstance(value, list) else ():
        if isinstance(item, str):
            found[item] = {}
        elif isinstance(item, dict):
            for key, options in item.items():
                found[str(key)] = mapping_of(options)
    return found


def _dialect(config: _Config) -> str:
    """Python-Markdown with the extensions of the configuration, and those that MkDocs always has."""
    names = {"toc": {}, "tables": {}, "fenced_code": {}, **config.extensions}
    if names.pop("callouts", None) is not None:
        names["pymdownx.quotes"] = {"callouts": True}
    if any(name.startswith("pymdownx.blocks.") for name in names) or left_out(config.extensions):
        names.setdefault("pymdownx.blocks.admonition", {})
    return Dialect(PYTHON_MARKDOWN, names).text


def _language(config: _Config) -> str:
    theme = config.mapping("theme")
    value = theme.get("language") or theme.get("locale") or ""
    return str(value).replace("_", "-") if isinstance(value, str) else ""


def _pages(site: Site, config: _Config) -> list[str]:
    """The pages of the book: what the configuration excludes, drafts and other languages are left out."""
    patterns = [*config.text("exclude_docs").splitlines(), *_raw(config, "exclude_docs")]
    patterns += _raw(config, "draft_docs")
    globs = config.plugins.get("exclude", {}).get("glob", [])
    patterns += [globs] if isinstance(globs, str) else [glob for glob in globs if isinstance(glob, str)]
    excluded = Globs(patterns)
    names = [name for name in site.names(MARKDOWN) if name not in excluded]
    names = _of_one_language(names, config)
    indexes = {name.rpartition("/")[0] for name in names if name.rpartition("/")[2] == "index.md"}
    # With an index page beside it, MkDocs leaves a README out.
    names = [n for n in names if n.rpartition("/")[2] != "README.md" or folder_of(n) not in indexes]
    nav_file = MkDocsNav.nav_file(config.plugins)
    if nav_file and nav_file != "README.md":
        names = [name for name in names if name.rpartition("/")[2] != nav_file]
    kept = []
    for name in names:
        matter = site.read(name)
        if matter is not None and not matter.flag("draft"):
            kept.append(name)
    return kept


def _raw(config: _Config, key: str) -> list[str]:
    value = config.values.get(key)
    return value.splitlines() if isinstance(value, str) else []


def _of_one_language(names: list[str], config: _Config) -> list[str]:
    """Of ``index.md`` beside ``index.de.md``, or folders for each language, those of the default language."""
    languages = config.plugins.get("i18n", {}).get("languages", [])
    codes: list[str] = []
    default = ""
    for item in languages if isinstance(languages, list) else ():
        if isinstance(item, dict) and isinstance(item.get("locale"), str):
            codes.append(item["locale"])
            default = item["locale"] if str(item.get("default")).casefold() == "true" else default
    if not default:
        return names
    others = [code for code in codes if code != default]
    if config.plugins["i18n"].get("docs_structure") == "folder":
        return [name for name in names if name.split("/")[0] not in others]
    return [name for name in names if not name.endswith(tuple(f".{code}.md" for code in others))]


def _navigation(site: Site, config: _Config, names: list[str]) -> tuple[NavItem, ...]:
    nav = MkDocsNav(site, config.values.get("nav"), config.plugins, config.mapping("theme"), names)
    items = nav.items()
    if items and next(pages_of(items), None) is not None:
        return items
    rules = FolderRules(index=_INDEX, files_first=False, title=_folder_title)
    return folder_navigation(names, rules)


def _folder_title(name: str) -> str:
    return readable(name.rstrip("/").rpartition("/")[2]) if name.endswith("/") else ""
