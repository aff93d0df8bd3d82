"""Free start-up memory. No Qt."""

from __future__ import annotations

import sys


def give_back() -> None:
    """Return memory that was freed to the system, where the C library keeps it: glibc does."""
    if sys.platform != "linux":
        return
    import ctypes

    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:  # other C libraries have none
        trim(0)
