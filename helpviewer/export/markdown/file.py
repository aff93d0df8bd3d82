"""Pages as Markdown that stands alone: CommonMark with the tables, task lists, footnotes and alerts of
GitHub's dialect (https://github.github.com/gfm/). No Qt.

What readers get says in its text where it came from, how old it is, and what to beware of. A whole page can
be had as a source file instead: its front matter says so, and the builder makes the same page of it again.
Pictures are inlined as reference definitions at the end, so that the text stays readable, or stand in a
folder beside the file.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from helpviewer.book.format import PageInfo
from helpviewer.export.markdown.blocks import MarkdownWriter
from helpviewer.export.markdown.escape import escaped, web_link
from helpviewer.page.around.parts import PageParts
from helpviewer.page.output.chosen_pages import ChosenPage, chosen_pages
from helpviewer.page.output.job import Job


@dataclass(frozen=True, slots=True)
class MarkdownFile:
    """A text, and the pictures that must stand in the folder it names: their names there, and their files."""

    text: str
    pictures: dict[str, Path]


def to_markdown(job: Job, *, as_source: bool = False) -> str:
    """The pages or sections one after the other, pictures inlined, ending with a line end. The title is said
    first when there are several. ``as_source``: whether a single whole page is a source file.

    Raises:
        PageMissing: the book has no such page or section.
        BookDamaged: a page cannot be read.
    """
    return _markdown(MarkdownWriter(job.book, ""), job, as_source=as_source)


def markdown_with_folder(job: Job, folder: str, *, as_source: bool = False) -> MarkdownFile:
    """The same with the pictures in ``folder``, which stands beside the file."""
    writer = MarkdownWriter(job.book, folder)
    text = _markdown(writer, job, as_source=as_source)
    return MarkdownFile(text, {name: file for file, name in writer.pictures.files.items()})


def _markdown(writer: MarkdownWriter, job: Job, *, as_source: bool) -> str:
    pages = list(chosen_pages(job))
    if as_source and len(pages) == 1 and not pages[0].location.section:
        text = _source(writer, pages[0])
    else:
        text = "\n---\n\n".join(_page(writer, chosen) for chosen in pages)
        if job.title and len(pages) > 1:
            text = f"**{escaped(job.title)}**\n\n{text}"
    if within := writer.pictures.within:
        text += "\n" + "\n".join(f"[{name}]: {address}" for name, address in within) + "\n"
    return text


def _source(writer: MarkdownWriter, chosen: ChosenPage) -> str:
    """The page as a file of a content root."""
    page, parts = chosen.page, chosen.parts
    body = writer.page(chosen.blocks)
    return (
        "---\n"
        + "".join(f"# {' '.join(line.split())}\n" for line in _said(parts))
        + _front_matter(page, page.as_of or writer.book.info.as_of)
        + "---\n\n"
        + "\n\n".join([f"# {escaped(parts.title)}", *body])
        + "\n"
    )


def _said(parts: PageParts) -> list[str]:
    """What a reader of the file should know, as comments."""
    return [line for line in (parts.way, parts.policy.rstrip(".:"), parts.sources_line, parts.as_of) if line]


def _front_matter(page: PageInfo, as_of: str) -> str:
    # A JSON string is a YAML string (https://yaml.org/spec/1.2.2/#json-schema).
    rows = {"id": page.id, "title": _quoted_text(page.title)}
    if page.category:
        rows["category"] = page.category
    if page.summary:
        rows["summary"] = _quoted_text(page.summary)
    for name in ("keywords", "related", "aliases", "context"):
        if values := getattr(page, name):
            rows[name] = "[" + ", ".join(_quoted_text(value) for value in values) + "]"
    if as_of:
        rows["as_of"] = as_of
    if page.policy:
        rows["policy"] = "true"
    text = "".join(f"{name}: {value}\n" for name, value in rows.items())
    if page.sources:
        text += "sources:\n" + "".join(
            f"  - {{title: {_quoted_text(s.title)}, url: {_quoted_text(s.url)}}}\n" for s in page.sources
        )
    return text


def _quoted_text(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _page(writer: MarkdownWriter, chosen: ChosenPage) -> str:
    parts = chosen.parts
    head = [f"# {escaped(parts.title)}", f"*{escaped(parts.way)}*"]
    links = ", ".join(web_link(escaped(s.title), s.url) for s in parts.sources)
    if parts.policy:
        head.append(f"> {escaped(parts.policy)} {links}".rstrip())
    if parts.review:
        head.append(f"> {escaped(parts.review)}")
    foot = []
    if parts.related:
        foot.append(f"## {escaped(parts.words.related)}")
        foot.append("\n".join(f"- {escaped(page.title)}" for page in parts.related))
    said = [f"{parts.sources_label}: {links}"] if parts.sources else []
    if parts.as_of:
        said.append(escaped(parts.as_of))
    if said:
        foot += ["---", " · ".join(said)]
    return "\n\n".join([*head, *writer.blocks(chosen.blocks), *foot]) + "\n"
