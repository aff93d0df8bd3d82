"""Patterns of file names."""

from __future__ import annotations

import time

import pytest

from index_build.sources.files.globs import Globs


@pytest.mark.parametrize(
    ("pattern", "names"),
    [
        ("*.md", "a.md x/a.md"),
        ("/*.md", "a.md"),
        ("x/", "x/a.md x/y/b.txt"),
        ("x", "x/a.md x/y/b.txt"),
        ("**/y/*", "x/y/b.txt"),
        ("x/**", "x/a.md x/y/b.txt"),
        ("**/**/?/**/b*", "x/y/b.txt"),
        ("*/**/*.*.*", ""),
        ("/**/*/*/*.t*t", "x/y/b.txt"),
        ("**/*/*/", "x/y/b.txt"),
    ],
)
def test_what_a_pattern_takes_in(pattern: str, names: str) -> None:
    globs = Globs([pattern])
    assert [name for name in ("a.md", "x/a.md", "x/y/b.txt") if name in globs] == names.split()


def test_a_later_pattern_takes_out_again() -> None:
    globs = Globs(["*.md", "# no pattern", "!*a*/**/*b*"])
    assert "a/b.md" not in globs
    assert "c.md" in globs


@pytest.mark.parametrize(
    ("pattern", "name"),
    [("*a" * 60 + "z", "a" * 250), ("**/a/" * 60 + "z", "a/" * 120), ("*" * 80 + "z", "a" * 250)],
)
def test_many_stars_are_read_at_once(pattern: str, name: str) -> None:
    started = time.process_time()
    assert name not in Globs([pattern])
    assert f"{name}z" in Globs([pattern])
    assert time.process_time() - started < 2
