"""Parts of an index by what they are made from: those of the last one are taken over, so that a rebuild makes
only what is new. An index that is made with none of them is the same."""

from __future__ import annotations

import hashlib
import pickle
from array import array
from collections.abc import Callable, Iterable, Iterator
from typing import ParamSpec

P = ParamSpec("P")

PORTIONS = 8


class Parts:
    """Parts that were kept, and those that are to be kept for the next time."""

    def __init__(self, kept: Iterable[bytes] = (), *, keeps: bool = True) -> None:
        """Begin with what :meth:`to_keep` gave the last time, if it is there; ``keeps`` is whether that is
        asked for again, since it takes room."""
        self._keeps = keeps
        self._old: dict[bytes, bytes] = {}
        for pickled in kept:
            self._old |= pickle.loads(pickled)
        self._new: dict[bytes, bytes] = {}

    def get(self, key: bytes, make: Callable[P, bytes], *made_from: P.args, **how: P.kwargs) -> bytes:
        """The part with this key, which must tell all that it is made from."""
        part = self._old.get(key)
        if part is None:
            part = make(*made_from, **how)
        if self._keeps:
            self._new[key] = part
        return part

    def get_again(self, key: bytes, make: Callable[P, bytes], *made_from: P.args, **how: P.kwargs) -> bytes:
        """The same for a part that may be asked for several times."""
        part = self._new.get(key)
        if part is None:
            part = self._new[key] = self.get(key, make, *made_from, **how)
        return part

    def to_keep(self) -> Iterator[bytes]:
        """All parts that were asked for, in :data:`PORTIONS`, so that not all are in memory a second time."""
        for number in range(PORTIONS):
            portion = {key: part for key, part in self._new.items() if key[0] % PORTIONS == number}
            yield pickle.dumps(portion, pickle.HIGHEST_PROTOCOL)


def key_of(kind: str, *made_from: bytes | memoryview) -> bytes:
    """The key of a part of a kind."""
    lengths = array("Q", map(len, made_from)).tobytes()
    return hashlib.blake2b(b"".join((lengths, *made_from)), digest_size=16, person=kind.encode()).digest()
