"""Tells whose documentation a folder holds, by what lies in it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from index_build.sources.docfx import read as docfx
from index_build.sources.docusaurus import read as docusaurus
from index_build.sources.files.docs_folder import CannotRead, DocsFolder
from index_build.sources.files.names import MARKDOWN
from index_build.sources.folder.read import read_folder
from index_build.sources.html.epub import read_epub
from index_build.sources.html.read import read_html
from index_build.sources.hugo import read as hugo
from index_build.sources.jekyll import read as jekyll
from index_build.sources.markup.code_spans import parts_with_code
from index_build.sources.mdbook import read as mdbook
from index_build.sources.mkdocs import read as mkdocs
from index_build.sources.navigation.items import Documentation
from index_build.sources.sphinx import jupyter_book
from index_build.sources.sphinx.read import read_sphinx
from index_build.sources.vitepress.read import read_vitepress
from index_build.sources.wiki.links import Names
from index_build.sources.wiki.obsidian import read_obsidian
from index_build.sources.wiki.read import read_wiki

DEEPEST = 3
"""Folders below the one named in which a configuration is looked for."""

_NOTES_READ = 100
"""Pages that are looked into for links by name."""

_BY_NAME = re.compile(r"\[\[(?P<name>[^\[\]\n|#\\]+)")
_SCRIPTS = ("ts", "js", "mts", "mjs", "cts", "cjs", "json")
_VITEPRESS = tuple(f".vitepress/config{middle}.{suffix}" for middle in ("", "/index") for suffix in _SCRIPTS)


@dataclass(frozen=True, slots=True)
class Kind:
    """A system for documentation: its name for ``--as``, the files it is told by, and its reader.

    ``only_on_top`` files tell nothing where they lie in a folder further down. ``is_site`` says whether a
    file is really the configuration of a site, where its name alone does not tell.
    """

    name: str
    files: tuple[str, ...]
    read: Callable[[DocsFolder, str], Documentation]
    only_on_top: tuple[str, ...] = ()
    is_site: Callable[[DocsFolder, str], bool] | None = None


KINDS = (
    Kind("mkdocs", mkdocs.CONFIGS, mkdocs.read_mkdocs),
    Kind("mdbook", mdbook.CONFIGS, mdbook.read_mdbook),
    Kind("docusaurus", docusaurus.CONFIGS, docusaurus.read_docusaurus),
    Kind("vitepress", _VITEPRESS, read_vitepress),
    Kind("hugo", hugo.CONFIGS, hugo.read_hugo, is_site=hugo.is_site),
    Kind("jupyter-book", jupyter_book.CONFIGS, jupyter_book.read_jupyter_book),
    Kind("jekyll", jekyll.CONFIGS, jekyll.read_jekyll),
    Kind("docfx", ("docfx.json",), docfx.read_docfx, ("toc.yml", "TOC.yml")),
    Kind("sphinx", ("conf.py", "globalcontext.json"), read_sphinx),
    Kind("obsidian", (), read_obsidian, (".obsidian",)),
    Kind("wiki", (), read_wiki, ("_Sidebar.md", "_sidebar.md", "Home.md")),
    Kind("epub", ("META-INF/container.xml",), read_epub),
    Kind("html", ("index.html", "index.htm", "toc.ncx", "contents.qhp"), read_html),
    Kind("folder", (), read_folder),
)
"""Every kind; of those found equally deep in a folder, the first one counts."""

NAMES = tuple(kind.name for kind in KINDS)


@dataclass(frozen=True, slots=True)
class Found:
    """What a folder was taken for: the kind, and the file (by its path in the folder) that told it."""

    kind: Kind
    file: str


def find_kind(folder: DocsFolder, name: str = "") -> Found | None:
    """What the folder holds; with a ``name`` of a kind, where that lies. None when there is no documentation.

    Raises:
        CannotRead: it does not hold the kind that was named.
    """
    if name:
        kind = next(kind for kind in KINDS if kind.name == name)
        places = list(_places(folder, kind))
        found = next((Found(kind, file) for file in places if _is_site(folder, kind, file)), None)
        found = found or next((Found(kind, file) for file in places), None)
        if found is None and kind.files and kind.name != "html":
            raise CannotRead(f"There is no {' or '.join(kind.files[:3])} in this folder.")
        return found or Found(kind, "")
    told = [
        Found(kind, file)
        for kind in KINDS
        if kind.name != "html"
        for file in _places(folder, kind)
        if _is_site(folder, kind, file)
    ]
    if told:
        least = min(map(_depth, told))
        first = next(found for found in told if _depth(found) == least)
        # Of several sites of one kind (themes, tests, examples) the one with most pages is meant.
        if first.kind.name == "wiki" and first.file == "Home.md" and _is_vault(folder):
            return Found(_kind("obsidian"), "")
        alike = [found for found in told if found.kind is first.kind and _depth(found) == least]
        return max(alike, key=lambda found: _size(folder, found)) if len(alike) > 1 and least else first
    markdown = sum(name.lower().endswith((*MARKDOWN, ".mdx")) for name in folder.files)
    web = sum(name.lower().endswith((".html", ".htm", ".xhtml")) for name in folder.files)
    html = _kind("html")
    start = next(_places(folder, html), "")
    # Beside the pages of a built site lie licences, or its texts once more.
    if web and (not markdown or (web >= markdown and start and "/" not in start)):
        return Found(html, start)
    if markdown:
        return Found(_kind("obsidian") if _is_vault(folder) else KINDS[-1], "")
    return None


def _is_site(folder: DocsFolder, kind: Kind, file: str) -> bool:
    return kind.is_site is None or kind.is_site(folder, file)


def _kind(name: str) -> Kind:
    return next(kind for kind in KINDS if kind.name == name)


def _is_vault(folder: DocsFolder) -> bool:
    """Whether its pages lie in folders and link to each other by name, as notes do: those who keep a vault
    under version control often leave its settings out."""
    notes = [name for name in folder.files if name.lower().endswith(".md")]
    if not any("/" in name for name in notes):
        return False
    names = Names(folder.files)
    for name in notes[:_NOTES_READ]:
        try:
            text = folder.text(name)
        except CannotRead:
            continue  # it is told of when the book is made
        links = (link["name"] for part, is_code in parts_with_code(text) if not is_code
                 for link in _BY_NAME.finditer(part))  # fmt: skip
        if any(names.find(link, name).lower().endswith(".md") for link in links):
            return True
    return False


def _depth(found: Found) -> int:
    """How deep the folder lies that a configuration is for."""
    own = max((file.count("/") for file in found.kind.files if found.file.endswith(file)), default=0)
    return found.file.count("/") - own


def _size(folder: DocsFolder, found: Found) -> int:
    """How many files lie beside and below a configuration."""
    own = max((file for file in found.kind.files if found.file.endswith(file)), key=len)
    place = found.file.removesuffix(own)
    return sum(
        name.startswith(place) and name.endswith((".md", ".mdx", ".markdown")) for name in folder.files
    )


def _places(folder: DocsFolder, kind: Kind) -> Iterator[str]:
    """Where the files that tell a kind lie, the shallowest first."""
    yield from (file for file in (*kind.files, *kind.only_on_top) if kind.only_on_top and folder.has(file))
    for place in folder.folders(DEEPEST):
        for file in kind.files:
            name = f"{place}/{file}" if place else file
            if folder.has(name):
                yield name
