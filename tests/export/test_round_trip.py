"""A page exported as Markdown and put back through the builder is the same page, to the byte.

What may differ is the date: a page without one of its own says the book's. ``pytest -m slow`` does the same
with a thousand pages of somebody else's documentation, where they are at hand.
"""

from __future__ import annotations

import difflib
import re
import shutil
from collections.abc import Callable
from html import unescape
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from helpviewer.book.book import Book, Location
from helpviewer.export.export import Options, one_place, write_export
from helpviewer.export.markdown.file import to_markdown
from helpviewer.page.nodes import Anchor, Blocks, CodeBlock, Link, Math, Note
from helpviewer.page.output.job import Job
from helpviewer.page.parse import parse
from helpviewer.page.serialise import serialise
from helpviewer.page.walk import blocks_text, inlines_of, walk
from index_build.build import build
from tests.fixtures.every_node import EVERY_NODE

DATA = Path(__file__).resolve().parents[1] / "fixtures" / "data"
pictures = pytest.mark.parametrize("beside", [True, False], ids=["pictures beside", "pictures inlined"])


def rebuilt(book: Book, folder: Path, beside: bool) -> Book:
    """The book made of the exports of its own pages, any mistake in which would fail the build."""
    root = folder / "exported"
    for page in book.pages():
        place = root / (page.category or ".")
        place.mkdir(parents=True, exist_ok=True)
        what = one_place(book, Location(page.id))
        write_export(
            what, "md", place / f"{page.id}.md", options=Options(pictures_beside=beside, as_source=True)
        )
    categories = "".join(f"  - {{id: {c.id}, title: {c.title}}}\n" for c in book.categories)
    (root / "book.yml").write_text(
        f"id: again\ntitle: Again\nversion: '1'\nlanguage: en\nhome: {book.info.home}\n"
        + (f"categories:\n{categories}" if categories else "")
    )
    build(root, folder / "again")
    return Book.open(folder / "again")


def differences(book: Book, again: Book) -> list[str]:
    """What is not the same, page by page."""
    found = []
    for page in book.pages():
        before, after = book.html(page.id), again.html(page.id)
        if before != after:
            lines = difflib.unified_diff(before.splitlines(), after.splitlines(), page.id, "again", n=0)
            found.append("\n".join(lines))
        wanted = page._replace(as_of=page.as_of or book.info.as_of)
        if again.page(page.id) != wanted:
            found.append(f"{page.id}: {wanted} became {again.page(page.id)}")
    if (names := picture_names(book)) != picture_names(again):
        found.append(f"pictures: {sorted(names ^ picture_names(again))}")
    return found


def picture_names(book: Book) -> set[str]:
    return {name for name in book.files if name.startswith("images/")}


@pictures
def test_every_page_of_our_books(bundled_book: Path, manual_book: Path, tmp_path: Path, beside: bool) -> None:
    for book in (Book.open(bundled_book), Book.open(manual_book)):
        assert len(list(book.pages())) > 10
        assert differences(book, rebuilt(book, tmp_path / book.info.id, beside)) == []


@pictures
def test_every_page_of_a_small_book(tiny_book: Path, tmp_path: Path, beside: bool) -> None:
    book = Book.open(tiny_book)
    assert differences(book, rebuilt(book, tmp_path, beside)) == []


@pytest.mark.slow
@pictures
def test_a_thousand_pages_of_others(powershell_book: Path, tmp_path: Path, beside: bool) -> None:
    book = Book.open(powershell_book)
    assert len(list(book.pages())) > 1000
    assert differences(book, rebuilt(book, tmp_path, beside)) == []


# -- hard cases -----------------------------------------------------------------------------------


def one_page(folder: Path, text: str) -> Book:
    """A book of one page, ``all``, with the given body."""
    source = folder / "source"
    source.mkdir()
    (source / "book.yml").write_text("id: t\ntitle: T\nversion: '1'\nlanguage: en\nhome: all\n")
    (source / "all.md").write_text(
        text if text.startswith("---\n") else f"---\nid: all\ntitle: T\n---\n{text}"
    )
    shutil.copy(DATA / "drawing.svg", source)
    build(source, folder / "book")
    return Book.open(folder / "book")


@pictures
def test_every_kind_of_block(tmp_path: Path, beside: bool) -> None:
    book = one_page(tmp_path, (DATA / "everything.md").read_text())
    assert differences(book, rebuilt(book, tmp_path, beside)) == []


def shown_inlines(blocks: Blocks) -> list[str]:
    """What runs within the lines, but for the drawings of formulas, for anchors nothing leads to, and for
    titles of links, which the builder drops."""
    kinds = [inline for inline in inlines_of(blocks) if not isinstance(inline, Math | Anchor)]
    return [repr(kind._replace(title="") if isinstance(kind, Link) else kind) for kind in kinds]


def test_every_node(make_book: Callable[..., Book], tmp_path: Path) -> None:
    # Of what is said about a line of code, Markdown makes a list; a note always gets a title.
    left_out = (block for block in EVERY_NODE if isinstance(block, CodeBlock) and block.notes)
    untitled = (block for block in EVERY_NODE if isinstance(block, Note) and not block.title)
    other = {id(block) for block in (*left_out, *untitled)}
    page = tuple(block for block in EVERY_NODE if id(block) not in other)
    book = make_book(serialise(page))
    after = parse(rebuilt(book, tmp_path, beside=True).html("everything"))
    assert [type(block).__name__ for block in walk(after)] == [type(block).__name__ for block in walk(page)]
    assert blocks_text(after) == blocks_text(page)
    assert shown_inlines(after[:1]) == shown_inlines(page[:1])


HARD = sorted((DATA / "hard").glob("*.md"))

hard_cases = pytest.mark.parametrize("file", HARD, ids=[file.stem for file in HARD])


@hard_cases
def test_hard_cases(tmp_path: Path, file: Path) -> None:
    book = one_page(tmp_path, file.read_text("utf-8"))
    assert differences(book, rebuilt(book, tmp_path, beside=True)) == []


# -- in other programs ----------------------------------------------------------------------------

SHOWN = frozenset(
    {
        *(
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "ul",
            "ol",
            "li",
            "dl",
            "dt",
            "dd",
            "blockquote",
            "pre",
            "table",
            "tr",
        ),
        *("th", "td", "hr", "img", "em", "strong", "del", "code", "kbd", "sub", "sup", "mark", "br"),
    }
)


def as_shown(html: str) -> list[str]:
    """What a reader sees: texts, and the elements that look like something."""
    html = re.sub(r"<(/?)s>", r"<\1del>", html)
    # A note, which elsewhere is a quotation that says its kind.
    html = re.sub(
        r'<aside class="note" data-kind="(\w+)"><p class="note-title">(.*?)</p>',
        lambda m: (
            f"<blockquote>[!{m[1].upper()}]" + ("" if m[2].lower() == m[1] else f"<strong>{m[2]}</strong>")
        ),
        html.replace("aside>\n", "aside>").replace('">\n<p class="note-title', '"><p class="note-title'),
    ).replace("</aside>", "</blockquote>")
    # A caption, which elsewhere is an emphasised line below its picture.
    html = html.replace("<figcaption>", "<br><em>").replace("</figcaption>", "</em>")
    html = re.sub(r'<li class="task( done)?">', lambda m: f"<li>[{'x' if m[1] else ' '}] ", html)
    # It shows footnotes as they are written.
    html = re.sub(r'<sup class="footnote-ref"><a href="#fn-(\w+)".*?</sup>', r"[^\1]", html)
    html = re.sub(r'<section class="footnotes">.*?</section>|<p>\[\^\w+\]: .*\Z', "", html, flags=re.DOTALL)
    html = re.sub(r"<!--.*?-->", "", html)
    tags = "|".join(SHOWN)
    # Tags that change nothing in how text looks: code is coloured in one of the two.
    html = re.sub(rf"</?(?!(?:{tags}|p)\b)\w[^>]*>", "", html)
    html = re.sub("</?p>", " ", html)  # how far lines are apart
    parts = re.split(r"(</?\w+[^>]*>)", html)
    shown = [re.sub(r"^(</?\w+)\b.*>$", r"\1>", " ".join(unescape(part).split())) for part in parts]
    return [part for part in shown if part]


def exported_as_shown(book: Book, page_id: str) -> list[str]:
    body = to_markdown(Job(book, [Location(page_id)]), as_source=True).split("\n---\n", 1)[1]
    body = body.split("\n", 3)[3]  # its title, which the builder keeps beside the page
    return as_shown(MarkdownIt("gfm-like", {"linkify": False}).render(body))


def test_other_programs_show_the_pages_of_the_manual_alike(manual_book: Path) -> None:
    book = Book.open(manual_book)
    for page in book.pages():
        assert exported_as_shown(book, page.id) == as_shown(book.html(page.id)), page.id


@hard_cases
def test_other_programs_show_hard_cases_alike(tmp_path: Path, file: Path) -> None:
    if file.stem in ("footnotes", "definition-lists-with-footnotes"):
        pytest.skip("the parser at hand knows no footnotes; GitHub’s does")
    if file.stem == "code-with-notes":
        pytest.skip("others show the comments that say which line a note is for")
    book = one_page(tmp_path, file.read_text("utf-8"))
    assert exported_as_shown(book, "all") == as_shown(book.html("all"))
