from __future__ import annotations

from helpviewer.richtext import column_widths
from helpviewer.richtext.column_widths import text_width


def column_shares(rows: list[list[str]], line: int) -> list[int]:
    return column_widths.column_shares([[text_width(text) for text in row] for row in rows], line).shares


def test_long_names_get_the_room_they_need() -> None:
    shares = column_shares(
        [
            ["Name", "5.1", "Note"],
            ["Microsoft.PowerShell.LocalAccounts", "yes", "Windows only, and only of 64 bits"],
        ],
        70,
    )
    assert shares[0] > 40
    assert shares[1] < 15
    assert 98 <= sum(shares) <= 102


def test_equal_columns_are_equally_wide() -> None:
    assert column_shares([["a b c"] * 4] * 3, 70) == [25] * 4


def test_a_long_text_leaves_room_for_the_others() -> None:
    shares = column_shares([["Option", "Meaning"], ["--force", "word " * 500]], 70)
    assert shares[0] >= 10
    assert shares[1] > 60


def test_shares_are_a_hundred_in_all() -> None:
    for count in range(1, 40):
        assert sum(column_shares([["a" * (1 + at % 7) for at in range(count)]], 78)) == 100


def test_many_columns_of_short_words_stand_closer() -> None:
    names = ["alpha", "gamma", "delta", "epsilon", "zeta", "theta", "iota", "kappa", "lambda", "mu", "nu"]
    rows = [[text_width(name) for name in names]]
    shares, narrow = column_widths.column_shares(rows, 78)
    assert narrow
    for share, name in zip(shares, names, strict=True):
        assert share * 78 / 100 >= len(name) + 0.5, name
    assert not column_widths.column_shares(rows, 120).narrow


def test_tables_without_cells_and_with_uneven_rows() -> None:
    assert column_shares([], 70) == []
    assert len(column_shares([["a"], ["a", "b", "c"], []], 70)) == 3


def test_where_words_must_break_the_short_ones_stay_whole() -> None:
    rows = [["Module", "5.1", "Note"], ["Microsoft.PowerShell.LocalAccounts", "Included", "Windows"]]
    shares = column_shares(rows, 46)
    assert shares[1] * 46 / 100 >= len("Included")
    assert shares[2] * 46 / 100 >= len("Windows")
    assert shares[0] > shares[1]
