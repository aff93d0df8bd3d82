"""Whether there is a display to open a window on. No Qt."""

from __future__ import annotations

import os
import sys

from helpviewer.core.product import product

NO_DISPLAY = (
    "{0.name} needs a graphical desktop and found none. Start it from a desktop, or use "
    "“{0.id} search”, “{0.id} export” or “{0.id} list”, which need no display."
)


def has_display() -> bool:
    """Whether the environment names a display at all. Only Linux and its kin can be without one."""
    if sys.platform in ("win32", "darwin"):
        return True
    return any(os.environ.get(name) for name in ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY", "DISPLAY"))


def refuse() -> int:
    """Say on stderr that there is no display and return the exit code."""
    sys.stderr.write(NO_DISPLAY.format(product()) + "\n")
    return 1
