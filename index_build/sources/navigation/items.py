"""Documentation as every source in ``index_build/sources`` gives it, before a book is made of it.

A source says which pages there are and how its own navigation arranges them. The builder gives the ids,
resolves the links, and adds what the navigation leaves out at the end of the tree, so that no page is lost.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeAlias

from index_build.diagnostics import Problem
from index_build.sources.source_page import SourcePage


@dataclass(frozen=True, slots=True)
class NavPage:
    """A page in the tree, and the rows below it.

    ``page`` is the page's name (:attr:`SourcePage.name`); ``title`` is what the tree calls it, "" for the
    page's own title. A page that is listed again later in the tree stays where it stands first.
    """

    page: str
    title: str = ""
    items: tuple[NavItem, ...] = ()


@dataclass(frozen=True, slots=True)
class NavSection:
    """A row of the tree that only holds other rows.

    ``id`` is the id of the category if the publisher gave one; else it is made from ``key``, such as the
    folder of the section, or from the title. A section without pages is left out.
    """

    title: str
    items: tuple[NavItem, ...] = ()
    id: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True)
class NavLink:
    """A row of the tree that leads out of the book: a web address."""

    title: str
    url: str


NavItem: TypeAlias = NavPage | NavSection | NavLink


@dataclass(frozen=True, slots=True)
class Documentation:
    """Documentation of any system, read.

    Attributes:
        kind: what the documentation was taken for, as messages say it ("MkDocs").
        root: the folder of the pages, absolute and resolved.
        pages: every page that belongs into the book; hidden ones (drafts, partials) are left out.
        navigation: the tree; () lets the builder make one from the folders.
        in_folders: whether the tree is that of the folders, for want of a navigation.
        title, language, home: "" where the documentation does not say. ``home`` is a page's name.
        dialect: how the pages are read, "" for the builder's own default.
        images: every picture file with its name in messages.
        site: addresses of the documentation on the web (``https://example.org/docs/``). Links below one
            of them lead into the book where the page is in it.
        prefixes: paths under which links from the root (``/docs/guide.md``) find the root's pages; "" and "/"
            are always understood.
        static: further folders that links to pictures from the root (``/img/a.png``) are looked up in.
        pretty_urls: whether the site serves ``a/b.md`` as ``a/b/``, so that its relative links may be one
            folder too deep.
        remarks: what else the publisher should know at once, such as extensions that are not used.
        source: the name of the kind, as ``--as`` and ``book.yml`` have it.
        problems: what was not understood or passed over, such as ``.rst`` files and configuration in code.
    """

    kind: str
    root: Path
    pages: tuple[SourcePage, ...]
    navigation: tuple[NavItem, ...] = ()
    in_folders: bool = False
    title: str = ""
    language: str = ""
    home: str = ""
    dialect: str = ""
    images: Mapping[Path, str] = field(default_factory=dict)
    site: tuple[str, ...] = ()
    prefixes: tuple[str, ...] = ()
    static: tuple[Path, ...] = ()
    pretty_urls: bool = False
    remarks: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    source: str = ""


def with_parts(items: Iterable[NavItem], parts: Mapping[str, tuple[NavItem, ...]]) -> tuple[NavItem, ...]:
    """A navigation with the ``parts`` of pages, by the page's name, below each of them."""
    if not parts:
        return tuple(items)
    found: list[NavItem] = []
    for item in items:
        if isinstance(item, NavLink):
            found.append(item)
            continue
        own = parts.get(item.page, ()) if isinstance(item, NavPage) else ()
        found.append(replace(item, items=(*own, *with_parts(item.items, parts))))
    return tuple(found)


def pages_of(items: Iterable[NavItem]) -> Iterator[str]:
    """The names of the pages of a navigation, from top to bottom."""
    todo = list(items)[::-1]
    while todo:
        item = todo.pop()
        if isinstance(item, NavPage):
            yield item.page
        if not isinstance(item, NavLink):
            todo.extend(reversed(item.items))
