"""The nodes of a page, kept packed until somebody needs them.

A large book has millions of nodes. Workers and cache hand them over packed, and a page whose fragment is
known already is never unpacked.
"""

from __future__ import annotations

import pickle

from helpviewer.page.nodes import Blocks


class PackedBlocks:
    """The blocks of one page. They come from this builder, its workers or its own cache."""

    __slots__ = ("_blocks", "_packed")

    def __init__(self, blocks: Blocks | None, packed: bytes = b"") -> None:
        self._blocks = blocks
        self._packed = packed

    @property
    def blocks(self) -> Blocks:
        """The blocks; those that came packed are unpacked at each call, since few are needed twice."""
        if self._blocks is not None:
            return self._blocks
        unpacked: Blocks = pickle.loads(self._packed)
        return unpacked

    def __reduce__(self) -> tuple[type[PackedBlocks], tuple[None, bytes]]:
        packed = self._packed or pickle.dumps(self._blocks, pickle.HIGHEST_PROTOCOL)
        return PackedBlocks, (None, packed)
