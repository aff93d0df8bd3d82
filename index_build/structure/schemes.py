"""The schemes of addresses."""

from __future__ import annotations

import re
from urllib.parse import urlsplit


def scheme_of(address: str) -> str:
    """The scheme of an address as a browser would see it, in lower case: blanks and control characters are
    ignored. "" when it has none; "?" when it cannot be taken apart."""
    bare = re.sub(r"[\x00-\x20\x7f-\xa0\u200b-\u200f\u2028\u2029\ufeff]", "", address)
    try:
        return urlsplit(bare).scheme.lower()
    except ValueError:
        return "?"
