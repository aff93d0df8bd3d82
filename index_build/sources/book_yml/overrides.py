"""What ``book.yml`` changes of any documentation: pages left out, parted, ranked low; variables, folders."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from index_build.diagnostics import ProblemList
from index_build.sources.book_yml.read import BookConfig
from index_build.sources.files.content_files import content_files
from index_build.sources.files.globs import Globs
from index_build.sources.folder.split import split_page
from index_build.sources.navigation.items import NavItem
from index_build.sources.source_page import SourcePage


def kept_pages(
    pages: Sequence[SourcePage], config: BookConfig, notes: ProblemList, others: Collection[str] = ()
) -> tuple[SourcePage, ...]:
    """The pages without those that ``exclude`` names, with their rank and their ``variables`` filled in;
    ``others`` are files that are excluded, and would be no pages."""
    for key, patterns in (("exclude", config.exclude), ("rank", config.low), ("split", config.split)):
        for pattern in patterns:
            globs = Globs([pattern])
            if not any(name in globs for name in (*(page.name for page in pages), *others)):
                line = config.mapping.line_of(key, pattern)
                notes.warning(line, f"No page is called “{pattern}”.", f"Take it out of “{key}”.")
    left_out, low = Globs(config.exclude), Globs(config.low)
    kept = (_ranked(page, low) for page in pages if page.name not in left_out)
    return tuple(_filled_in(kept, dict(config.variables)))


def parted_pages(
    pages: Sequence[SourcePage], config: BookConfig
) -> tuple[tuple[SourcePage, ...], dict[str, tuple[NavItem, ...]]]:
    """The pages with those in parts that ``split`` names; and the parts of each, which stand below it."""
    long = Globs(config.split)
    found: list[SourcePage] = []
    below: dict[str, tuple[NavItem, ...]] = {}
    for page in pages:
        parts, tree = split_page(page, always=True) if page.name in long else ((page,), ())
        found.extend(parts)
        if tree:
            below[page.name] = tree[1:]
    return tuple(found), below


def _ranked(page: SourcePage, low: Globs) -> SourcePage:
    if page.name not in low:
        return page
    return replace(page, front_matter=replace(page.front_matter, low=True))


def _filled_in(pages: Iterator[SourcePage], variables: dict[str, str]) -> Iterator[SourcePage]:
    """``{{ name }}`` becomes the variable's text everywhere, in code too: commands name versions."""
    if not variables:
        yield from pages
        return
    names = "|".join(map(re.escape, sorted(variables, key=len, reverse=True)))
    pattern = re.compile(rf"\{{\{{[ \t]*({names})[ \t]*\}}\}}")
    for page in pages:
        body = pattern.sub(lambda match: variables[match[1]], page.body)
        yield page if body == page.body else replace(page, body=body)


def further_folders(config: BookConfig, root: Path, notes: ProblemList) -> tuple[Path, ...]:
    """The folders among ``roots``, in which addresses from the root (``/img/a.png``) are looked up, too."""
    found = []
    for name in config.roots:
        if name.startswith("/"):
            continue
        folder = (root / name).resolve()
        if folder.is_dir():
            found.append(folder)
        else:
            line = config.mapping.line_of("roots", name)
            notes.error(line, f"There is no folder “{name}”.", "The path counts from this file’s folder.")
    return tuple(found)


def pictures_in(
    folders: Sequence[Path], config: BookConfig, suffixes: frozenset[str], problems: list[ProblemList]
) -> dict[Path, str]:
    """The pictures of further folders, with their names in messages."""
    shown = Path(config.file).parent
    found = {}
    for folder in folders:
        for file in content_files(folder, shown / folder.name, problems):
            if file.suffix.lower() in suffixes:
                found[file] = (shown / folder.name / file.relative_to(folder)).as_posix()
    return found
