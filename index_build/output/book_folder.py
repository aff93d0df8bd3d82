"""Stage: the book on disk. It is written beside the old one and swapped in when it is whole."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import MappingProxyType

from helpviewer.book.format import (
    BOOK_FILE,
    FILES_TABLE,
    IMAGES_DIR,
    INDEX_DIR,
    PAGES_DIR,
    PAGES_TABLE,
    PageInfo,
)
from helpviewer.book.known_errors import ErrorTemplate
from index_build.output.index.index_entry import IndexEntry
from index_build.output.limits import check_page_sizes
from index_build.output.pages import RenderedPage
from index_build.output.tables import Fingerprint, write_tables
from index_build.output.written_before import WrittenBefore, write_or_link
from index_build.structure.check import CheckedBook
from index_build.structure.contents import Contents, Page

_AT_ONCE = 8


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


def write_pages(
    book: CheckedBook,
    pages: Sequence[RenderedPage],
    folder: Path,
    before: WrittenBefore | None = None,
    old: Path | None = None,
) -> dict[str, Fingerprint]:
    """Write the pages and pictures into an empty folder. What was the same ``before`` is linked; the
    fingerprints of those files come back. So is what has the same content in the ``old`` book, where there
    is one.

    Raises:
        BuildFailed: some are larger than readers open.
        OSError: they cannot be written.
    """
    for name in (PAGES_DIR, IMAGES_DIR, INDEX_DIR):
        (folder / name).mkdir()
    linked: dict[str, Fingerprint] = {}
    sizes = []
    for page, html in ((rendered.page, rendered.html) for rendered in pages):
        name = f"{PAGES_DIR}/{page.id}.html"
        if before is not None and before.fragments.get(page.id) == html and before.link(name, folder):
            linked[name] = before.files[name]
            continue
        data = html.encode()
        sizes.append((page.file, len(data)))
        write_or_link(data, name, folder, old)
    check_page_sizes(sizes)
    for picture in book.pictures.values():
        name = f"{IMAGES_DIR}/{picture.name}"  # with a checksum of what is in it
        if name in linked:
            continue
        if before is not None and before.link(name, folder):
            linked[name] = before.files[name]
        else:
            content = picture.content
            write_or_link(content if isinstance(content, bytes) else content.read_bytes(), name, folder, old)
    return linked


def write_book_file(
    contents: Contents,
    folder: Path,
    *,
    sync: bool = True,
    known: Mapping[str, Fingerprint] = MappingProxyType({}),
) -> dict[str, Fingerprint]:
    """Write the tables and ``book.json``, which say what every other file of ``folder`` is; with
    ``sync``, wait until the disk has them. The fingerprints of all files come back; those
    that are ``known`` are not read for it.

    Raises:
        OSError: it cannot be written.
    """
    aliases: dict[str, list[str]] = {}
    for alias, page_id in contents.aliases.items():
        aliases.setdefault(page_id, []).append(alias)
    pages = (page_info(page, contents, aliases.get(page.id, ())) for page in contents.pages.values())
    errors = [
        ErrorTemplate(error.template, page.id, error.section)
        for page in contents.pages.values()
        for error in page.parsed.source.front_matter.errors
    ]
    files = write_tables(folder, contents.info, pages, contents.categories, contents.synonyms, known, errors)
    if sync:
        _sync_files(folder / name for name in (*files, PAGES_TABLE, FILES_TABLE, BOOK_FILE))
    return files


def _sync_files(files: Iterable[Path]) -> None:
    """Wait until the disk has the files: a power cut after the swap must not leave empty pages. Several are
    waited for at once, since a disk writes many as quickly as one."""
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        for _ in pool.map(_sync_file, files):
            pass


def _sync_file(file: Path) -> None:
    with file.open("rb+") as stream:
        os.fsync(stream.fileno())
