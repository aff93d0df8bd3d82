"""Text as it stands in XML. No Qt."""

from __future__ import annotations

import re

from helpviewer.page.html_text import escape as _escape

# What XML 1.0 cannot hold at all (https://www.w3.org/TR/xml/#charsets).
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def escape(text: str) -> str:
    """Text for use between tags and in attributes, without the characters that no XML may hold."""
    return _escape(_NO_XML.sub("", text))
