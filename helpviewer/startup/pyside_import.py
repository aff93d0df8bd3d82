"""Imports PySide without its look at every later import.

PySide reads the source of each module that is imported after it, to see whether the module switches on one of
its "features" (https://doc.qt.io/qtforpython-6/considerations.html). Nothing of ours does; it costs 8 ms.
May go when PySide looks no more at modules that do not name ``__feature__``.
"""

from __future__ import annotations

import builtins


def load() -> None:
    """Import Qt's widgets and what they stand on. Call it before anything else imports Qt."""
    import PySide6

    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
    import PySide6.QtWidgets  # noqa: F401
