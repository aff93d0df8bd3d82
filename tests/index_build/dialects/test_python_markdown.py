"""Pages for Python-Markdown: the extensions of MkDocs, and nothing that runs code of the documentation."""

from __future__ import annotations

import pytest

from helpviewer.page.nodes import CodeBlock, Diagram, Fold, Note, Tabs
from helpviewer.page.serialise import serialise
from index_build.dialects.dialect import PYTHON_MARKDOWN, Dialect, read_dialect
from index_build.dialects.python_markdown.extensions import chosen, left_out, wrong_settings

from .conftest import Read


def fragment(read: Read, text: str, **extensions: object) -> str:
    return serialise(read(text, Dialect(PYTHON_MARKDOWN, extensions).text).blocks).replace("\n", "")


@pytest.mark.parametrize(
    ("text", "html"),
    [
        (
            "# T\n\n## Use of {name}\n\n|a {1}|\n|-|\n|b {.x}|",
            '<h2 id="use-of-name">Use of {name}</h2><table><thead><tr><th>a {1}</th></tr></thead><tbody'
            "><tr><td>b</td></tr></tbody></table>",
        ),
        (
            "# T\n\n## A {: #own .c}\n\n[a](b){: target=_blank } c\n{: .d }",
            '<h2 id="own">A</h2><p><a href="b">a</a> c</p>',
        ),
        (
            "as <your-name> and https://example.com",
            '<p>as &lt;your-name&gt; and <a class="external" href="https://example.com">https://example'
            ".com</a></p>",
        ),
        (
            "++ctrl+k++ ==a== :smile: `:material-menu:` :material-menu:x",
            "<p><kbd>Ctrl</kbd>+<kbd>K</kbd> <mark>a</mark> 😄 <code>:material-menu:</code> x</p>",
        ),
        ("*[API]: Words\n\nAPI", '<p><abbr title="Words">API</abbr></p>'),
        ("- [ ] a\n- [x] b", '<ul><li class="task">a</li><li class="task done">b</li></ul>'),
        ("term\n:   one", "<dl><dt>term</dt><dd>one</dd></dl>"),
        ('<div class="x" markdown>\n\n**a**\n\n</div>', "<p><strong>a</strong></p>"),
        ("~~a~~ b~1~", "<p><del>a</del> b~1~</p>"),
        (
            '<div class="grid cards" markdown>\n\n- a\n- b\n\n</div>',
            '<div class="cards"><ul><li>a</li><li>b</li></ul></div>',
        ),
    ],
)
def test_the_extensions_of_a_book(read: Read, text: str, html: str) -> None:
    assert fragment(read, text) == html


def test_notes_folds_and_tabs(read: Read) -> None:
    page = read(
        '!!! info\n    a\n\n!!! warning "Own"\n    b\n\n??? tip "S"\n    c\n\n> [!NOTE] Own\n> d\n\n'
        '=== "A"\n\n    e\n\n=== "B"\n\n    - f\n',
        PYTHON_MARKDOWN,
    )

    assert [type(block) for block in page.blocks] == [Note, Note, Fold, Note, Tabs]
    titles = [block.title for block in page.blocks if isinstance(block, Note)]
    assert titles == [("Info",), ("Own",), ("Own",)]
    tabs = page.blocks[-1]
    assert isinstance(tabs, Tabs)
    assert [tab.title for tab in tabs.tabs] == [("A",), ("B",)]


def test_code_with_all_that_may_be_asked_of_it(read: Read) -> None:
    page = read(
        '```py title="a.py" linenums="3" hl_lines="1 2"\na\n\tb\n```\n\n```mermaid\ngraph\n```',
        PYTHON_MARKDOWN,
    )

    code, diagram = page.blocks
    assert isinstance(code, CodeBlock)
    assert (code.text, code.title, code.first_number, code.marked) == ("a\n\tb", "a.py", 3, (1, 2))
    assert diagram == Diagram("mermaid", "graph")


def test_only_the_extensions_that_are_asked_for(read: Read) -> None:
    text = "!!! note\n    a\n\n~~b~~ ==c=="

    assert fragment(read, text, tables={}) == "<p>!!! note a</p><p>~~b~~ ==c==</p>"
    assert fragment(read, text, **{"pymdownx.mark": {}}).endswith("<p>~~b~~ <mark>c</mark></p>")


def test_what_is_not_understood_is_told_with_its_line(read: Read) -> None:
    page = read(
        '---\ntitle: T\n---\na\n\n::: pkg.Class\n\n=== "x"', Dialect(PYTHON_MARKDOWN, {"tables": {}}).text
    )

    assert [(p.line, p.kind) for p in page.problems] == [(6, "markup-api"), (8, "markup-tab")]
    assert "pymdownx.tabbed" in page.problems[1].remedy


def test_the_remedy_is_the_extension_that_is_missing(read: Read) -> None:
    text = '# A {#b}\n\n??? note "C"\n    d\n\n!!! note\n    e\n\n++ctrl+f++\n\nG[^1]\n\n[^1]: H i.\n'
    page = read(text, Dialect(PYTHON_MARKDOWN, {"tables": {}}).text)

    assert [problem.remedy for problem in page.problems] == [
        f"Name the extension “{name}” in mkdocs.yml."
        for name in ("attr_list", "pymdownx.details", "admonition", "pymdownx.keys", "footnotes", "footnotes")
    ]
    page = read("a {#b} c", Dialect(PYTHON_MARKDOWN, {"attr_list": {}}).text)
    assert [problem.remedy for problem in page.problems] == [
        "Put it right behind a heading, a link or a picture, or take it out."
    ]


def test_no_code_of_the_documentation_is_run() -> None:
    asked = {
        "extra": {},
        "my_docs.evil": {},
        "pymdownx.snippets": {"base_path": "/"},
        "pymdownx.b64": {},
        "toc": {"slugify": "os.system"},
        "pymdownx.emoji": {"emoji_generator": "os.system", "options": {"a": 1}},
    }

    assert left_out(asked) == ["my_docs.evil", "pymdownx.b64"]
    names = chosen(asked)
    assert {"attr_list", "md_in_html"} < names.keys()
    assert not {"my_docs.evil", "pymdownx.snippets", "pymdownx.b64"} & names.keys()
    assert names["pymdownx.emoji"] == {"options": {"a": 1}}


def test_a_dialect_is_one_line_of_text() -> None:
    dialect = Dialect(PYTHON_MARKDOWN, {"tables": {}, "pymdownx.mark": {"smart_mark": True}})

    assert "\n" not in dialect.text
    assert read_dialect(dialect.text) == dialect
    assert read_dialect("").name == read_dialect("nonsense").name == "commonmark"


def test_settings_that_an_extension_does_not_take_are_left_out(read: Read) -> None:
    wrong = {"pymdownx.tabbed": {"nonsense": 1}, "pymdownx.blocks.admonition": {"types": ["admonition"]}}

    page = read('=== "A"\n\n    b\n\n/// note\nc\n///', Dialect(PYTHON_MARKDOWN, wrong).text)

    assert wrong_settings(wrong) == [*wrong]
    assert [type(block) for block in page.blocks] == [Tabs, Note]
