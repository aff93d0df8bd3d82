"""A table on disk answers as the dictionary it was written from."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpviewer.book import lookup_table
from helpviewer.book.lookup_table import Table
from tests.fixtures.books import table_bytes


def table(folder: Path, rows: dict[str, Any]) -> Table:
    file = folder / "some.table"
    file.write_bytes(table_bytes(rows))
    return Table(file, file.stat().st_size)


def test_every_row_is_found_and_no_other(tmp_path: Path) -> None:
    rows = {f"page-{n:05}": {"title": f"Page {n}", "text": "x" * (n % 300)} for n in range(0, 20_000, 2)}
    found = table(tmp_path, rows)

    for n in (0, 2, 4, 9_998, 10_000, 19_996, 19_998):
        assert found.get(f"page-{n:05}") == rows[f"page-{n:05}"]
    for key in ("", "page-", "page-00001", "page-09999", "page-19999", "zebra"):
        assert found.get(key) is None
    assert dict(found.items()) == rows
    assert list(found.many(["page-00004", "none", "page-00002"])) == [
        ("page-00004", rows["page-00004"]),
        ("none", None),
        ("page-00002", rows["page-00002"]),
    ]


@pytest.mark.parametrize("position", [0, 50, 99])
def test_a_row_may_be_far_longer_than_what_is_read_at_once(tmp_path: Path, position: int) -> None:
    rows = {f"{n:02}": "short" for n in range(100)} | {f"{position:02}": "long " * 50_000}
    found = table(tmp_path, rows)

    assert all(found.get(key) == value for key, value in rows.items())
    assert found.get(f"{position:02}x") is None


@given(rows=st.dictionaries(st.text(), st.text(max_size=40) | st.integers(), max_size=60), other=st.text())
def test_any_keys(tmp_path_factory: pytest.TempPathFactory, rows: dict[str, Any], other: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(lookup_table, "_BLOCK", 16)
        found = table(tmp_path_factory.mktemp("table"), rows)
        for key in (*rows, other):
            assert found.get(key) == rows.get(key)
        assert dict(found.items()) == rows


def test_a_table_cut_short_or_replaced_is_told_from_a_whole_one(tmp_path: Path) -> None:
    found = table(tmp_path, {"a": 1, "b": 2})
    with (tmp_path / "some.table").open("ab") as stream:
        stream.write(b"c\t3\n")

    with pytest.raises(ValueError, match="bytes instead of"):
        found.get("a")


def test_a_row_without_end_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lookup_table, "MAX_ROW", 100)
    found = table(tmp_path, {"a": "x" * 200, "b": "short"})

    with pytest.raises(ValueError, match="more than 100"):
        list(found.items())
