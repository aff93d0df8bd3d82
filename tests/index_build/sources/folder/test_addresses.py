"""Pages of a plain folder are found by the addresses that they give themselves for whatever site they had."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpviewer.book.book import Book
from index_build.build import build

PAGE = """\
---
permalink: /deep/er/
slug: by-name
aliases: [old, /older/]
redirect_from: /oldest
---
# B

Text.
"""


@pytest.mark.parametrize(
    "address",
    [
        *("/deep/er/", "/deep/er", "/guide/by-name", "by-name", "old", "/guide/old", "/older", "/oldest/"),
        *("@/guide/b.md", "~/guide/b"),
    ],
)
def test_a_page_is_found_by_its_own_addresses(address: str, tmp_path: Path) -> None:
    guide = tmp_path / "docs" / "guide"
    guide.mkdir(parents=True)
    (guide / "b.md").write_text(PAGE)
    (guide / "a.md").write_text(f"# A\n\n[to b]({address})\n")

    assert build(tmp_path / "docs", tmp_path / "book").warnings == ()
    assert Book.open(tmp_path / "book").html("guide-a") == '<p><a href="guide-b.html">to b</a></p>\n'
