"""mdBook: the list of chapters, files taken in, and lines that are not shown."""

from __future__ import annotations

from pathlib import Path

from index_build.sources.mdbook.read import read_mdbook
from tests.sources_trees import body, kinds, tree, written

SUMMARY = """# Summary

[Preface](README.md)

# Part one

- [First](a/first.md)
    - [Below](a/below.md#x)
    - [Planned]()
- [Gone](gone.md)

---

# Part two

- [Last `code`](last%20one.md)

[Thanks](thanks.md)
"""


def test_chapters_parts_and_code(tmp_path: Path) -> None:
    found = read_mdbook(
        written(
            tmp_path,
            {
                "book.toml": '[book]\ntitle = "T"\nlanguage = "fr"\n[output.html]\nsite-url = "/b/"\n'
                '[output.html.redirect]\n"/old.html" = "a/first.html"\n',
                "src/SUMMARY.md": SUMMARY,
                "src/README.md": "# P\n\n```rust\n# use x;\nfn a() {}\n#[test]\n## b\n```\n\n"
                "```python\n# c\n```\n",
                "src/a/first.md": "```rust\n{{#include ../../code.rs:2:3}}\n```\n\\{{#include x}}\n"
                "{{#title T}}{{#rustdoc_include ../../code.rs:here}}\n{{#include ../../../secret}}",
                "src/a/below.md": "",
                "src/last one.md": "",
                "src/thanks.md": "",
                "src/not-listed.md": "",
                "code.rs": "1\n2\n3\n// ANCHOR: here\n5\n// ANCHOR_END: here\n",
            },
        ),
        "book.toml",
    )
    assert tree(found.navigation) == [
        "README.md = Preface",
        "[Part one]",
        "  a/first.md = First",
        "    a/below.md = Below",
        "[Part two]",
        "  last one.md = Last code",
        "  thanks.md = Thanks",
    ]
    assert (found.title, found.language, found.home) == ("T", "fr", "README.md")
    assert body(found, "README.md") == "# P\n\n```rust\nfn a() {}\n#[test]\n# b\n```\n\n```python\n# c\n```\n"
    assert body(found, "a/first.md") == "```rust\n2\n3\n```\n{{#include x}}\n5\n"
    assert next(page for page in found.pages if page.name == "a/first.md").addresses == ("/old.html",)
    assert kinds(found) == ["include", "navigation-without-page"]
