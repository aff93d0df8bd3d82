"""A progress bar for long work, shown only to somebody who watches."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import TypeVar

from tqdm import tqdm

T = TypeVar("T")


def flat(chunks: Iterable[list[T]], total: int, what: str, shown: bool) -> Iterator[T]:
    """The items of all chunks, with a bar on stderr when ``shown`` and stderr is a terminal.

    ``total`` is the number of items, ``what`` the word before the bar.
    """
    hidden = not (shown and sys.stderr.isatty())
    with tqdm(total=total, desc=what, unit=" pages", leave=False, disable=hidden) as bar:
        for chunk in chunks:
            yield from chunk
            bar.update(len(chunk))
