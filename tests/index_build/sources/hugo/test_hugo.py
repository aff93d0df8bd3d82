"""Hugo: order by weight, addresses, shortcodes."""

from __future__ import annotations

from pathlib import Path

import pytest

from index_build.sources.hugo.read import read_hugo
from index_build.sources.hugo.shortcodes import common, render_shortcodes
from tests.sources_trees import body, kinds, tree, written

SITE = {
    "hugo.toml": 'title = "T"\nbaseURL = "https://docs.example.net/x/"\ndefaultContentLanguage = "en"\n'
    '[params]\nversion = "7"\n[languages.en]\n[languages.de]\n',
    "content/_index.md": "",
    "content/b/_index.md": "---\ntitle: Bees\nweight: 20\n---\n",
    "content/b/two.md": "---\nweight: 2\nlinkTitle: Second\naliases: [/old/, older]\nslug: zwei\n---\n",
    "content/b/one.md": "+++\nweight = 1\n+++\n",
    "content/b/one.de.md": "",
    "content/b/bundle/index.md": "---\nweight: 3\n---\n",
    "content/a/_index.md": "---\nweight: 30\n---\n",
    "content/a/zzz.md": "---\ntitle: Aardvark\n---\n",
    "content/a/aaa.md": "---\ntitle: Zebra\n---\n",
    "content/a/draft.md": "---\ndraft: true\n---\n",
    "content/parts/_index.md": "---\ncascade: {build: {render: never}}\n---\n",
    "content/parts/p.md": "---\ntitle: P\n---\nPart **text**.\n",
}


def test_the_tree_and_the_addresses(tmp_path: Path) -> None:
    found = read_hugo(written(tmp_path, SITE), "hugo.toml")
    assert tree(found.navigation) == [
        "_index.md",
        "b/_index.md",
        "  b/one.md",
        "  b/two.md = Second",
        "  b/bundle/index.md",
        "a/_index.md",
        "  a/zzz.md",
        "  a/aaa.md",
    ]
    two = next(page for page in found.pages if page.name == "b/two.md")
    assert two.addresses == ("/b/two", "/b/zwei", "/old/", "/b/older")
    assert found.site == ("https://docs.example.net/x/",)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{{< param version >}}", "7"),
        ('{{% include "parts/p.md" %}}', "Part **text**."),
        ("{{</* ref x */>}}", "{{< ref x >}}"),
        ('[a]({{< relref "/b/one.md#x" >}})', "[a](/b/one.md#x)"),
        ('[a]({{< ref "http://[x" >}})', "[a](http://[x)"),
        ('{{< highlight go "linenos=table" >}}\nx\n{{< /highlight >}}', "```go\nx\n```"),
        ("{{< kbd Ctrl >}}", "<kbd>Ctrl</kbd>"),
        ("{{< mystery a=1 >}}kept{{< /mystery >}}", "kept"),
    ],
)
def test_shortcodes_of_a_page(tmp_path: Path, text: str, expected: str) -> None:
    found = read_hugo(written(tmp_path, {**SITE, "content/b/one.md": text}), "hugo.toml")
    assert body(found, "b/one.md").strip() == expected
    assert kinds(found) == (["unknown-shortcode"] if "mystery" in text else [])


def test_notes_and_tabs() -> None:
    text = (
        '- item\n  {{< tabs >}}{{< tab "A" >}}\n  a **b**\n  {{< /tab >}}{{< /tabs >}}\n'
        '{{% alert title="T" color="warning" %}}\nText\n{{% /alert %}}\n'
    )
    lines = [line for line in render_shortcodes(text, common).split("\n") if line.strip()]
    assert lines == [
        "- item",
        '  <div class="tabbed-set">',
        '  <div class="tabbed-labels"><label>A</label></div><div class="tabbed-block">',
        "  a **b**",
        "  </div>",
        "  </div>",
        '<div class="admonition warning"><p class="admonition-title">T</p>',
        "Text",
        "</div>",
    ]


def test_ten_thousand_open_shortcodes_end() -> None:
    assert render_shortcodes("{{< a >}}" * 10_000 + "{{< /a >}}" * 10, common) == ""


def test_parameters_come_from_the_sections_above(tmp_path: Path) -> None:
    words = "[x](/docs/{{< param version >}}/b) {{< param name >}} {{< param own >}}"
    page = f"---\ntitle: A\nown: o\n---\n{words}\n"
    files = {
        "hugo.toml": '[params]\nversion = "7"\nname = "n"\n',
        "content/docs/_index.md": "---\ncascade:\n- {params: {version: v2, own: no}}\n---\n",
        "content/docs/v3/_index.md": "---\ncascade: {version: v3}\n---\n",
        "content/docs/v3/in/a.md": page,
        "content/docs/a.md": page,
        "content/a.md": page,
    }
    found = read_hugo(written(tmp_path, files), "hugo.toml")
    assert body(found, "docs/v3/in/a.md") == "[x](/docs/v3/b) n o\n"
    assert body(found, "docs/a.md") == "[x](/docs/v2/b) n o\n"
    assert body(found, "a.md") == "[x](/docs/7/b) n o\n"


def test_terms_have_the_anchors_that_hugo_gives_them(tmp_path: Path) -> None:
    files = {
        "hugo.toml": "[markup.goldmark.parser]\nautoDefinitionTermID = true\n",
        "content/a.md": "## Two words\n\nTwo words\n: once\n\n`=`, `eq`\n: is the same\n",
    }
    text = body(read_hugo(written(tmp_path, files), "hugo.toml"), "a.md")
    assert '<a id="two-words-1"></a>Two words' in text
    assert '<a id="-eq"></a>`=`, `eq`' in text
