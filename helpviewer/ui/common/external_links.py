"""Opens links that leave the book in the reader's browser or mail program. Nothing else opens them."""

from __future__ import annotations

import re

from PySide6.QtCore import QUrl, QUrlQuery
from PySide6.QtGui import QDesktopServices

ALLOWED_SCHEMES = frozenset({"http", "https", "mailto"})


def open_outside(address: str) -> bool:
    """Hand an address to the desktop.

    Returns:
        whether it was allowed and taken; anything but http, https and mailto is refused here, whatever
        was checked before.
    """
    url = QUrl(address, QUrl.ParsingMode.StrictMode)
    if not url.isValid() or url.scheme().lower() not in ALLOWED_SCHEMES:
        return False
    return QDesktopServices.openUrl(_without_attachments(url))


def plain_address(address: str) -> str:
    """The address as a reader should see it: whose computer it leads to cannot be mistaken.

    A name before the host (``https://bank.example@evil.example``) is left out, and a host in letters of other
    scripts, which may look like another one, is spelled as the network has it (``xn--…``).
    """
    scheme, slashes, rest = address.partition("://")
    authority = re.split("[/?#]", rest, maxsplit=1)[0]
    url = QUrl(address)
    host = bytes(QUrl.toAce(url.host()).data()).decode("ascii")
    if not slashes or not host or authority.lower().split(":")[0] == host:
        return address
    port = f":{url.port()}" if url.port() >= 0 else ""
    return f"{scheme}://{host}{port}{rest[len(authority) :]}"


def _without_attachments(url: QUrl) -> QUrl:
    """A message of a ``mailto:`` link never brings a file: some mail programs would attach what it names."""
    if url.scheme().lower() != "mailto" or not url.hasQuery():
        return url
    query = QUrlQuery(url)
    kept = [item for item in query.queryItems() if not item[0].lower().startswith("attach")]
    query.setQueryItems(kept)
    url.setQuery(query)
    return url
