"""VitePress: its sidebars as data, code and pages taken in, what Vue adds."""

from __future__ import annotations

from pathlib import Path

from index_build.sources.vitepress.read import read_vitepress
from tests.sources_trees import body, kinds, tree, written

CONFIG = """
import { defineConfig } from 'vitepress'
import { guide } from './sidebar'
const v = process.env.V
export default defineConfig({
  title: 'T', lang: 'en-US', base: '/b/', srcExclude: ['**/drafts/**'],
  locales: { root: {}, de: {} },
  themeConfig: {
    nav: [{ text: 'Configuration', link: '/config/' }, { text: 'The guide', link: '/guide/' }],
    sidebar: { '/guide/': guide(), '/config/': [
      { text: `v${v}`, link: '/config/' }, { text: 'B', items: [{ text: 'Web', link: 'https://x.org' }] },
      { text: 'Gone', link: '/gone' },
    ] },
  },
})
"""


def test_sidebars_and_pages(tmp_path: Path) -> None:
    found = read_vitepress(
        written(
            tmp_path,
            {
                "docs/.vitepress/config.ts": CONFIG,
                "docs/.vitepress/sidebar.ts": "export function guide() { return [{ text: 'A', "
                "base: '/guide/', items: [{ text: 'One', link: 'one' }, { text: 'Start', link: '' }] }] }",
                "docs/index.md": "---\nlayout: home\nhero: {name: N, tagline: Says, "
                "actions: [{text: Go, link: /guide/}]}\nfeatures: [{title: F, details: D}]\n---\n",
                "docs/guide/index.md": "# G",
                "docs/guide/one.md": "---\nv: 7\n---\n<script setup>\nimport x from 'x'\n</script>\n\n"
                "# One <Badge type='tip' text='new' />\n\n[[toc]]\n"
                "{{ $frontmatter.v }} `{{ $frontmatter.v }}`\n\n"
                "<<< @/code.js#part{1,3 js} [Title]\n\n<!--@include: ./_part.txt{2,}-->\n\n"
                "<<< ../../../secret.txt\n\n<Own-thing />\n<Chart>kept</Chart>\n",
                "docs/guide/_part.txt": "one\ntwo\nthree",
                "docs/code.js": "a()\n// #region part\nb()\n// #endregion part\n",
                "docs/config/index.md": "",
                "docs/drafts/x.md": "",
                "docs/de/index.md": "",
            },
        ),
        "docs/.vitepress/config.ts",
    )
    assert tree(found.navigation) == [
        "[Configuration]",
        "  config/index.md",
        "  [B]",
        "    Web -> https://x.org",
        "[A]",
        "  guide/one.md = One",
    ]
    assert [page.name for page in found.pages] == [
        "config/index.md",
        "guide/index.md",
        "guide/one.md",
        "index.md",
    ]
    assert (found.title, found.language, found.prefixes) == ("T", "en-US", ("/b/",))
    lines = [line for line in body(found, "guide/one.md").split("\n") if line]
    assert lines == [
        "# One new",
        "7 `{{ $frontmatter.v }}`",
        "```js {1,3} [Title]",
        "b()",
        "```",
        "two",
        "three",
        "kept",
    ]
    assert body(found, "index.md").split() == ["#", "N", "Says", "-", "[Go](</guide/>)", "**F**", "D"]
    assert kinds(found) == ["configuration", "include", "navigation-without-page", "unknown-component"]


def test_the_sidebar_of_all_other_pages_stands_first_and_has_no_section_of_its_own(tmp_path: Path) -> None:
    config = """export default defineConfig<Theme>({ themeConfig: { sidebar: {
      '/api/': [{ text: 'API', items: [{ text: 'A', link: '/api/a' }] }],
      '/': [{ text: 'Start', items: [{ text: 'One', link: '/one' }] },
            { text: 'Two', link: '/two' }] } } })"""
    files = {".vitepress/config.ts": config, "api/a.md": "# A", "one.md": "# One", "two.md": "# Two"}
    found = read_vitepress(written(tmp_path, files), ".vitepress/config.ts")
    assert tree(found.navigation) == ["[Start]", "  one.md = One", "two.md = Two", "[API]", "  api/a.md = A"]


def test_scripts_with_empty_lines_and_patterns_of_pages(tmp_path: Path) -> None:
    script = "<script setup>\nimport a\n\nconst x = `b`\n</script>"
    page = f"{script}\n\n# T\n\n```\n<script>\n```\n<style>\np {{}}\n\n</style>"
    files = {
        ".vitepress/config.js": "export default {}",
        "a.md": page,
        "[p].md": "x",
        "[p].paths.ts": "",
        "[q].md": "y",
    }
    found = read_vitepress(written(tmp_path, files), ".vitepress/config.js")
    assert body(found, "a.md").split() == ["#", "T", "```", "<script>", "```"]
    assert sorted(page.name for page in found.pages) == ["[q].md", "a.md"]
    assert "pages-of-code" in kinds(found)


def test_code_that_holds_code_stays_one_block(tmp_path: Path) -> None:
    code = "x\n```\ny\n```\nz"
    files = {".vitepress/config.js": "export default {}", "a.md": "<<< ./code.txt{md}", "code.txt": code}
    found = read_vitepress(written(tmp_path, files), ".vitepress/config.js")
    assert body(found, "a.md") == f"````md\n{code}\n````"
