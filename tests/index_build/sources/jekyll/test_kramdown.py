"""Attribute lists and elements as kramdown reads them."""

from __future__ import annotations

from pathlib import Path

from index_build.sources.jekyll.read import read_jekyll
from index_build.sources.jekyll.text import with_boxes
from tests.sources_trees import body, written


def test_a_list_asks_for_one_note_only() -> None:
    found = with_boxes("{: .new-title }\n> T\n>\n> a\n\n### H\n{: .delta }\n\n```yaml\nb\n```\n\n{: .x }\nc")
    assert found.count("admonition-title") == 1
    assert found.endswith("### H\n\n\n```yaml\nb\n```\n\n\nc")


def test_blocks_of_code_stay_whole() -> None:
    assert with_boxes("```\na\n```\n{: .note }").startswith("```\na\n```\n")
    below = with_boxes("{: .note }\n```\na\n\nb\n```\n\nc")
    assert "```\na\n\nb\n```\n\n</div>" in below
    assert below.endswith("\nc")


def test_elements_alone_on_a_line_begin_a_paragraph(tmp_path: Path) -> None:
    page = '<span class="x">\n[a](b.md){: .btn }\n</span>\n\n```\n<b>\nc\n```\n\n<div>\nd\n</div>'
    found = read_jekyll(written(tmp_path, {"_config.yml": "title: T", "index.md": page}), "_config.yml")
    lines = body(found, "index.md").split("\n")
    assert lines[0] == '<span class="x"> [a](b.md)'
    assert "<b>" in lines
    assert "<div>" in lines
