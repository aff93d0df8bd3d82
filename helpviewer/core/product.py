"""The program as a publisher ships it: its name, its version, its colours. No Qt."""

from __future__ import annotations

import json
from functools import cache
from typing import NamedTuple

from helpviewer import __version__
from helpviewer.core.paths import resources


class Product(NamedTuple):
    """The program as a publisher ships it.

    ``id`` is its command and names its folders, its socket and its links (``id:BOOK/PAGE``); ``name`` and
    ``version`` are for people; ``accent`` and ``accent_dark`` are colours (``#rrggbb``) for light and dark
    windows, "" for ours.
    """

    id: str = "helpviewer"
    name: str = "Help Viewer"
    version: str = __version__
    accent: str = ""
    accent_dark: str = ""


@cache
def product() -> Product:
    """What ``packaging/product.yml`` said when this app was made; from source, Help Viewer itself."""
    try:
        row = json.loads((resources() / "product.json").read_bytes())
    except FileNotFoundError:
        return Product()
    accents = (str(row.get(name, "")) for name in ("accent", "accent_dark"))
    return Product(str(row["id"]), str(row["name"]), str(row["version"]), *accents)
