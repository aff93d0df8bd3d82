"""MDX: tags within lines, statements as people write them, ids of headings, words in attributes."""

from __future__ import annotations

from pathlib import Path

import pytest

from index_build.sources.docusaurus.read import read_docusaurus
from index_build.sources.folder.read import read_folder
from tests.sources_trees import body, kinds, written


def mdx(root: Path, page: str, **files: str) -> str:
    more = {name.replace("__", "/") + ".mdx": text for name, text in files.items()}
    return body(read_folder(written(root, {"a.mdx": page, "b.md": "x", **more}), ""), "a.mdx")


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("| a | <ins style={{c: '#9'}} className='b' /> |", '| a | <ins class="b"></ins> |'),
        ("<span className='x'>a <b>c</b></span> d", '<span class="x">a <b>c</b></span> d'),
        ("a <b>c</b> </b>", "a <b>c</b> </b>"),
        ("| `a`<br/><div className='l'>b `c`</div> | d |", '| `a`<br><div class="l">b `c`</div> | d |'),
        ("## PropType\\<T> and \\<Own />", "## PropType\\<T> and \\<Own />"),
        ("# A {/* #own */}\n\n## B {/*other*/}", "# A {#own}\n\n## B {#other}"),
        (
            "<details>\n<summary>**A** `b` *c* d_e_f</summary>\nx\n</details>",
            "<details>\n\n<summary><strong>A</strong> <code>b</code> <em>c</em> d_e_f</summary>\n\nx\n\n"
            "</details>\n",
        ),
        ("import A from './b.css'; import\nC from './d.css';\n\nText", "\n\n\nText"),
        ('<Row title="Say *it*" url="/x" />', "[Say \\*it\\*](</x>)"),
        ('<Row title="A" description="B">c</Row>', "**A**: B c"),
        ('<Card title="A">\n\nB\n\n</Card>', "**A**\n\n\n\nB\n\n"),
        ('<MyIcon title="A" />', ""),
    ],
)
def test_what_tags_become(tmp_path: Path, page: str, text: str) -> None:
    assert mdx(tmp_path, page) == text


def test_parts_whose_names_have_backslashes(tmp_path: Path) -> None:
    page = "import A from './\\_a.mdx'; import\nB from './\\_b.mdx';\n\n<A />\n<B />"
    assert mdx(tmp_path, page, _a="one", _b="two").split() == ["one", "two"]


def test_a_folder_of_pages_with_ids_of_headings_is_mdx(tmp_path: Path) -> None:
    found = read_folder(written(tmp_path, {"a.md": "## A {/*x*/}\n\n<Own>b</Own>", "b.md": "{/* x */}"}), "")
    assert body(found, "a.md") == "## A {#x}\n\nb"
    assert body(found, "b.md") == "{/* x */}"
    assert kinds(found) == ["unknown-component"]


@pytest.mark.parametrize("has_versions", [False, True])
def test_addresses_of_what_is_not_yet_released(tmp_path: Path, has_versions: bool) -> None:
    files = {"docusaurus.config.js": "module.exports = {title: 'T', presets: [['classic', {docs: {}}]]}"}
    files |= {"docs/a.md": "# A", **({"versions.json": '["1"]'} if has_versions else {})}
    found = read_docusaurus(written(tmp_path, files), "docusaurus.config.js")
    assert ("/docs/next/a" in found.pages[0].addresses) == has_versions
