"""Every mistake in a page is reported with file, line, sentence and remedy."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from index_build.build import check
from tests.fixtures.mistakes import HOME, page, said

if TYPE_CHECKING:
    from tests.conftest import MakeSource

PNG = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x08\x00\x00\x00\x04\x08\x02\x00\x00\x00" + b"\x00" * 20
)

# name: (files, file and line, severity, words of the sentence, words of the suggestion)
PAGE_MISTAKES: dict[str, tuple[dict[str, str | bytes], str, int, str, str, str]] = {
    "link to no page": (
        {
            "basics/one.md": page("See\n[it](wellcome.md).", category="basics"),
            "basics/welcome-2.md": page(id="welcome-2"),
        },
        "basics/one.md",
        7,
        "error",
        "“wellcome.md” leads to no page",
        "“welcome-2.md”",
    ),
    "link to a page elsewhere": (
        {"basics/one.md": page("[it](other/welcome.md)")},
        "basics/one.md",
        5,
        "error",
        "leads to no page",
        "“../welcome.md”",
    ),
    "link to no section": (
        {"basics/one.md": page("[it](#storin)\n\n## Storing\n\nText")},
        "basics/one.md",
        5,
        "error",
        "has no “storin”",
        "“storing”",
    ),
    "link to no section of another page": (
        {"basics/one.md": page("a\n\n[it](../welcome.md#none)")},
        "basics/one.md",
        7,
        "error",
        "“Welcome”",
        "",
    ),
    "the second of two equal links": (
        {"basics/one.md": page("[a](x.md)\n\n[b](x.md)")},
        "basics/one.md",
        7,
        "error",
        "leads to no page",
        "",
    ),
    "link by unknown id": (
        {"basics/one.md": page("[it](help:welcom)")},
        "basics/one.md",
        5,
        "error",
        "“help:welcom” leads to no page",
        "“welcome”",
    ),
    "reference link": (
        {"basics/one.md": page("[it][r]\n\n[r]: nowhere.md")},
        "basics/one.md",
        7,
        "error",
        "“nowhere.md” leads to no page",
        "",
    ),
    "site-absolute link": (
        {"basics/one.md": page("[it](/docs/x)")},
        "basics/one.md",
        5,
        "error",
        "leads out of the book",
        "a path",
    ),
    "javascript link": (
        {"basics/one.md": page("[it](javascript:alert)")},
        "basics/one.md",
        5,
        "error",
        "may not link to",
        "http",
    ),
    "file link": (
        {"basics/one.md": page("[it](file:///etc/passwd)")},
        "basics/one.md",
        5,
        "error",
        "may not link to",
        "http",
    ),
    "missing image": (
        {"basics/one.md": page("![it](a.png)"), "images/a.png": PNG},
        "basics/one.md",
        5,
        "error",
        "no picture “a.png”",
        "“../images/a.png”",
    ),
    "remote image": (
        {"basics/one.md": page("![it](https://x.example/a.png)")},
        "basics/one.md",
        5,
        "error",
        "does not come from the book",
        "Save it",
    ),
    "unused image": (
        {"basics/one.md": page(), "images/a.png": PNG},
        "images/a.png",
        0,
        "warning",
        "No page shows",
        "Delete",
    ),
    "image without alt": (
        {"basics/one.md": page("![](a.png)"), "basics/a.png": PNG},
        "basics/one.md",
        5,
        "warning",
        "no alternative text",
        "Say what",
    ),
    "large image": (
        {"basics/one.md": page("![a](a.png)"), "basics/a.png": PNG + b"\0" * 3_000_000},
        "basics/a.png",
        0,
        "warning",
        "2.9 MB",
        "2 MB",
    ),
    "no image at all": (
        {"basics/one.md": page("![a](a.png)"), "basics/a.png": b"nothing"},
        "basics/a.png",
        0,
        "error",
        "no PNG",
        "",
    ),
    "duplicate id": (
        {"basics/one.md": page(), "basics/two.md": page("x")},
        "basics/two.md",
        2,
        "error",
        "taken by",
        "of its own",
    ),
    "missing id": ({"basics/one.md": page(id="")}, "basics/one.md", 1, "error", "no id", "“id: one”"),
    "bad id": ({"basics/one.md": page(id="One Two")}, "basics/one.md", 2, "error", "is no id", "“one-two”"),
    "missing title": ({"basics/one.md": page(title="")}, "basics/one.md", 1, "error", "no title", "# Title"),
    "unknown category": (
        {"basics/one.md": page(category="basic")},
        "basics/one.md",
        4,
        "error",
        "“basic” does not exist",
        "“basics”",
    ),
    "folder that is no category": (
        {"basic/one.md": page()},
        "basic/one.md",
        1,
        "error",
        "folder “basic” is no category",
        "“basics”",
    ),
    "no category": ({"one.md": page()}, "one.md", 1, "error", "in no category", "folder"),
    "bad YAML": (
        {"basics/one.md": "---\nid: one\ntitle: [a\n---\nText"},
        "basics/one.md",
        4,
        "error",
        "not valid YAML",
        "",
    ),
    "front matter that is no mapping": (
        {"basics/one.md": "---\n- a\n---\nText"},
        "basics/one.md",
        2,
        "error",
        "key: value",
        "",
    ),
    "front matter without end": (
        {"basics/one.md": "---\nid: one\n\nText"},
        "basics/one.md",
        1,
        "error",
        "never closed",
        "---",
    ),
    "unknown key": (
        {"basics/one.md": page(keyword="a")},
        "basics/one.md",
        4,
        "warning",
        "Unknown key “keyword”",
        "“keywords”",
    ),
    "key given twice": (
        {"basics/one.md": "---\nid: one\ntitle: A\nid: two\n---\nText"},
        "basics/one.md",
        4,
        "error",
        "given twice",
        "",
    ),
    "bad date": (
        {"basics/one.md": page(as_of="21.11.2026")},
        "basics/one.md",
        4,
        "error",
        "no date",
        "2026-11-21",
    ),
    "impossible date": (
        {"basics/one.md": page(as_of="2026-02-30")},
        "basics/one.md",
        4,
        "error",
        "no date",
        "2026-11-21",
    ),
    "unknown related page": (
        {"basics/one.md": page(related="[welcme]")},
        "basics/one.md",
        4,
        "error",
        "“welcme” does not exist",
        "“welcome”",
    ),
    "related to itself": (
        {"basics/one.md": page(related="[one]")},
        "basics/one.md",
        4,
        "warning",
        "names itself",
        "",
    ),
    "alias that is an id": (
        {"basics/one.md": page(aliases="[welcome]")},
        "basics/one.md",
        4,
        "error",
        "alias “welcome” is taken",
        "",
    ),
    "alias of two pages": (
        {"basics/one.md": page(aliases="[x]"), "basics/two.md": page(id="two", aliases="[x]")},
        "basics/two.md",
        4,
        "error",
        "alias “x” is taken",
        "",
    ),
    "context id of two pages": (
        {"basics/one.md": page(context="[x]"), "basics/two.md": page(id="two", context="[x]")},
        "basics/two.md",
        4,
        "error",
        "context id “x” is taken",
        "",
    ),
    "empty page": ({"basics/one.md": page("")}, "basics/one.md", 5, "error", "is empty", ""),
    "not UTF-8": (
        {"basics/one.md": b"---\nid: one\ntitle: One\n---\n\nGr\xfc\xdfe\n"},
        "basics/one.md",
        6,
        "error",
        "not UTF-8",
        "UTF-8",
    ),
    "source that is no web address": (
        {"basics/one.md": page(sources="[{title: A, url: 'ftp://a'}]")},
        "basics/one.md",
        4,
        "error",
        "no web address",
        "https",
    ),
    "source without title": (
        {"basics/one.md": page(sources="[{url: 'https://a.example'}]")},
        "basics/one.md",
        4,
        "error",
        "no title",
        "",
    ),
    "keywords that are no list": (
        {"basics/one.md": page(keywords="{a: b}")},
        "basics/one.md",
        4,
        "error",
        "list of texts",
        "",
    ),
    "policy that is neither": (
        {"basics/one.md": page(policy="perhaps")},
        "basics/one.md",
        4,
        "error",
        "neither true nor false",
        "",
    ),
    "search test of no page": (
        {"basics/one.md": page(), "search-tests.yml": "# tests\n- {q: What now, page: on}\n"},
        "search-tests.yml",
        2,
        "error",
        "“on”, which does not exist",
        "“one”",
    ),
    "search tests that are none": (
        {"basics/one.md": page(), "search-tests.yml": "q: a\n"},
        "search-tests.yml",
        1,
        "error",
        "must be a list",
        "",
    ),
}


@pytest.mark.parametrize("name", PAGE_MISTAKES)
def test_a_mistake_in_a_page_is_reported(name: str, make_source: MakeSource) -> None:
    files, file, line, severity, sentence, suggestion = PAGE_MISTAKES[name]

    problems = said(check(make_source({"welcome.md": HOME, **files})))

    assert any(
        problem[:3] == (file, line, severity) and sentence in problem[3] and suggestion in problem[4]
        for problem in problems
    ), problems
