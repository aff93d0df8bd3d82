"""Jekyll: navigation in data files or front matter, Liquid within limits."""

from __future__ import annotations

from pathlib import Path

import pytest

from index_build.sources.jekyll.read import read_jekyll
from index_build.sources.jekyll.text import with_boxes
from tests.sources_trees import body, kinds, tree, written

CONFIG = (
    "title: T\nurl: https://example.org\nversion: '4'\n"
    "collections:\n  docs: {permalink: '/:collection/:path/'}\n"
)
SITE = {
    "_config.yml": CONFIG,
    "_data/docs_nav.yml": "- title: Start\n  docs:\n  - link: /docs/\n  - link: /docs/two/\n"
    "- title: Web\n  url: https://example.net\n",
    "_data/items.yml": "- {name: a, about: A}\n- {name: b}\n",
    "_includes/part.md": "Part {{ include.what }}\n",
    "_docs/index.md": "---\ntitle: Home\npermalink: /docs/\nredirect_from: /old/\n---\n",
    "_docs/two.md": "---\ntitle: Two\n---\n",
    "_docs/two/below.md": "---\ntitle: Below\n---\n",
    "_site/out.html": "",
    "README.md": "",
}


def test_navigation_in_a_data_file(tmp_path: Path) -> None:
    found = read_jekyll(written(tmp_path, SITE), "_config.yml")
    assert tree(found.navigation) == [
        "[Start]",
        "  _docs/index.md",
        "  _docs/two.md",
        "    _docs/two/below.md",
        "Web -> https://example.net",
    ]
    home = next(page for page in found.pages if page.name == "_docs/index.md")
    assert home.addresses == ("/docs/", "/docs/index/", "/old/")


def test_navigation_in_front_matter(tmp_path: Path) -> None:
    files = {
        "_config.yml": "title: T",
        "index.md": "---\ntitle: Home\nnav_order: 1\n---\n",
        "b.md": "---\ntitle: B\nnav_order: 3\n---\n",
        "a.md": "---\ntitle: A\nnav_order: 2\nhas_children: true\n---\n",
        "x/y.md": "---\ntitle: Y\nparent: A\nnav_order: 10\n---\n",
        "x/z.md": "---\ntitle: Z\nparent: A\nnav_order: 9\n---\n",
    }
    found = read_jekyll(written(tmp_path, files), "_config.yml")
    assert tree(found.navigation) == ["index.md", "a.md", "  x/z.md", "  x/y.md", "b.md"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{{ site.version }} {{ page.title | upcase }}", "4 TWO"),
        ("{{ '/docs/' | relative_url }} {% link _docs/index.md %}", "/docs/ /docs/"),
        ("{% raw %}{{ x }}{% endraw %}", "{{ x }}"),
        ("a{% comment %}b{% endcomment %}c", "ac"),
        (
            "{% for i in site.data.items %}{{ i.name }}{% unless forloop.last %},{% endunless %}{% endfor %}",
            "a,b",
        ),
        (
            "{% for i in site.data.items %}{% if i.about %}{{ i.about }}{% else %}-{% endif %}{% endfor %}",
            "A-",
        ),
        ("{% assign x = 'q' %}{% if x == 'q' and site.version != '5' %}yes{% endif %}", "yes"),
        ("{% include part.md what='one' %}", "Part one"),
        ("{% highlight ruby %}\nx {{ y }}\n{% endhighlight %}", "```ruby\nx {{ y }}\n```"),
        ("{% case site.version %}{% when '4' %}four{% else %}other{% endcase %}", "four"),
        ("{% capture c %}x{% endcapture %}[{{ c }}]", "[x]"),
        ("x {%- if true -%} y {%- endif -%} z", "xyz"),
    ],
)
def test_liquid(tmp_path: Path, text: str, expected: str) -> None:
    found = read_jekyll(
        written(tmp_path, {**SITE, "_docs/two.md": f"---\ntitle: Two\n---\n{text}"}), "_config.yml"
    )
    assert body(found, "_docs/two.md").strip() == expected
    assert not found.problems


@pytest.mark.parametrize(
    "text",
    [
        "{% for a in (1..99999999) %}{% for b in (1..99999999) %}x{% endfor %}{% endfor %}",
        "{% include loop.md %}",
        "{% assign a = 'x' %}" + "{% assign a = a | append: a %}" * 60,
        "{% for %}{% if %}{% endfor %}{{ | | }}{% include ../../../etc/passwd %}",
    ],
)
def test_templates_that_do_not_end_are_given_up(tmp_path: Path, text: str) -> None:
    loop = "{% include loop.md %}" * 20
    files = {**SITE, "_includes/loop.md": loop, "_docs/two.md": f"---\ntitle: Two\n---\n{text}"}
    found = read_jekyll(written(tmp_path, files), "_config.yml")
    assert len(body(found, "_docs/two.md")) < 10_000_000
    assert "root:" not in body(found, "_docs/two.md")
    assert set(kinds(found)) <= {"include", "unknown-template"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{: .note }\nText", ['<div class="admonition note">', "Text", "</div>"]),
        ("{: .warning-title }\n> Title\n>\n> Text", None),
        ("Text\n{: .tip}", ['<div class="admonition tip">', "Text", "</div>"]),
        ("# A\n{: .no_toc }\n\n1. TOC\n{:toc}\n\nText {: .x}", ["# A", "Text "]),
        ("```\n{: .note }\n```", ["```", "{: .note }", "```"]),
    ],
)
def test_attribute_lists(text: str, expected: list[str] | None) -> None:
    lines = [line for line in with_boxes(text).split("\n") if line.strip()]
    if expected is None:
        assert lines[0] == '<div class="admonition warning"><p class="admonition-title">Title</p>'
    else:
        assert lines == expected
