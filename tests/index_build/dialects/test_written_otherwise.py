"""What authors write a little otherwise than the rule books have it, and what they mean by it."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpviewer.page.nodes import CodeBlock, Fold, MathBlock, Note, Table
from helpviewer.page.serialise import serialise
from helpviewer.page.walk import plain_text
from index_build.dialects.parse import PageParser
from index_build.sources.front_matter import FrontMatter
from index_build.sources.source_page import SourcePage

from .conftest import Read


def fragment(read: Read, text: str, dialect: str = "") -> str:
    return serialise(read(text, dialect).blocks).replace("\n", "")


@pytest.mark.parametrize(
    ("text", "html"),
    [
        # GitHub takes the line below for the note's, since it takes it for the quotation's.
        ("> [!NOTE]\na", "<p>a</p>"),
        ("> [!NOTE]\n> # A", '<h2 id="a">A</h2>'),
        (">[!NOTE]\n>a", "<p>a</p>"),
        ("> [!NOTE]\n> **b** c **d**", "<p><strong>b</strong> c <strong>d</strong></p>"),
        ("> [!WARNING]\n>\n> a", "<p>a</p>"),
    ],
)
def test_notes_in_quotations(read: Read, text: str, html: str) -> None:
    (note,) = read(text).blocks

    assert isinstance(note, Note)
    assert serialise(note.blocks).replace("\n", "") == html


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("> [!TODO]\n> a", "Todo"),
        ("> [!faq]\n> a", "FAQ"),
        ("!!! question\n    a", "Question"),
        ("::: danger\na\n:::", "Danger"),
        ("::: info\na\n:::", "Info"),
        ("!!! note\n    a", "Note"),
        ("??? bug\n    a", "Bug"),
        ("???+ warning\n    a", "Warning"),
        ('!!! note "a \\"b\\" &amp; c"\n    d', 'a "b" & c'),
        (':::tip{title="Own *words*"}\na\n:::', "Own words"),
        (":::tip{.wide}\na\n:::", "Tip"),
        ('<div class="alert alert-info">a</div>', "Note"),
    ],
)
def test_titles_of_notes(read: Read, text: str, title: str) -> None:
    (note,) = read(text).blocks

    assert isinstance(note, Note | Fold)
    assert plain_text(note.title if isinstance(note, Note) else note.summary) == title


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("H~2~O, C~6~H~12~", "<p>H<sub>2</sub>O, C<sub>6</sub>H<sub>12</sub></p>"),
        ("~a~ ~~b~~", "<p><del>a</del> <del>b</del></p>"),
        ("و==علامة== 好==的==吧 a==b==c", "<p>و<mark>علامة</mark> 好<mark>的</mark>吧 a==b==c</p>"),
        ("`a`{width=50%} {width=50%}", "<p><code>a</code> {width=50%}</p>"),
        (
            "<details>\n<summary>\n\n### A\n\n</summary>\n\nb\n\n</details>",
            "<details><summary>A</summary><p>b</p></details>",
        ),
    ],
)
def test_lines(read: Read, text: str, html: str) -> None:
    assert fragment(read, text) == html


@pytest.mark.parametrize(
    ("info", "language", "title"),
    [
        ("js:folder/a.js", "js", "folder/a.js"),
        ("js:a.js {1}", "js", "a.js"),
        ("js:line-numbers {1}", "js", ""),
        ("js", "js", ""),
    ],
)
def test_files_that_code_is_of(read: Read, info: str, language: str, title: str) -> None:
    (code,) = read(f"```{info}\na\n```").blocks

    assert isinstance(code, CodeBlock)
    assert (code.language, code.title) == (language, title)


def test_changes_to_code_of_a_language_are_coloured(read: Read) -> None:
    (code,) = read("```diff-js\n- a\n+ b\n```").blocks

    assert isinstance(code, CodeBlock)
    assert [token.kind for token in code.tokens if token.text.strip()] == ["gd", "gi"]


@pytest.mark.parametrize(
    "text",
    [
        "\\[\nE = mc^2\n\\]",
        "$$\n\\begin{aligned}\na &= b \\\\\nc &= d\n\\end{aligned}\n$$",
        "\\begin{gather*}\na \\\\\nb\n\\end{gather*}",
    ],
)
def test_formulas_on_lines_of_their_own(read: Read, text: str) -> None:
    (formula,) = read(text).blocks

    assert isinstance(formula, MathBlock)
    assert formula.drawing is not None
    assert "<mi>&" not in formula.mathml
    assert "\\" not in formula.mathml


@pytest.mark.parametrize(
    "text",
    [
        "```{math}\n(a + b)^2 &= a \\\\\n &= b\n```",
        "$$\na &= b \\\\\nc &= d\n$$",
    ],
)
def test_lines_of_a_formula_stand_below_each_other(read: Read, text: str) -> None:
    formulas = [block for block in read(text).blocks if isinstance(block, MathBlock)]

    assert all("<mtable" in formula.mathml and "begin" not in formula.tex for formula in formulas)
    assert all(formula.drawing is not None and formula.drawing.alt == formula.tex for formula in formulas)


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("<div markdown>\n**a**\n</div>", "<p><strong>a</strong></p>"),
        ('<div class="b" markdown="1">\n- a\n</div>\nc', "<ul><li>a</li></ul><p>c</p>"),
        ("<p markdown>**a** b</p>", "<p><strong>a</strong> b</p>"),
        ("a\n<div markdown>\n*b*\n</div>", "<p>a</p><p><em>b</em></p>"),
        ("> <div markdown>\n> *b*\n> </div>", "<blockquote><p><em>b</em></p></blockquote>"),
        ("<div markdown>", ""),
        # What does not ask for it is HTML.
        ('<div data-x="markdown">\n*a*\n</div>', "<p>*a*</p>"),
        ("<div>markdown\n*a*\n</div>", "<p>markdown *a*</p>"),
    ],
)
def test_markdown_in_html_that_asks_for_it(read: Read, text: str, html: str) -> None:
    assert fragment(read, text) == html


@pytest.mark.parametrize(
    ("text", "kind", "line", "words"),
    [
        ("|a|\n|-|\n|1|\n|1|lost *b*|", "cells", 4, "lost *b*"),
        ("|a|b|\n|-|-|\n1|`c \\| d`|lost", "cells", 3, "lost"),
        ("> |a|\n> |-|\n> |1|lost|", "cells", 3, "lost"),
        ("a\n\n[^b]", "footnote", 3, "[^b]"),
        ("a [b](my file.md)", "link", 1, "[b](my file.md)"),
        ("**a：**b", "emphasis", 1, "**a：**"),
        ("<div>\n**a** [b](c.md)\n</div>", "emphasis", 2, "**a**"),
        ("<<< @/a.js", "include", 1, "<<< @/a.js"),
        ("$\\frac{a$", "formula", 1, "\\frac{a"),
        ("$\\nobodyknows x$", "formula", 1, "\\nobodyknows x"),
    ],
)
def test_what_a_page_cannot_show_is_told(read: Read, text: str, kind: str, line: int, words: str) -> None:
    problem = read(text).problems[0]

    assert (problem.kind, problem.line) == (f"markup-{kind}", line)
    assert f"“{words}”" in problem.sentence


@pytest.mark.parametrize(
    "text",
    [
        "|a|b|\n|-|-|\n|1|\n| |2|\n|`c \\| d`|e|\n3 | 4 |",
        "> - |a|\n>   |-|\n>   |1|",
        "src/**/*.ts, a/**/b/**/c, f(**kwargs, **options) 2 ** 3 ** 4",
        "a[0](b c) [x] (y)",
        "a[^1]\n\n[^1]: b",
        "$a_1$ $$\\alpha$$ `[^a]` `**a**b`",
    ],
)
def test_nothing_is_told_of_what_is_shown(read: Read, text: str) -> None:
    assert not read(text).problems


@pytest.mark.parametrize(
    ("headings", "anchor", "section"),
    [
        (["Same", "Same"], "same_1", "same-1"),
        (["What’s new?", "What’s new?"], "what-s-new-1", "whats-new-1"),
        (["What’s new?", "What’s new?"], "whats-new_1", "whats-new-1"),
        ([":rocket: Go"], "rocket-go", "-go"),
        (["⚠️ Danger"], "warning-danger", "-danger"),
    ],
)
def test_anchors_of_other_generators(read: Read, headings: list[str], anchor: str, section: str) -> None:
    page = read("\n\n".join(f"a\n\n## {heading}" for heading in headings))

    assert page.anchors[anchor] == section


@pytest.mark.parametrize("dialect", ["commonmark", "python-markdown"])
@pytest.mark.parametrize(
    ("text", "html"),
    [
        (
            "/// note | Own *words*\na\n\n- b\n///",
            '<aside class="note" data-kind="note"><p class="note-title">Own words</p><p>a</p>'
            "<ul><li>b</li></ul></aside>",
        ),
        (
            "/// question\na\n///",
            '<aside class="note" data-kind="note"><p class="note-title">Question</p><p>a</p></aside>',
        ),
        (
            "/// details | Sum\n    type: warning\n    open: True\n\na\n///\n\nb",
            '<details data-kind="warning" open><summary>Sum</summary><p>a</p></details><p>b</p>',
        ),
        (
            "/// admonition | Own\n    type: danger\na\n///",
            '<aside class="note" data-kind="caution"><p class="note-title">Own</p><p>a</p></aside>',
        ),
        (
            "//// tab | A\na\n\n/// tip\nb\n///\n////\n\n/// tab | C\nd\n///\n\n"
            "/// tab | E\n    new: true\nf\n///",
            '<section class="tabs"><section class="tab"><p class="tab-title">A</p><p>a</p>'
            '<aside class="note" data-kind="tip"><p class="note-title">Tip</p><p>b</p></aside></section>'
            '<section class="tab"><p class="tab-title">C</p><p>d</p></section></section>'
            '<section class="tabs"><section class="tab"><p class="tab-title">E</p><p>f</p></section>'
            "</section>",
        ),
        ("/// html | div.x\na\n///", "<p>a</p>"),
        ("/// unknown\na\n///", "<p>/// unknown a ///</p>"),
        ("/// a b c\n///", "<p>/// a b c ///</p>"),
    ],
)
def test_blocks_between_slashes(read: Read, dialect: str, text: str, html: str) -> None:
    assert fragment(read, text, dialect) == html


@pytest.mark.parametrize("dialect", ["commonmark", "python-markdown"])
@pytest.mark.parametrize(
    ("name", "title"), [("danger", "Vorsicht"), ("info", "Hinweis"), ("note", "Hinweis"), ("todo", "Todo")]
)
def test_titles_of_notes_in_the_language_of_the_book(dialect: str, name: str, title: str) -> None:
    page = SourcePage(Path("/nowhere/a.md"), "a.md", "a.md", FrontMatter(), f"!!! {name}\n    a", 1)

    (note,) = PageParser("de", dialect).parse(page).blocks

    assert isinstance(note, Note)
    assert note.title == (title,)


TABLES = {
    "```{list-table} T\n:header-rows: 1\n\n* - A\n  - B\n* - 1\n  - - x\n    - y\n```": 1,
    '```{csv-table} T\n:header: A, B\n\n1, "x, y"\n```': 1,
    "```{csv-table}\n1, 2\n```": 0,
}


@pytest.mark.parametrize("text", TABLES)
def test_tables_of_lists_and_of_values(read: Read, text: str) -> None:
    [table] = read(text).blocks
    assert isinstance(table, Table)
    assert len(table.head) == TABLES[text]
    assert (table.caption == ("T",)) == bool(TABLES[text])
    assert {len(row) for row in (*table.head, *table.body)} == {2}


def test_a_list_table_that_is_none_keeps_its_text(read: Read) -> None:
    page = read("```{list-table} T\n* - a\n* b\n```")
    assert [part.text.split() for part in page.texts] == [["T", "a", "b"]]


@pytest.mark.parametrize(
    "text",
    [r"\[\[x\]\]", r"\[[x]]", r"[\[x]]", "&#91;[x]]", r"\{\{ x }}", r"a \[b\][c]", r"\{% if %}", r"\*\*a**"],
)
def test_signs_that_are_meant_as_text_are_not_warned_of(read: Read, text: str) -> None:
    assert read(text).problems == ()


@pytest.mark.parametrize("text", ["[[x]]", r"[[x]] and \[\[x\]\]", r"| a |\n|-|\n| [[a\|b]] |", r"[[a\_b]]"])
def test_other_signs_are_warned_of_beside_them(read: Read, text: str) -> None:
    assert [problem.kind for problem in read(text).problems][:1] == ["markup-wikilink"]


@pytest.mark.parametrize("dialect", ["", "python-markdown"])
def test_what_comes_from_code_cannot_be_taken_over(read: Read, dialect: str) -> None:
    [problem] = read("::: pkg.mod.Class\n", dialect).problems
    assert (problem.kind, problem.line) == ("markup-api", 1)
    assert "HTML" in problem.remedy
    assert "NOTE" not in problem.remedy


def test_an_icon_takes_its_attributes_with_it(read: Read) -> None:
    assert fragment(read, "a :octicons-heart-16:{: .x } b :lucide-sun:", "python-markdown") == "<p>a b</p>"


@pytest.mark.parametrize(
    "text",
    [
        "<details markdown>\n<summary>S *x*</summary>\n- a\n- b\n</details>\n**c**",
        "<details markdown>\n<summary>S *x*</summary>\n- a\n- b\n\n</details>\n\n**c**",
        '<details markdown="1"><summary>S *x*</summary>\n- a\n- b\n</details>\n\n**c**',
        '<details markdown="block">\n<summary>\nS *x*\n</summary>\n- a\n- b\n</details>\n\n**c**',
        "<div markdown><details markdown><summary>S *x*</summary>\n- a\n- b\n</details></div>\n**c**",
    ],
)
def test_markdown_right_below_tags_that_say_so(read: Read, text: str) -> None:
    assert fragment(read, f"t\n\n{text}") == (
        "<p>t</p><details><summary>S <em>x</em></summary><ul><li>a</li><li>b</li></ul></details>"
        "<p><strong>c</strong></p>"
    )


def test_words_over_some_lines_of_a_paragraph_in_html(read: Read) -> None:
    text = '<div class="note">\n  <p markdown="1">With `a` the\n   **b**.</p>\n</div>\n\n*c*'

    assert fragment(read, text).endswith(
        "<p>With <code>a</code> the <strong>b</strong>.</p></aside><p><em>c</em></p>"
    )


@pytest.mark.parametrize("dialect", ["", "python-markdown"])
@pytest.mark.parametrize(
    ("text", "shown"),
    [
        *(
            (text, text)
            for text in ("a::b::c", "std::vec::Vec", "foo::bar::baz", "crate::tada::x", "a::b", "::b::")
        ),
        *((text, text) for text in ("12:30:45", "C:\\a:b:c", "a::material-check::b", "x:tada:y", "1:100:2")),
        (":tada:", "🎉"),
        ("(:tada:), :tada::rocket:!", "(🎉), 🎉🚀!"),
        ("你好:tada:。", "你好🎉。"),
    ],
)
def test_shortcodes_are_those_that_are_some(read: Read, text: str, shown: str, dialect: str) -> None:
    assert fragment(read, text, dialect) == f"<p>{shown}</p>"


@pytest.mark.parametrize("dialect", ["", "python-markdown"])
def test_boxes_to_tick_are_shown_everywhere(read: Read, dialect: str) -> None:
    assert fragment(read, "a <b>b\n\n- [ ] c\n- [x] d", dialect) == (
        '<p>a <strong>b</strong></p><ul><li class="task">c</li><li class="task done">d</li></ul>'
    )
    assert fragment(read, "t\n\n- <b><input type=checkbox checked> c</b>", dialect).endswith(
        '<li class="task done"><strong>c</strong></li></ul>'
    )
    boxes = "<input type=checkbox checked> c <input type=checkbox> d"
    assert fragment(read, f"t {boxes}", dialect) == "<p>t ☑ c ☐ d</p>"


@pytest.mark.parametrize("dialect", ["", "python-markdown"])
@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("- b", "list"),
        ("2. b", "list"),
        ("## b", "heading"),
        ("| b |", "row"),
        ("> b", "quotation"),
        ("`b`", "code"),
        ("x *b c* d", "emphasis"),
        ("b `c", "code"),
        ("[b](c.md", "link"),
    ],
)
def test_marks_in_html_are_named_where_they_stand(read: Read, text: str, kind: str, dialect: str) -> None:
    problems = read(f"# T\n\n<div>\na\n{text}\n</div>", dialect).problems

    assert [(one.kind, one.line) for one in problems] == [(f"markup-{kind}", 5)]
