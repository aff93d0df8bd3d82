"""Stage: the book on disk. It is written beside the old one and swapped in when it is whole."""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence
from pathlib import Path

from helpviewer.book.format import IMAGES_DIR, INDEX_DIR, PAGES_DIR, PageInfo
from index_build.output.limits import check_page_sizes
from index_build.output.pages import RenderedPage
from index_build.output.search_analysis import IndexEntry
from index_build.output.tables import write_tables
from index_build.structure.check import CheckedBook
from index_build.structure.contents import Contents, Page


def page_info(page: Page, contents: Contents, aliases: Sequence[str]) -> PageInfo:
    """What ``book.json`` says of a page, which has these other ids."""
    matter = page.parsed.source.front_matter
    related = (contents.find(other) for other in matter.related)
    return PageInfo(
        id=page.id,
        title=page.title,
        category=page.category,
        tree_title=page.tree_title,
        summary=matter.summary,
        keywords=matter.keywords,
        sections=page.parsed.sections,
        sources=matter.sources,
        as_of=matter.as_of,
        related=tuple(
            dict.fromkeys(other.id for other in related if other is not None and other is not page)
        ),
        aliases=tuple(aliases),
        context=matter.context,
        policy=matter.policy,
        words=page.parsed.words,
        file=page.parsed.source.name if contents.info.imprint.needs_paths else "",
    )


def index_entries(contents: Contents) -> list[IndexEntry]:
    """One entry for each section of each page, the page's opening first."""
    entries = []
    for page in contents.pages.values():
        matter = page.parsed.source.front_matter
        language = matter.language if matter.language != contents.info.language else ""
        titles = {section.id: section.title for section in page.parsed.sections}
        for part in page.parsed.texts:
            entries.append(
                IndexEntry(
                    page=page.id,
                    section=part.section,
                    title=titles.get(part.section, page.title),
                    page_title=page.title,
                    category=page.category,
                    keywords=() if part.section else matter.keywords,
                    text=part.text,
                    aliases=() if part.section else matter.names,
                    language=language,
                    low=matter.low,
                )
            )
    return entries


def write_pages(book: CheckedBook, pages: Sequence[RenderedPage], folder: Path) -> None:
    """Write the pages and pictures into an empty folder.

    Raises:
        BuildFailed: some are larger than readers open.
        OSError: they cannot be written.
    """
    for name in (PAGES_DIR, IMAGES_DIR, INDEX_DIR):
        (folder / name).mkdir()
    sizes = []
    for rendered in pages:
        data = rendered.html.encode()
        sizes.append((rendered.page.file, len(data)))
        (folder / PAGES_DIR / f"{rendered.page.id}.html").write_bytes(data)
    check_page_sizes(sizes)
    for picture in book.pictures.values():
        file = folder / IMAGES_DIR / picture.name
        if isinstance(picture.content, bytes):
            file.write_bytes(picture.content)
        else:
            shutil.copyfile(picture.content, file)


def write_book_file(contents: Contents, folder: Path, *, settle: bool = True) -> None:
    """Write the tables and ``book.json``, which say what every other file of ``folder`` is, and make
    all of it reach the disk if it is to ``settle`` there.

    Raises:
        OSError: it cannot be written.
    """
    aliases: dict[str, list[str]] = {}
    for alias, page_id in contents.aliases.items():
        aliases.setdefault(page_id, []).append(alias)
    pages = (page_info(page, contents, aliases.get(page.id, ())) for page in contents.pages.values())
    write_tables(folder, contents.info, pages, contents.categories, contents.synonyms)
    for file in _files_of(folder) if settle else ():
        _settle(file)


def _files_of(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def _settle(file: Path) -> None:
    """Wait until the disk has the file: a power cut after the swap must not leave empty pages."""
    with file.open("rb+") as stream:
        os.fsync(stream.fileno())
