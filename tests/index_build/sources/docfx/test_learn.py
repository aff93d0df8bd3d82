"""Microsoft Learn: parts for one choice or version, references by name, pages that moved, pages of links."""

from __future__ import annotations

from pathlib import Path

import pytest

from index_build.sources.docfx.read import read_docfx
from index_build.sources.navigation.items import Documentation
from tests.sources_trees import body, kinds, tree, written

GROUPS = (
    '{"groups": [{"id": "g", "pivots": [{"id": "cmd", "title": "CMD"}, {"id": "sh", "title": "Shell"}]}]}'
)


def read(root: Path, page: str, **files: str) -> Documentation:
    names = {name.replace("__", "/").replace("_", "."): text for name, text in files.items()}
    return read_docfx(
        written(root, {"docfx.json": "{}", "zone-pivot-groups.json": GROUPS, "a.md": page, **names}),
        "docfx.json",
    )


def lines(documentation: Documentation, name: str = "a.md") -> list[str]:
    return [line for line in body(documentation, name).split("\n") if line.strip()]


def test_choices_one_below_the_other_are_tabs(tmp_path: Path) -> None:
    page = (
        '1. One\n\n   ::: zone pivot="cmd"\n\n   ```\n   ::: zone-end\n   ```\n\n   ::: zone-end\n'
        '   :::zone pivot="sh,other-one":::\n\n   B\n\n   ::: zone-end\n\nEnd\n'
    )
    found = lines(read(tmp_path, page))
    assert found == [
        "1. One",
        '   <div class="tabbed-set">',
        '   <div class="tabbed-labels"><label>CMD</label></div><div class="tabbed-block">',
        *("   ```", "   ::: zone-end", "   ```", "   </div>"),
        '   <div class="tabbed-labels"><label>Shell, Other one</label></div><div class="tabbed-block">',
        *("   B", "   </div>", "   </div>", "End"),
    ]


@pytest.mark.parametrize("colons", [":::", "::: "])
def test_what_is_for_some_versions_says_so(tmp_path: Path, colons: str) -> None:
    page = ':::moniker range="<= x-2"\nA\n:::moniker range="x-1"\nB\n:::moniker-end\nC\n:::moniker-end\nD'
    page = page.replace(":::", colons)
    assert lines(read(tmp_path, page)) == ["*&lt;= x-2*", "A", "*x-1*", "B", "C", "D"]


def test_zones_without_a_choice_or_an_end(tmp_path: Path) -> None:
    page = '::: zone target="docs"\nA\n::: zone-end\n::: zone pivot="cmd"\nB\n::: moniker-end\n'
    found = lines(read(tmp_path, page))
    assert found[0] == "A"
    assert "B" in found
    assert not any(":::" in line for line in found)


def test_names_of_zones_that_cannot_be_read(tmp_path: Path) -> None:
    found = read_docfx(
        written(tmp_path, {"docfx.json": "{}", "zone-pivot-groups.json": "[", "a.md": ""}), "docfx.json"
    )
    assert kinds(found) == ["configuration"]


def test_references_by_name(tmp_path: Path) -> None:
    page = (
        "<xref:b> [w](xref:b?x=y) [](xref:b) <xref:System.String?a=b> [`S`](xref:System.S%602) "
        '<xref href="c.D" alt="x"/> `<xref:b>`\n\n```\n<xref:b>\n```'
    )
    found = read(tmp_path, page, sub__b_md="---\nuid: b\ntitle: Bee\n---\n")
    assert (
        lines(found)[0]
        == "[Bee](<sub/b.md>) [w](<sub/b.md>) [Bee](<sub/b.md>) `System.String` `S` `c.D` `<xref:b>`"
    )
    assert lines(found)[2] == "<xref:b>"


def test_words_and_pictures_within_a_line(tmp_path: Path) -> None:
    page = ':::no-loc text="New: issue"::: and :::image type="icon" source="p.png" alt-text="x"::: here'
    assert lines(read(tmp_path, page)) == ["New: issue and ![x](<p.png>) here"]


def test_pages_that_only_lead_elsewhere(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "A",
        sub__old_md="---\nredirect_url: ../a.html\n---\n",
        older_md="---\nredirect_url: /a\n---\n",
        gone_md="---\nredirect_url: https://x.org/a\n---\n",
    )
    assert [(page.name, page.addresses) for page in found.pages] == [("a.md", ("/a", "/older", "/sub/old"))]


def test_pages_of_links(tmp_path: Path) -> None:
    index = (
        "### YamlMime:Landing\ntitle: T\nsummary: S\nlandingContent:\n- title: Card\n  linkLists:\n"
        "  - linkListType: x\n    links:\n    - text: Words\n      url: a.md\n"
    )
    hub = (
        "### YamlMime:Hub\ntitle: H\nconceptualContent:\n  title: C\n  items:\n  - title: Group\n"
        "    summary: About\n    links:\n    - {text: In, url: a.md}\n"
    )
    found = read(tmp_path, "A", index_yml=index, hub_yml=hub, toc_yml="- {name: I, href: index.yml}")
    assert tree(found.navigation) == ["index.yml = I"]
    assert lines(found, "index.yml") == ["S", "## Card", "- [Words](<a.md>)"]
    assert lines(found, "hub.yml") == ["## C", "- Group: About", "  - [In](<a.md>)"]
