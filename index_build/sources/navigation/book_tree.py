"""A navigation where there is none: as the pages lie in folders, or as ``book.yml`` lists them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import PurePosixPath

from index_build.diagnostics import ProblemList, did_you_mean
from index_build.sources.book_yml.read import BookConfig, CategorySpec
from index_build.sources.navigation.ids import id_from_path, is_folder_index, reading_order, title_from_path
from index_build.sources.navigation.items import NavItem, NavPage, NavSection
from index_build.sources.source_page import SourcePage


def navigation_of_pages(pages: Iterable[SourcePage]) -> tuple[NavItem, ...]:
    """The pages as they lie: the pages of a folder, then the folders in it. A page that speaks for its folder
    heads it; one whose front matter names another folder's category stands there."""
    names = {page.name: page.front_matter.category for page in pages}
    folders = {id_from_path(str(folder)): folder for folder in map(_parent, names) if folder.parts}
    places = {
        name: folders.get(category, _parent(name)) / PurePosixPath(name).name
        for name, category in names.items()
    }
    ordered = sorted(places, key=lambda name: reading_order(str(places[name])))
    return _folder(PurePosixPath(), [(name, places[name].parts) for name in ordered])


def _parent(name: str) -> PurePosixPath:
    return PurePosixPath(name).parent


def _folder(folder: PurePosixPath, pages: Iterable[tuple[str, tuple[str, ...]]]) -> tuple[NavItem, ...]:
    depth = len(folder.parts)
    inside: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    items: list[NavItem] = []
    for name, parts in pages:
        if len(parts) == depth + 1:
            items.append(NavPage(name))
        else:
            inside.setdefault(parts[depth], []).append((name, parts))
    for child in sorted(inside, key=reading_order):
        below = _folder(folder / child, inside[child])
        first = below[0]
        if (
            isinstance(first, NavPage)
            and _parent(first.page) == folder / child
            and is_folder_index(first.page)
        ):
            items.append(NavPage(first.page, items=(*first.items, *below[1:])))
        else:
            items.append(NavSection(title_from_path(child), below, key=str(folder / child)))
    return tuple(items)


def listed_navigation(
    config: BookConfig, pages: Sequence[SourcePage], notes: ProblemList
) -> tuple[tuple[NavItem, ...], list[str]]:
    """The categories of ``book.yml``, and the names of the pages that are in none of them.

    A page belongs to the category its front matter names, else to that named as the folder it lies in.
    """
    known: set[str] = set()
    _collect(config.categories, known)
    by_category: dict[str, list[SourcePage]] = {}
    for page in sorted(pages, key=lambda page: reading_order(page.name)):
        wanted = page.front_matter.category
        by_category.setdefault(wanted if wanted in known else page.folder, []).append(page)
    items = tuple(_listed(spec, by_category, config, notes) for spec in config.categories)
    loose = [page.name for key, found in by_category.items() if key not in known for page in found]
    return items, loose


def _collect(specs: Iterable[CategorySpec], known: set[str]) -> None:
    for spec in specs:
        known.add(spec.id)
        _collect(spec.categories, known)


def _listed(
    spec: CategorySpec, by_category: dict[str, list[SourcePage]], config: BookConfig, notes: ProblemList
) -> NavSection:
    own = {
        page.front_matter.id or id_from_path(page.name): page.name for page in by_category.get(spec.id, ())
    }
    for wanted in spec.pages:
        if wanted not in own:
            line = config.mapping.line_of("categories", wanted)
            sentence = f"The category “{spec.id}” lists “{wanted}”, but has no such page."
            notes.error(line, sentence, did_you_mean(wanted, own), kind="missing-listed")
    first = [page_id for page_id in dict.fromkeys(spec.pages) if page_id in own]
    rest = [page_id for page_id in own if page_id not in first]
    below = tuple(_listed(sub, by_category, config, notes) for sub in spec.categories)
    return NavSection(spec.title, (*(NavPage(own[i]) for i in (*first, *rest)), *below), id=spec.id)
