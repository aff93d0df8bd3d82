"""Attribute lists and elements as kramdown reads them."""

from __future__ import annotations

from pathlib import Path

import pytest

from index_build.sources.jekyll.read import read_jekyll
from index_build.sources.jekyll.text import with_boxes
from tests.sources_trees import body, written


def test_a_list_asks_for_one_note_only() -> None:
    found = with_boxes("{: .new-title }\n> T\n>\n> a\n\n### H\n{: .delta }\n\n```yaml\nb\n```\n\n{: .x }\nc")
    assert found.count("admonition-title") == 1
    assert found.endswith("### H\n\n\n```yaml\nb\n```\n\n\nc")


def test_blocks_of_code_stay_whole() -> None:
    assert with_boxes("```\na\n```\n{: .note }").startswith("```\na\n```\n")
    below = with_boxes("{: .note }\n```\na\n\nb\n```\n\nc")
    assert "```\na\n\nb\n```\n\n</div>" in below
    assert below.endswith("\nc")


def test_elements_alone_on_a_line_begin_a_paragraph(tmp_path: Path) -> None:
    page = '<span class="x">\n[a](b.md){: .btn }\n</span>\n\n```\n<b>\nc\n```\n\n<div>\nd\n</div>'
    found = read_jekyll(written(tmp_path, {"_config.yml": "title: T", "index.md": page}), "_config.yml")
    lines = body(found, "index.md").split("\n")
    assert lines[0] == '<span class="x"> [a](b.md)'
    assert "<b>" in lines
    assert "<div>" in lines


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The class {% jdoc core::a.B %} is gone.", "The class `core::a.B` is gone."),
        ('* {% rule "java/Name" %} is new', "* `java/Name` is new"),
        ("See `{% jdoc a.B %}`", "See `a.B`"),
        ("<li>Is {% jdoc a.B<C> %}</li>", "<li>Is <code>a.B&lt;C&gt;</code></li>"),
        ("Uses {% jdoc page.title %} here", "Uses `T` here"),
        ("Words\n{% youtube abc %}\nWords", "Words\n\nWords"),
        ("A {% pic a.png width=3 %} b", "A  b"),
        (
            "<table><td>\n{% highlight java %}\ni\n\nif (a < b) {}\n{% endhighlight %}\n</td></table>",
            '<table><td>\n<pre><code class="language-java">i&#10;&#10;if (a &lt; b) {}</code></pre>\n'
            "</td></table>",
        ),
        ("A\n\n{% highlight js %}\nx\n{% endhighlight %}\n", "A\n\n```js\nx\n```\n"),
    ],
)
def test_tags_that_nobody_knows_and_code_within_html(text: str, expected: str, tmp_path: Path) -> None:
    files = {"_config.yml": "", "a.md": f"---\ntitle: T\n---\n{text}"}
    assert body(read_jekyll(written(tmp_path, files), "_config.yml"), "a.md") == expected
