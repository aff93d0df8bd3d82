"""Wikis and vaults, whose pages are linked by name."""

from __future__ import annotations

from pathlib import Path

import pytest

from index_build.cli import main
from index_build.sources.wiki.obsidian import read_obsidian
from index_build.sources.wiki.read import read_wiki
from tests.sources_trees import body, kinds, tree, written


def test_the_sidebar_of_a_wiki(tmp_path: Path) -> None:
    found = read_wiki(
        written(
            tmp_path,
            {
                "Home.md": "See [[words|Page-one]], [[Page one]] and `[[Page one]]`, [[Gone]].",
                "Page-one.md": "",
                "Sub/Two.md": "",
                "_Sidebar.md": "Some words.\n\n## Part\n- [**One**](Page-one)\n  - [Web](https://x.org)\n"
                "### Inner\n- [[Two]]\n## Empty\n",
                "_Footer.md": "",
            },
        ),
        "_Sidebar.md",
    )
    assert tree(found.navigation) == [
        "Home.md",
        "[Part]",
        "  Page-one.md = One",
        "    Web -> https://x.org",
        "  [Inner]",
        "    Sub/Two.md = Two",
    ]
    assert body(found, "Home.md") == (
        "See [words](<Page-one.md>), [Page one](<Page-one.md>) and `[[Page one]]`, Gone."
    )
    assert [page.name for page in found.pages] == ["Home.md", "Page-one.md", "Sub/Two.md"]
    assert kinds(found) == ["dead-link"]


VAULT = {
    ".obsidian/app.json": "{}",
    "Home.md": "",
    "Notes/A b.md": "# Top\n\nText %%hidden\nlines%%\n\n## Part one\n\nInner ^block\n\n## Next\n",
    "Notes/Other.md": "---\naliases: [Alias]\n---\n",
    "pic.png": "",
}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[[A b]]", "[A b](<Notes/A%20b.md>)"),
        ("[[A b#Part one|words]]", "[words](<Notes/A%20b.md#part-one>)"),
        ("[[A b#^block]]", "[A b › ^block](<Notes/A%20b.md#block>)"),
        ("[[alias]]", "[alias](<Notes/Other.md>)"),
        ("[[#Here]]", "[Here](<#here>)"),
        ("![[pic.png|300]]", "![pic](<pic.png>){width=300}"),
        ("![[pic.png|A picture]]", "![A picture](<pic.png>)"),
        ("![[A b#Part one]]", '## Part one\n\nInner <a id="block"></a>'),
        ("a %%b%% c", "a  c"),
        ("| [[A b\\|x]] |", "| [x](<Notes/A%20b.md>) |"),
        ("`[[A b]]` 2^10", "`[[A b]]` 2^10"),
        ("[[A b#`Part` one|the `x`]] `a`", "[the `x`](<Notes/A%20b.md#part-one>) `a`"),
        ("`[[` and [[#`move`]] `]]`", "`[[` and [`move`](<#move>) `]]`"),
        ("`[[A b` and `c]]`", "`[[A b` and `c]]`"),
        ("[x](A%20b.md#top) [y](<A b.md>)", "[x](<Notes/A%20b.md#top>) [y](<Notes/A%20b.md>)"),
        ("![p](pic.png#look) ![](gone.png)", "![p](<pic.png>) ![](gone.png)"),
        ("[x](Notes/Other.md) [y](gone.md)", "[x](Notes/Other.md) [y](gone.md)"),
        ("`[z](A%20b.md)`", "`[z](A%20b.md)`"),
        ("[w](https://x.org/a.md) [m](mailto:a@x.org)", "[w](https://x.org/a.md) [m](mailto:a@x.org)"),
    ],
)
def test_what_a_vault_adds_to_markdown(tmp_path: Path, text: str, expected: str) -> None:
    found = read_obsidian(written(tmp_path, {**VAULT, "Home.md": text}), ".obsidian")
    assert body(found, "Home.md") == expected
    assert not found.problems


def test_links_from_the_root_of_a_wiki_lead_to_its_pages(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    written(tmp_path, {"Home.md": "[one](/wiki/Page-one#part), [[`x`|Page-one]]", "Page-one.md": "## Part"})
    assert main(["check", str(tmp_path), "--as", "wiki"]) == 0
    assert "leads" not in capsys.readouterr().err


def test_notes_that_embed_each_other_end(tmp_path: Path) -> None:
    found = read_obsidian(
        written(tmp_path, {"a.md": "![[b]]\n![[b]]\n", "b.md": "![[a]]\n![[a]]\n", ".obsidian/x": ""}),
        ".obsidian",
    )
    assert len(body(found, "a.md")) < 10_000_000


def test_the_tree_of_a_vault(tmp_path: Path) -> None:
    found = read_obsidian(written(tmp_path, VAULT), ".obsidian")
    assert tree(found.navigation) == [
        "Home.md = Home",
        "[Notes]",
        "  Notes/A b.md = A b",
        "  Notes/Other.md = Other",
    ]


def test_a_vault_may_name_kinds_of_notes_of_its_own(tmp_path: Path) -> None:
    text = (
        "> [!compatibility] Desktop only\n> Words.\n\n> [!my-kind]-\n> More.\n\n> [!tip|wide] Known\n> Rest."
        "\n\n`[!x]` and [!y]"
    )
    found = read_obsidian(written(tmp_path, {".obsidian/app.json": "{}", "a.md": text}), ".obsidian")
    assert body(found, "a.md") == (
        "> [!note] Desktop only\n> Words.\n\n> [!note]- My kind\n> More.\n\n> [!tip] Known\n> Rest.\n\n"
        "`[!x]` and [!y]"
    )
