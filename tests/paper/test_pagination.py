"""Where sheets end: pure arithmetic, so any column can be tried."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from helpviewer.paper.pagination import Slice, Strip, slices


def lines(count: int, height: float = 10, keep: tuple[int, ...] = ()) -> list[Strip]:
    """Strips of equal height without gaps; those in ``keep`` must stay with the next."""
    return [Strip(n * height, (n + 1) * height, n in keep) for n in range(count)]


def bounds(found: list[Slice]) -> list[tuple[float, float]]:
    return [(cut.top, cut.bottom) for cut in found]


def test_lines_fill_sheets() -> None:
    assert bounds(slices(lines(5), 20)) == [(0, 20), (20, 40), (40, 50)]
    assert bounds(slices([], 20)) == [(0, 0)]


def test_what_belongs_together_goes_to_the_next_sheet_together() -> None:
    assert bounds(slices(lines(4, keep=(1,)), 20)) == [(0, 10), (10, 30), (30, 40)]
    assert bounds(slices(lines(5, keep=(1, 2)), 30)) == [(0, 10), (10, 40), (40, 50)]


def test_more_than_a_sheet_of_it_is_divided_all_the_same() -> None:
    assert bounds(slices(lines(4, keep=(0, 1, 2)), 20)) == [(0, 20), (20, 40)]


def test_a_gap_at_the_end_of_a_sheet_is_left_out() -> None:
    strips = [Strip(0, 15), Strip(25, 40), Strip(40, 45)]
    assert bounds(slices(strips, 20)) == [(0, 15), (25, 45)]


def test_what_is_higher_than_a_sheet_is_cut() -> None:
    assert bounds(slices([Strip(0, 5), Strip(5, 50), Strip(50, 55)], 20)) == [
        (0, 5),
        (5, 25),
        (25, 45),
        (45, 55),
    ]


def test_the_head_of_a_table_is_repeated() -> None:
    head = (0.0, 5.0)
    rows = [Strip(0, 5, keep=True), *(Strip(5 + n * 10, 15 + n * 10, head=head) for n in range(4))]
    found = slices(rows, 25)
    assert bounds(found) == [(0, 25), (25, 45)]
    assert [cut.lead for cut in found] == [0, 5]


@given(
    st.lists(st.tuples(st.integers(1, 30), st.integers(0, 5), st.booleans()), max_size=60),
    st.integers(31, 80),
)
def test_nothing_is_lost_twice_or_cut(parts: list[tuple[int, int, bool]], height: int) -> None:
    strips, y = [], 0.0
    for size, gap, keep in parts:
        strips.append(Strip(y + gap, y + gap + size, keep))
        y += gap + size
    found = slices(strips, height)
    assert all(cut.bottom - cut.top <= height + 1e-6 for cut in found)
    assert all(a.bottom <= b.top for a, b in pairwise(found))
    for strip in strips:
        assert len([c for c in found if c.top <= strip.top and strip.bottom <= c.bottom]) == 1
