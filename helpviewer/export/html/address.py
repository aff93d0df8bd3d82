"""Web addresses as standards spell them: browsers forgive what a person typed, e-book programs do not."""

from __future__ import annotations

import re
from urllib.parse import quote

_WEB = re.compile(r"(https?)://([^/?#\\]*)([^?#]*)(\?[^#]*)?(#.*)?", re.IGNORECASE | re.DOTALL)
_STRAY_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_PATH = "/:@!$&'()*+,;=~%"


def valid_address(url: str) -> str:
    """A web or mail address as RFC 3986 has it (https://www.rfc-editor.org/rfc/rfc3986), "" for one that
    leads nowhere."""
    scheme, _, rest = url.partition(":")
    if scheme.lower() == "mailto":
        address, sign, query = rest.partition("?")
        return f"mailto:{_quoted(address, _PATH)}{sign}{_quoted(query, _PATH + '?')}" if address else ""
    parts = _WEB.fullmatch(url)
    if parts is None or not parts[2]:
        return ""
    path, query, fragment = (parts[at] or "" for at in (3, 4, 5))
    return (
        f"{parts[1].lower()}://{_host(parts[2])}{_quoted(path, _PATH)}"
        f"{_quoted(query, _PATH + '?')}{fragment[:1]}{_quoted(fragment[1:], _PATH + '?')}"
    )


def _host(text: str) -> str:
    try:
        return _quoted(text if text.isascii() else text.encode("idna").decode(), _PATH + "[]")
    except UnicodeError:
        return _quoted(text, _PATH)


def _quoted(text: str, safe: str) -> str:
    return quote(_STRAY_PERCENT.sub("%25", text), safe=safe, errors="replace")
