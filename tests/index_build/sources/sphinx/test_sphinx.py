"""Sphinx: toctrees and MyST as they are written, and what Sphinx has made of reStructuredText."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from helpviewer.book.book import Book
from index_build.cli import main
from index_build.sources.files.docs_folder import CannotRead
from index_build.sources.sphinx.read import read_sphinx
from tests.sources_trees import body, kinds, tree, written

CONF = (
    "import os\nproject = 'P'\nlanguage = 'de'\nexclude_patterns = ['skip*']\n"
    "os.system('touch RUN')\nx = f()\n"
)
INDEX = """# Home

```{toctree}
:caption: Part
:hidden:

one
Two! <sub/two>
https://example.org
gone
```

:::{toctree}
:glob:
sub/*
:::

````md
```{toctree}
example
```
````
"""
ONE = """(label)=
# One

{doc}`sub/two` {doc}`words <sub/two>` {ref}`other` {func}`~a.b` {term}`T` `{doc}`
[x](#other) [](sub/two.md) [y](other)

```{include} part.txt
:start-after: BEGIN
```

```{literalinclude} code.py
:lines: 2
```

```{include} ../../secret.txt
```
"""


def test_myst_in_the_order_of_its_toctrees(tmp_path: Path) -> None:
    found = read_sphinx(
        written(
            tmp_path / "project",
            {
                "conf.py": CONF,
                "index.md": INDEX,
                "one.md": ONE,
                "sub/two.md": "# Second\n\n(other)=\n## Other part\n",
                "sub/three.md": "",
                "skipped.md": "",
                "part.txt": "no\nBEGIN\nyes",
                "code.py": "a\nb\nc",
            },
        ),
        "conf.py",
    )
    assert tree(found.navigation) == [
        "index.md",
        "[Part]",
        "  one.md",
        "  sub/two.md = Two!",
        "  https://example.org -> https://example.org",
        "sub/three.md",
        "sub/two.md",
    ]
    assert (found.title, found.language, found.home) == ("P", "de", "index.md")
    assert not Path("RUN").exists()
    lines = [line for line in body(found, "one.md").split("\n") if line]
    assert lines == [
        '<a id="label"></a>',
        "# One",
        "[Second](<sub/two.md>) [words](<sub/two.md>) [Other part](<sub/two.md#other>) `a.b` T `{doc}`",
        "[x](<sub/two.md#other>) [Second](<sub/two.md>) [y](<sub/two.md#other>)",
        *("yes", "```py", "b", "```"),
    ]
    assert kinds(found) == ["include", "navigation-without-page"]


def test_the_output_of_the_json_builder(tmp_path: Path) -> None:
    def page(title: str, **more: object) -> str:
        return json.dumps({"title": title, "body": f"<h1>{title}</h1><p>Text</p>", **more})

    found = read_sphinx(
        written(
            tmp_path,
            {
                "globalcontext.json": '{"project": "P", "root_doc": "index"}',
                "index.fjson": page("Home", next={"link": "a/", "title": "A"}),
                "a/index.fjson": page("A &amp; B", next={"link": "deep/"}, parents=[]),
                "a/deep.fjson": page("Deep", parents=[{"link": "../", "title": "A"}]),
            },
        ),
        "globalcontext.json",
    )
    assert tree(found.navigation) == ["index.fjson", "a/index.fjson", "  a/deep.fjson"]
    assert [page.addresses for page in found.pages] == [("/a/deep/",), ("/a/",), ("/",)]
    assert found.pages[1].front_matter.title == "A & B"


def test_restructured_text_is_read_where_it_was_built(tmp_path: Path) -> None:
    files = {"docs/conf.py": CONF, "docs/index.rst": "Title\n=====\n"}
    with pytest.raises(CannotRead, match="sphinx-build -b json"):
        read_sphinx(written(tmp_path, files), "docs/conf.py")
    html = {"docs/_build/html/index.html": "<main><h1>Title</h1><p>Text of it.</p></main>"}
    found = read_sphinx(written(tmp_path, html), "docs/conf.py")
    assert [page.name for page in found.pages] == ["index.html"]


def test_labels_and_roles_in_directives_lead_where_they_say(tmp_path: Path) -> None:
    page = (
        "# P\n\n% a comment with ```\n```{list-table}\n* - [](a:b), {ref}`a:b`\n```\n\n"
        "````{note}\n```{tip}\n(own)=\n[x](a:b)\n```\n```{code-block}\n[x](a:b)\n```\n````\n\n"
        "```\n[x](a:b)\n```\n\n```{note}\n[x](a:b)\n"
    )
    files = {"conf.py": CONF, "index.md": "# Home\n", "p.md": page, "q.md": "(a:b)=\n# Q\n"}
    found = read_sphinx(written(tmp_path, files), "conf.py")
    assert body(found, "p.md") == (
        "# P\n\n\n```{list-table}\n* - [Q](<q.md#a:b>), [Q](<q.md#a:b>)\n```\n\n"
        '````{note}\n```{tip}\n<a id="own"></a>\n\n[x](<q.md#a:b>)\n```\n'
        "```{code-block}\n[x](a:b)\n```\n````\n\n```\n[x](a:b)\n```\n\n```{note}\n[x](a:b)\n"
    )


def test_boxes_between_two_directives_are_boxes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = (
        "# A\n\n```{exercise-start} Title\n:label: ex\n```\n\nTry *this*.\n\n"
        "````{code-cell} python\nx = 1\n````\n\n"
        "```{exercise-end}\n```\n\n```{solution-start} ex\n:class: dropdown\n```\n\nInside.\n\n"
        ":::{solution-end}\n:::\n\nAfter, `{exercise-start}`.\n\n```{hint-end}\n```\n"
    )
    files = {"conf.py": "", "index.md": page}
    written(tmp_path / "src", files)
    assert main(["build", str(tmp_path / "src"), "-o", str(tmp_path / "book")]) == 0
    text = Book.open(tmp_path / "book").html("index")
    assert "<p>Try <em>this</em>.</p>" in text
    assert "Inside." in text
    assert "-start}</" not in text.replace("<code>{exercise-start}</code>", "")
    said = capsys.readouterr().err
    assert "{hint-end}" in said
    assert "{exercise-" not in said
