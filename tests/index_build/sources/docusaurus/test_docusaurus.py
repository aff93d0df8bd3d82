"""Docusaurus: sidebars as data or from folders, addresses, and MDX."""

from __future__ import annotations

from pathlib import Path

import pytest

from index_build.sources.docusaurus.read import read_docusaurus
from index_build.sources.navigation.items import Documentation
from tests.sources_trees import body, kinds, tree, written

CONFIG = """
export default {
  title: 'T', url: 'https://example.org', baseUrl: '/base/', i18n: { defaultLocale: 'en' },
  presets: [['classic', { docs: { sidebarPath: require.resolve('./sidebars.js') } }]],
}
"""


def read(root: Path, files: dict[str, str], config: str = "docusaurus.config.js") -> Documentation:
    return read_docusaurus(written(root, files), config)


def test_a_sidebar_as_data(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        {
            "docusaurus.config.js": CONFIG,
            "sidebars.js": """module.exports = { docs: ['intro', {
              type: 'category', label: 'Guide', link: { type: 'doc', id: 'guide/start' },
              items: [{ type: 'doc', id: 'guide/own-id', label: 'Own' }, 'gone', dynamic()],
            }, { Short: ['more'] }, { type: 'link', label: 'Web', href: 'https://example.org' } ] }""",
            "docs/intro.md": "---\nslug: /\n---\n",
            "docs/guide/01-start.mdx": "",
            "docs/guide/x.md": "---\nid: own-id\nslug: other\n---\n",
            "docs/more.md": "---\nsidebar_label: More!\n---\n",
            "docs/_partial.md": "",
        },
    )
    assert tree(found.navigation) == [
        "intro.md",
        "guide/01-start.mdx = Guide",
        "  guide/x.md = Own",
        "[Short]",
        "  more.md = More!",
        "Web -> https://example.org",
    ]
    addresses = {page.name: page.addresses for page in found.pages}
    assert addresses == {
        "intro.md": ("/docs",),
        "guide/01-start.mdx": ("/docs/guide/start",),
        "guide/x.md": ("/docs/guide/other",),
        "more.md": ("/docs/more",),
    }
    assert found.site == ("https://example.org/base/",)
    assert kinds(found) == ["configuration", "navigation-without-page"]


def test_a_sidebar_from_folders(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        {
            "docusaurus.config.js": "export default makeConfig(process.env)",
            "docs/z.md": "---\nsidebar_position: 1\n---\n",
            "docs/02-b/index.md": "",
            "docs/02-b/10-x.md": "",
            "docs/02-b/2-y.md": "",
            "docs/c/_category_.json": '{"label": "See", "position": 1.5}',
            "docs/c/d.md": "",
        },
    )
    assert tree(found.navigation) == [
        "z.md",
        "[See]",
        "  c/d.md",
        "02-b/index.md = b",
        "  02-b/2-y.md",
        "  02-b/10-x.md",
    ]
    assert kinds(found) == ["configuration"]


def test_documents_outside_of_the_folder_are_not_read(tmp_path: Path) -> None:
    written(tmp_path, {"docs/a.md": ""})
    with pytest.raises(Exception, match="Name the folder that holds both"):
        read(
            tmp_path / "website",
            {
                "docusaurus.config.js": "export default {presets: [['classic', {docs: {path: '../docs'}}]]}",
                "package.json": "{}",
            },
        )


MDX = """---
title: X
---
import Tabs from '@theme/Tabs';
import Part from './_part.mdx';
import Code from '!!raw-loader!./code.js';
export const a = {
  b: 1,
};

# X

<Tabs>
  <TabItem value="npm" label="npm &amp; co">

    ```sh
    npm i <Tabs>
    ```

  </TabItem>
</Tabs>

<Part />

- item
  <Admonition type="tip" title="T">
    *Text* {/* comment */}{'a'}
  </Admonition>

<CodeBlock language="js">{Code}</CodeBlock>

<Chart kind={{ a: 1 }}>kept</Chart>
"""


def test_components_become_what_they_show(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        {
            "docusaurus.config.js": "export default {}",
            "docs/a.mdx": MDX,
            "docs/_part.mdx": "Part **text**",
            "docs/code.js": "f()",
        },
    )
    lines = [line.strip() for line in body(found, "a.mdx").split("\n") if line.strip()]
    assert lines == [
        "# X",
        '<div class="tabbed-set">',
        '<div class="tabbed-labels"><label>npm &amp; co</label></div><div class="tabbed-block">',
        "```sh",
        "npm i <Tabs>",
        "```",
        "</div>",
        "</div>",
        "Part **text**",
        "- item",
        '<div class="admonition tip"><p class="admonition-title">T</p>',
        "*Text* a",
        "</div>",
        "```js",
        "f()",
        "```",
        "kept",
    ]
    assert [(problem.kind, problem.line) for problem in found.problems] == [("unknown-component", 32)]
