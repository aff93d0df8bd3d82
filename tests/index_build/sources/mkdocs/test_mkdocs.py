"""MkDocs: its configuration, its navigation and what its plug-ins add."""

from __future__ import annotations

from pathlib import Path

import pytest

from index_build.sources.mkdocs.read import read_mkdocs
from index_build.sources.navigation.items import Documentation
from tests.sources_trees import body, kinds, tree, written


def read(root: Path, files: dict[str, str]) -> Documentation:
    return read_mkdocs(written(root, files), "mkdocs.yml")


def test_the_navigation_of_the_configuration(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        {
            "mkdocs.yml": """
site_name: Name
site_url: https://example.org/docs/
theme: {name: material, language: de}
nav:
  - index.md
  - Guide:
      - Start: guide/start.md
      - guide/more.md
      - Gone: guide/gone.md
  - Blog: https://example.org/blog
markdown_extensions:
  - pymdownx.emoji:
      emoji_index: !!python/name:os.system
plugins: [search, {social: {enabled: !ENV [CI, false]}}]
""",
            "docs/index.md": "# Home",
            "docs/guide/start.md": "# S",
            "docs/guide/more.md": "# M",
            "docs/rest.md": "# R",
        },
    )
    assert tree(found.navigation) == [
        "index.md",
        "[Guide]",
        "  guide/start.md = Start",
        "  guide/more.md",
        "Blog -> https://example.org/blog",
    ]
    assert (found.title, found.language, found.home) == ("Name", "de", "index.md")
    assert found.site == ("https://example.org/docs/",)
    assert found.pretty_urls
    assert len(found.pages) == 4
    assert kinds(found) == ["navigation-without-page"]


def test_sections_with_an_index_page(tmp_path: Path) -> None:
    files = {"docs/index.md": "", "docs/g/index.md": "", "docs/g/a.md": ""}
    nav = "site_name: X\nnav:\n - index.md\n - G:\n   - g/index.md\n   - g/a.md\n"
    plain = read(tmp_path / "1", {**files, "mkdocs.yml": nav})
    assert tree(plain.navigation) == ["index.md", "[G]", "  g/index.md", "  g/a.md"]
    joined = read(tmp_path / "2", {**files, "mkdocs.yml": f"{nav}plugins: [section-index]\n"})
    assert tree(joined.navigation) == ["index.md", "g/index.md = G", "  g/a.md"]


def test_without_a_navigation_folders_are_counted_as_people_do(tmp_path: Path) -> None:
    files = {f"docs/part/chapter-{n}.md": "" for n in (10, 2, 1)}
    found = read(tmp_path, {"mkdocs.yml": "site_name: X", "docs/index.md": "", **files})
    assert tree(found.navigation) == [
        "index.md",
        "[Part]",
        "  part/chapter-1.md",
        "  part/chapter-2.md",
        "  part/chapter-10.md",
    ]


def test_lists_of_links_as_navigation(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        {
            "mkdocs.yml": "site_name: X\nplugins: [literate-nav]\nnav:\n - Guide: guide/\n",
            "docs/guide/SUMMARY.md": "Not [this](a.md).\n\n* [B](b.md)\n* Deep\n    * [A](a.md)\n* *.md\n",
            "docs/guide/a.md": "",
            "docs/guide/b.md": "",
            "docs/guide/c.md": "",
        },
    )
    assert tree(found.navigation) == [
        "[Guide]",
        "  guide/b.md = B",
        "  [Deep]",
        "    guide/a.md = A",
        "  guide/c.md",
    ]


def test_pages_files(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        {
            "mkdocs.yml": "site_name: X\nplugins: [awesome-pages]\n",
            "docs/.pages": "nav:\n - Start: index.md\n - z\n - ...\n",
            "docs/index.md": "",
            "docs/a.md": "",
            "docs/z/.pages": "title: The end\n",
            "docs/z/b.md": "",
            "docs/y/.pages": "hide: true\n",
            "docs/y/c.md": "",
        },
    )
    assert tree(found.navigation) == ["index.md = Start", "[The end]", "  z/b.md", "a.md"]


def test_what_is_excluded_drafts_and_other_languages_are_no_pages(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        {
            "mkdocs.yml": "site_name: X\nexclude_docs: |\n  /drafts/\n  *.tmp.md\n  !keep.tmp.md\n"
            "plugins: [{i18n: {languages: [{locale: en, default: true}, {locale: de}]}}]\n",
            "docs/index.md": "",
            "docs/README.md": "",
            "docs/index.de.md": "",
            "docs/drafts/a.md": "",
            "docs/x.tmp.md": "",
            "docs/keep.tmp.md": "",
            "docs/later.md": "---\ndraft: true\n---\n",
        },
    )
    assert [page.name for page in found.pages] == ["index.md", "keep.tmp.md"]


def test_snippets_variables_and_code_from_files(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        {
            "mkdocs.yml": "site_name: X\nmarkdown_extensions: [pymdownx.snippets]\n"
            "plugins: [macros]\nextra: {version: '7'}\n",
            "docs/index.md": "V {{ version }} `{{ version }}` {{ other }}\n\n"
            '--8<-- "inc.txt:2:3"\n\n    --8<-- "inc.txt:part"\n\n;--8<-- "inc.txt"\n\n'
            '{* ../src/a.py hl[1:2] *}\n\n```\n--8<-- "inc.txt:1:1"\n```\n\nEnd.\n',
            "inc.txt": "one\ntwo\nthree\n--8<-- [start:part]\nfour\n--8<-- [end:part]\n",
            "src/a.py": "x = 1\ny = 2\n",
        },
    )
    assert body(found, "index.md") == (
        'V 7 `{{ version }}` {{ other }}\n\ntwo\nthree\n\n    four\n\n--8<-- "inc.txt"\n\n'
        '```python hl_lines="1-2"\nx = 1\ny = 2\n```\n\n```\none\n```\n\nEnd.\n'
    )
    assert not found.problems
    page = found.pages[0]
    assert [page.line(number) for number in (1, 19)] == [1, 15]


@pytest.mark.parametrize("address", ["../secret.txt", "/etc/passwd", "https://example.org/x.md", "gone.md"])
def test_nothing_is_taken_in_from_outside(tmp_path: Path, address: str) -> None:
    (tmp_path / "secret.txt").write_text("SECRET root:")
    found = read(
        tmp_path / "project",
        {
            "mkdocs.yml": "site_name: X\nmarkdown_extensions: [pymdownx.snippets]\n",
            "docs/index.md": f'--8<-- "{address}"\n',
        },
    )
    assert body(found, "index.md").strip() == ""
    assert kinds(found) == ["include"]


def test_files_that_take_each_other_in_end(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        {
            "mkdocs.yml": "site_name: X\nmarkdown_extensions: [pymdownx.snippets]\n",
            "docs/index.md": '--8<-- "docs/a.txt"\n',
            "docs/a.txt": '--8<-- "docs/a.txt"\n' * 8,
        },
    )
    assert len(body(found, "index.md")) < 20_000_000


def test_a_configuration_may_inherit_another(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        {
            "mkdocs.yml": "INHERIT: ../base.yml\nsite_name: Mine\n",
            "base.yml": "site_name: Base\n",
            "docs/index.md": "",
        },
    )
    assert found.title == "Mine"
    assert kinds(found) == ["configuration"]


def test_what_is_made_from_code_is_named_wherever_it_stands(tmp_path: Path) -> None:
    page = "::: a.b\n    options:\n\n## ::: c\n\n- x\n\n    ::: d-e\n        f: 1\n\n> #### ::: g.H\n\nEnd"
    files = {"mkdocs.yml": "site_name: N\nplugins: [mkdocstrings]", "docs/index.md": page}
    found = read(tmp_path, files)
    assert [line for line in body(found, "index.md").split("\n") if line] == [
        *("`a.b`", "## `c`", "- x", "    `d-e`", "> #### `g.H`", "End")
    ]
    assert [problem.line for problem in found.problems] == [1, 4, 8, 11]


def test_blocks_that_code_of_the_documentation_makes_are_notes(tmp_path: Path) -> None:
    page = "/// version-added | v2\nText\n///\n\n```\n/// x\n```\n\n//// tab | A\n/// new\n///\n////"
    config = (
        "site_name: N\nmarkdown_extensions:\n  - pymdownx.blocks.tab\n  - own.thing\n"
        "  - pymdownx.blocks.admonition: {types: [new]}"
    )
    found = read(tmp_path, {"mkdocs.yml": config, "docs/index.md": page})
    assert body(found, "index.md") == page.replace("version-added | v2", "admonition | Version added: v2")
    assert kinds(found) == ["markup-extension", "unknown-block"]


def test_zensical(tmp_path: Path) -> None:
    config = (
        '[project]\nsite_name = "N"\ndocs_dir = "pages"\nnav = [{"A" = "a.md"}, {"S" = ["b.md"]}]\n'
        "use_directory_urls = false\n[project.markdown_extensions.pymdownx.blocks.admonition]\n"
        'types = ["new"]\n[project.markdown_extensions.toc]\n'
    )
    files = {"zensical.toml": config, "pages/a.md": "# A", "pages/b.md": "# B"}
    found = read_mkdocs(written(tmp_path, files), "zensical.toml")
    assert tree(found.navigation) == ["a.md = A", "[S]", "  b.md"]
    assert (found.title, found.pretty_urls) == ("N", False)
    assert '"pymdownx.blocks.admonition": {"types": ["new"]}' in found.dialect


def test_zensical_without_extensions_and_without_sense(tmp_path: Path) -> None:
    found = read_mkdocs(
        written(tmp_path, {"zensical.toml": "[project]\n", "docs/a.md": "# A"}), "zensical.toml"
    )
    assert "pymdownx.tabbed" in found.dialect
    found = read_mkdocs(written(tmp_path, {"zensical.toml": "[project\n"}), "zensical.toml")
    assert kinds(found) == ["configuration"]


def test_mistakes_stand_at_their_lines_whatever_was_taken_in(tmp_path: Path) -> None:
    extensions = "markdown_extensions:\n  - toc\n  - pymdownx.snippets\n  - ours\n"
    config = f"site_name: X\n{extensions}plugins: [mkdocstrings]\n"
    taken_in = "one\n\ntwo\n\nthe end\n\nthree\n"
    page = '---\ntitle: I\n---\n--8<-- "part.md"\n\n::: a.b\n\nThe end\n\n::: c.d\n'
    found = read(tmp_path, {"mkdocs.yml": config, "part.md": taken_in, "docs/index.md": page})
    assert [(problem.kind, problem.line) for problem in found.problems] == [
        ("markup-extension", 5),
        ("api-docs", 6),
        ("api-docs", 10),
    ]


def test_a_page_in_another_encoding_is_told_with_line_and_remedy(tmp_path: Path) -> None:
    folder = written(tmp_path, {"mkdocs.yml": "site_name: X\n", "docs/index.md": "# I\n"})
    (tmp_path / "docs" / "a.md").write_bytes(b"# A\n\nCaf\xe9\n")
    (problem,) = read_mkdocs(folder, "mkdocs.yml").problems
    assert (problem.line, problem.kind) == (3, "unreadable")
    assert problem.sentence == "“a.md” is not UTF-8. Save it with the encoding UTF-8."
