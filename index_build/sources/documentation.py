"""Reads the documentation of any known system, and gives it what a book needs besides."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from index_build.sources.book_yml.read import BOOK_YML, BookConfig
from index_build.sources.detect import KINDS, Found, find_kind
from index_build.sources.files.docs_folder import CannotRead, DocsFolder
from index_build.sources.html.read import read_html
from index_build.sources.navigation.ids import id_from_path, title_from_path
from index_build.sources.navigation.items import Documentation, pages_of

ITS_OWN = ("categories", "include")
"""Keys by which ``book.yml`` says that the folder is a book of its own, not another system's."""


def find_documentation(project: DocsFolder, config: BookConfig | None, kind: str = "") -> Found | None:
    """What the folder was taken for; None for a book of its own, or for nothing at all. ``kind`` overrules
    that of ``book.yml``.

    Raises:
        CannotRead: the folder does not hold the kind that was asked for.
    """
    kind = kind or (config.kind if config is not None else "")
    if not kind and config is not None and any(key in config.mapping.values for key in ITS_OWN):
        return None
    if not project.path.is_dir():
        return None
    found = find_kind(project, kind)
    # A book.yml beside nothing but pages is that of a book.
    if found is not None and not kind and config is not None and found.kind.name == "folder":
        return None
    return found


def read_documentation(project: DocsFolder, found: Found, content: str = "") -> Documentation:
    """The documentation in the folder; ``content`` finds the content of pages of HTML (a selector of CSS).

    Raises:
        CannotRead: it cannot be read as what it was taken for.
    """
    if found.kind.name == "html" and content:
        docs = read_html(project, found.file, content)
    else:
        docs = found.kind.read(project, found.file)
    if not docs.pages:
        raise CannotRead(f"It was taken for {docs.kind}, but there are no pages in it.")
    docs = replace(docs, source=found.kind.name)
    if docs.dialect:
        pages = tuple(page if page.dialect else replace(page, dialect=docs.dialect) for page in docs.pages)
        docs = replace(docs, pages=pages)
    return docs


def one_page(name: str) -> Found:
    """What a single page was taken for: a folder of Markdown with nothing else in it."""
    return Found(KINDS[-1], name)


def config_for(docs: Documentation, shown: Path, given: BookConfig | None) -> BookConfig:
    """What ``book.yml`` says of the book, completed by what the documentation says of itself, which is called
    ``shown``."""
    config = given or BookConfig(file=f"{shown.as_posix()}/{BOOK_YML}")
    said = config.mapping.values
    name = shown.stem if shown.is_file() else shown.resolve().name
    title = config.title or docs.title or title_from_path(name)
    return replace(
        config,
        id=config.id or id_from_path(docs.title or name),
        title=title,
        language=config.language if "language" in said else docs.language or config.language,
        mistakes=config.mistakes if "mistakes" in said else "warn",
        folders=True,
    )


def documentation_sentence(docs: Documentation, found: Found) -> str:
    """What the folder was taken for, in one line."""
    listed = len(set(pages_of(docs.navigation)))
    pages = f"{len(docs.pages):,} {'page' if len(docs.pages) == 1 else 'pages'}"
    has_own = docs.navigation and not docs.in_folders
    order = f"{listed:,} of them in its own navigation" if has_own else "in the order of their folders"
    parts = [docs.kind, pages, order, *docs.remarks]
    where = f" ({found.file})" if found.file else ""
    return f"Taken for {parts[0]}{where}: {', '.join(parts[1:])}."
