"""The tree, the ids and the links of a book, from folders of any names."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path

import pytest

from helpviewer.book.book import Book
from helpviewer.book.format import CategoryItem, is_valid_id
from helpviewer.search.searcher import Searcher
from index_build.build import build, check
from index_build.sources.navigation.ids import id_from_path, reading_order, title_from_path
from tests.conftest import MakeSource

BOOK_YML = "id: t\ntitle: T\nversion: '1'\ncategories: folders\nmistakes: warn\n"

MakeBook = Callable[[Mapping[str, str]], Book]


@pytest.fixture
def make_book(make_source: MakeSource, tmp_path: Path) -> MakeBook:
    """Builds a folder of Markdown."""

    def make(files: Mapping[str, str]) -> Book:
        build(make_source({"book.yml": BOOK_YML, **files}), tmp_path / "book")
        book = Book.open(tmp_path / "book")
        book.check()
        return book

    return make


def outline(book: Book, category_id: str = "", depth: int = 0) -> list[str]:
    """The tree, a row a line; pages with others below them end in a colon."""
    lines = []
    for item in book.category(category_id).items:
        if isinstance(item, str):
            page = book.page(item)
            lines.append("  " * depth + (page.tree_title or page.title))
        elif isinstance(item, CategoryItem):
            category = book.category(item.id)
            lines.append("  " * depth + category.title + (":" if category.page else "/"))
            lines += outline(book, item.id, depth + 1)
    return lines


def test_names_of_every_script_are_pages(make_book: MakeBook) -> None:
    names = [
        "установка",
        "настройка",
        "安装",
        "配置",
        "εγκατάσταση",
        "تثبيت",
        "स्थापना",
        "設定",
        "설치",
        "ติดตั้ง",
    ]
    book = make_book({f"docs/{name}.md": f"# {name}\n\nText.\n" for name in names})

    assert sorted(page.title for page in book.pages()) == sorted(names)
    assert {page.id for page in book.pages()} == {f"docs-{unicodedata.normalize('NFC', n)}" for n in names}
    assert all(book.html(page.id) == "<p>Text.</p>\n" for page in book.pages())


def test_folders_of_every_script_are_categories(make_book: MakeBook) -> None:
    book = make_book({"安装/a.md": "# A\n\nx", "配置/b.md": "# B\n\nx"})
    assert {category.title for category in book.categories} == {"安装", "配置"}


def test_a_folder_a_b_stands_beside_a_slash_b(make_book: MakeBook) -> None:
    book = make_book(
        {"a/b/x.md": "# 1\n\nx", "a-b/y.md": "# 2\n\nx", "a-b.md": "# 3\n\nx", "a/b.md": "# 4\n\nx"}
    )

    assert book.page("a-b").title == "3"
    assert book.category("a-b").pages == ("a-b-y",)
    assert len({page.id for page in book.pages()}) == 4
    assert len({category.id for category in book.categories}) == 3


def test_pages_beside_the_folders_are_in_the_tree(make_book: MakeBook) -> None:
    book = make_book(
        {
            "zebra.md": "# Zebra\n\nx",
            "readme.md": "# Welcome\n\nx",
            "dev-guide/index.md": "# The guide\n\nx",
            "dev-guide/step-10.md": "# Step 10\n\nx",
            "dev-guide/step-2.md": "# Step 2\n\nx",
            "dev-guide/more/one.md": "# One\n\nx",
        }
    )
    assert outline(book) == [
        "Welcome", "Zebra", "The guide:", "  Step 2", "  Step 10", "  More/", "    One",
    ]  # fmt: skip
    assert book.page("dev-guide-index").category == "dev-guide"
    assert book.pages_in("dev-guide")[0] == "dev-guide-index"
    assert [page.title for page in book.pages()] == [
        "Welcome",
        "Zebra",
        "The guide",
        "Step 2",
        "Step 10",
        "One",
    ]


def test_what_is_no_page_is_left_out_and_what_is_not_read_is_named(make_source: MakeSource) -> None:
    source = make_source(
        {
            "book.yml": BOOK_YML,
            "a.md": "# A\n\n[b](b.markdown)",
            "b.markdown": "# B\n\nx",
            "c.mdx": "# C\n\nx",
            "d.rst": "D\n=\n",
            "_part.md": "part",
            "SUMMARY.md": "- [A](a.md)",
            "404.md": "# Not found",
        }
    )
    problems = check(source)
    assert {Path(problem.file).name for problem in problems} == {"c.mdx", "d.rst"}
    build(source, source.parent / "book")
    assert [page.id for page in Book.open(source.parent / "book").pages()] == ["a", "b"]


def test_two_pages_with_one_id_make_one_mistake_and_are_both_kept(
    make_source: MakeSource, tmp_path: Path
) -> None:
    files = {
        "a.md": "---\nid: same\n---\n# A\n\n[b](b.md)",
        "b.md": "---\nid: same\n---\n# B\n\n[a](a.md#part)\n\n## Part\n\nx",
        "c.md": "# C\n\n[b](b.md#part)",
    }
    files["b.md"] = files["b.md"].replace("a.md#part", "a.md")
    source = make_source({"book.yml": BOOK_YML, **files})
    (problem,) = check(source)
    assert problem.file.endswith("/b.md")
    assert "a.md" in problem.sentence
    build(source, tmp_path / "book")
    assert [page.title for page in Book.open(tmp_path / "book").pages()] == ["A", "B", "C"]


@pytest.mark.parametrize(
    "address",
    [
        *(
            "b",
            "b/",
            "b.html",
            "./b.md",
            "sub/../b.md",
            "B.MD",
            "/m/b.md",
            "/m/b",
            "b.md#Head-One",
            "b.md#head-one",
        ),
        *("cafe%CC%81.md", "caf%C3%A9.md", "sub", "sub/", "sub/index.md", "sub/index.html", "b.md?plain=1"),
    ],
)
def test_links_in_every_form_lead_to_their_page(make_book: MakeBook, address: str) -> None:
    book = make_book(
        {
            "m/a.md": f"# A\n\n[it]({address})\n",
            "m/b.md": "# B\n\n## Head One\n\nx",
            "m/cafe\u0301.md": "# C\n\nx",
            "m/sub/index.md": "# Sub\n\nx",
        }
    )
    assert '<a href="' in book.html("m-a"), address


def test_what_is_excluded_is_no_page(make_source: MakeSource) -> None:
    source = make_source(
        {
            "book.yml": BOOK_YML + "exclude: [drafts/, '*-old.md', gone.md]\n",
            "a.md": "# A\n\nx",
            "b-old.md": "# B\n\nx",
            "drafts/c.md": "# C\n\nx",
        }
    )
    assert [problem.sentence for problem in check(source)] == ["No page is called “gone.md”."]
    build(source, source.parent / "book")
    assert [page.id for page in Book.open(source.parent / "book").pages()] == ["a"]


def test_variables_are_filled_in(make_book: MakeBook) -> None:
    book = make_book(
        {
            "book.yml": BOOK_YML + "variables: {version: 1.10, product.name: Our App}\n",
            "a.md": "# A\n\n{{ product.name }} {{version}} {{ other }}\n\n```\ninstall=={{ version }}\n```\n",
        }
    )
    assert "Our App 1.10 {{ other }}" in book.html("a")
    assert "install==1.10" in book.html("a")


def test_addresses_from_the_root_count_from_the_roots(make_source: MakeSource, tmp_path: Path) -> None:
    picture = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"><rect width="8" height="8"/></svg>'
    )
    source = make_source(
        {
            "book.yml": BOOK_YML + "roots: [/docs/, ../static, nowhere]\n",
            "a.md": "# A\n\n[b](/docs/b) ![a drawing](/img/p.svg)\n",
            "b.md": "# B\n\nx",
            "../static/img/p.svg": picture,
        }
    )
    (problem,) = check(source)
    assert problem.sentence == "There is no folder “nowhere”."
    text = (source / "book.yml").read_text()
    (source / "book.yml").write_text(text.replace(", nowhere", ""))
    build(source, tmp_path / "book")
    html = Book.open(tmp_path / "book").html("a")
    assert '<a href="b.html">' in html
    assert "<img " in html


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        *(
            ("c.md", "c"),
            ("c++.md", "c-plus-plus"),
            ("c#.md", "c-sharp"),
            ("Größe.md", "große"),
            ("é.md", "e"),
        ),
        *(("a/b.md", "a-b"), ("й.md", "й"), ("и.md", "и"), ("7.5/x.md", "7.5-x"), ("Q&A.md", "q-and-a")),
    ],
)
def test_ids_follow_from_names(name: str, expected: str) -> None:
    assert id_from_path(name) == expected
    assert id_from_path(unicodedata.normalize("NFD", name)) == expected


@pytest.mark.parametrize(
    "name", ["", "…", "con.md", "🎉.md", "a" * 300 + ".md", "安" * 300 + ".md", "../..", "\udce9.md"]
)
def test_every_name_has_an_id(name: str) -> None:
    assert is_valid_id(id_from_path(name))


def test_titles_and_order_follow_from_names() -> None:
    assert title_from_path("docs/02-getting_started.md") == "Getting started"
    assert title_from_path("API") == "API"
    assert title_from_path("7.5") == "7.5"
    names = ["b.md", "page-10.md", "page-2.md", "README.md"]
    assert sorted(names, key=reading_order) == ["README.md", "b.md", "page-2.md", "page-10.md"]
    assert sorted(["a/x.md", "a/a.md", "a/b/c.md"], key=reading_order)[0] == "a/a.md"


def test_rank_language_and_other_names_of_pages(make_book: MakeBook) -> None:
    """Two pages alike: the one of low rank comes second; a page is found by its other names and stems."""
    text = "# How to bake bread\n\nFlour and water.\n"
    book = make_book(
        {
            "book.yml": BOOK_YML + "rank: {low: [basics/a-*.md]}\n",
            "basics/a-old.md": text,
            "basics/b-new.md": text,
            "basics/c-own.md": f"---\nrank: low\n---\n{text}",
            "basics/other.md": "---\nlanguage: de\naliases: [sauerteig, Der Teig]\n---\n# Dough\n\nHäuser.\n",
        }
    )
    with closing(Searcher(book)) as searcher:
        found = [hit.page for hit in searcher.search("bake bread").hits]
        assert found[0] == "basics-b-new"
        assert set(found[1:]) == {"basics-a-old", "basics-c-own"}
        for name in ("sauerteig", "der teig", "Haus"):
            assert searcher.search(name).hits[0].page == "basics-other", name


LONG = (
    "# The manual\n\nBefore all.\n\n## Setting up\n\nHow to [use it](#using-it).\n\n### On a Mac\n\nWords."
    "\n\n## Using it\n\nMore words.\n"
)


@pytest.mark.parametrize("categories", ["folders", "[{id: basics, title: Basics, pages: [b]}]"])
def test_a_long_page_is_parted_where_book_yml_says_so(make_book: MakeBook, categories: str) -> None:
    book = make_book(
        {
            "book.yml": BOOK_YML.replace("folders", categories) + "split: [basics/m*.md]\n",
            "basics/a.md": "# A\n\nSee [how to use it](manual.md#using-it) and [all](manual.md).",
            "basics/manual.md": LONG,
            "basics/z.md": "---\nid: b\n---\n# B\n\nWords.\n\n## Not parted\n\nWords.",
        }
    )
    rows = ["A", "The manual:", "  Setting up", "  Using it", "B"]
    if categories != "folders":
        rows = ["B", *rows[:-1]]
    assert outline(book) == ["Basics/", *("  " + row for row in rows)]
    using = next(page for page in book.pages() if page.title == "Using it")
    a = next(page for page in book.pages() if page.title == "A")
    assert f'href="{using.id}.html"' in book.html(a.id)
    setting = next(page for page in book.pages() if page.title == "Setting up")
    assert [section.title for section in setting.sections] == ["On a Mac"]
    assert f'href="{using.id}.html"' in book.html(setting.id)


def test_split_names_a_page_that_there_is(make_source: MakeSource) -> None:
    source = make_source({"book.yml": BOOK_YML + "split: [gone.md]\n", "a.md": "# A\n\nWords."})
    assert any("No page is called “gone.md”" in problem.sentence for problem in check(source))


def test_a_rank_that_is_none_is_named(make_source: MakeSource) -> None:
    source = make_source(
        {
            "book.yml": BOOK_YML + "rank: {low: notes.md}\n",
            "a.md": "---\nid: a\nrank: high\n---\n# A\n\nx",
        }
    )
    sentences = [problem.sentence for problem in check(source)]
    assert "“rank” must hold a list “low”." in sentences
    assert "“rank” is “high”." in sentences
