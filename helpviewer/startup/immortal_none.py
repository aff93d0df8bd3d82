"""Keeps Python 3.11 alive under PySide6 6.12.0, which drops references to ``None`` and ``True``.

Each call that returns nothing takes one from ``None``, each signal one from ``True``. Python 3.11 counts
down and ends the process ("none_dealloc: deallocating None") after some thousand calls; from Python 3.12 on
these objects are immortal (https://peps.python.org/pep-0683/). PySide6 6.11.3 counts right.

May go when Python 3.12 or a PySide6 that counts right is the oldest allowed; see
``docs/adr/0011-none-is-made-immortal-on-python-3.11.md``.
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
