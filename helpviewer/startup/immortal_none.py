"""Keeps Python 3.11 alive under PySide6 6.12.

That release drops one reference to ``None`` with every call that returns nothing, and one to ``True`` with
every signal. From Python 3.12 on these objects are immortal (https://peps.python.org/pep-0683/) and nothing
happens; Python 3.11 counts down and ends the process ("none_dealloc: deallocating None") after some
thousand calls. So Python 3.11 gets here what Python 3.12 does by itself.
"""

from __future__ import annotations

import sys

NEVER_REACHED = 1 << 60
"""A count of references that no amount of drops brings down to zero."""


def protect() -> None:
    """Make ``None``, ``True`` and ``False`` immortal where Python does not do it itself."""
    if sys.version_info >= (3, 12) or sys.implementation.name != "cpython":
        return
    import ctypes

    for singleton in (None, True, False):
        # The count is the first field of every object: https://docs.python.org/3.11/c-api/structures.html
        count = ctypes.c_ssize_t.from_address(id(singleton))
        if count.value < NEVER_REACHED:
            count.value += NEVER_REACHED
