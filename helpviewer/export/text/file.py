"""Pages as plain text: 78 columns wide, addresses of links as numbered notes below. No Qt."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

from helpviewer.export.text.wrap import WIDTH, heading, paragraph
from helpviewer.export.text.writer import TextWriter
from helpviewer.page.output.chosen_pages import ChosenPage, Entry, chosen_pages, entries
from helpviewer.page.output.job import Job


def to_text(job: Job) -> str:
    """The pages or sections one after the other, ending with a line end; several have a list of their titles
    before them, and the title above it.

    Raises:
        PageMissing: the book has no such page or section.
        BookDamaged: a page cannot be read.
    """
    between = "\n" + "=" * WIDTH + "\n\n"
    found = [_page(chosen) for chosen in chosen_pages(job)]
    if len(found) > 1:
        found.insert(0, _contents(job.title or job.book.info.title, entries(job.book, job.places)))
    return between.join(found)


def _contents(title: str, rows: Sequence[Entry]) -> str:
    """The title of the whole, and a list of what is in it."""
    listed = [paragraph(row.title, "  " * row.depth, "- ") for row in rows]
    return _joined([heading(title, 1), "\n".join(listed)])


def _page(chosen: ChosenPage) -> str:
    parts = chosen.parts
    writer = TextWriter(parts.words)
    found = [paragraph(parts.way), heading(parts.title, 1)]
    if parts.policy:
        live = ", ".join(source.url for source in parts.sources)
        found.append(paragraph(f"{parts.policy} {live}".rstrip(), "  | "))
    if parts.review:
        found.append(paragraph(parts.review, "  | "))
    found += writer.blocks(chosen.blocks)
    if parts.related:
        found.append(heading(parts.words.related, 2))
        found.append("\n".join(paragraph(page.title, first="- ") for page in parts.related))
    found.append("-" * WIDTH)
    foot = [line for line in (parts.sources_line, parts.as_of) if line]
    found.append("\n".join(textwrap.fill(line, WIDTH, break_long_words=False) for line in foot))
    if writer.links:
        notes = "\n".join(f"[{number}] {url}" for url, number in writer.links.items())
        found.append(f"{parts.words.links}\n{notes}")
    return _joined(found)


def _joined(texts: Sequence[str]) -> str:
    return "\n\n".join(text for text in texts if text) + "\n"
