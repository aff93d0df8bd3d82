"""The schemes of addresses."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import urlsplit

_LONGEST = 400
"""Letters of an address that is worth remembering; some hold whole pictures."""


def scheme_of(address: str) -> str:
    """The scheme of an address as a browser would see it, in lower case: blanks and control characters are
    ignored. "" when it has none; "?" when it cannot be taken apart."""
    return _known(address) if len(address) <= _LONGEST else _read(address)


def _read(address: str) -> str:
    bare = re.sub(r"[\x00-\x20\x7f-\xa0\u200b-\u200f\u2028\u2029\ufeff]", "", address)
    try:
        return urlsplit(bare).scheme.lower()
    except ValueError:
        return "?"


_known = lru_cache(maxsize=2**15)(_read)
