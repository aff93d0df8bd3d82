"""How long exports tell how far they are. No Qt."""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[int, int], None]
"""Told how many steps of how many are done; raises :class:`Cancelled` to stop the export."""


class Cancelled(Exception):
    """The reader stopped a long export; nothing was written."""
