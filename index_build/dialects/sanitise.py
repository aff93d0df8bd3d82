"""The allow-list: what HTML may come out of a Markdown file, whoever wrote it."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

import nh3

_TAGS = frozenset(
    {
        *(
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "p",
            "ul",
            "ol",
            "li",
            "dl",
            "dt",
            "dd",
            "blockquote",
            "hr",
            "pre",
        ),
        *("table", "thead", "tbody", "tfoot", "tr", "th", "td", "figure", "figcaption"),
        *(
            "a",
            "em",
            "strong",
            "b",
            "i",
            "del",
            "s",
            "strike",
            "code",
            "kbd",
            "sub",
            "sup",
            "mark",
            "br",
            "span",
        ),
        *("img", "tt", "samp", "var", "div", "section", "article", "aside", "details", "summary", "center"),
    }
)
_ATTRIBUTES = {
    "*": {"id", "class"},
    "a": {"data-href", "name"},
    "img": {"data-src", "alt", "title", "width", "height"},
    "ol": {"start"},
    "td": {"align", "colspan", "rowspan"},
    "th": {"align", "colspan", "rowspan"},
    "pre": {"data-code"},
}
# Script and its like go with all they hold; every other unknown tag leaves its text behind.
_WITH_CONTENT = frozenset(
    {
        *("script", "style", "iframe", "object", "embed", "template", "noscript"),
        *("svg", "math", "title", "textarea", "select"),
    }
)
_ADDRESS = re.compile(r"(<(?:a|img)\b[^>]*?\s)(href|src)(\s*=)", re.IGNORECASE)


def sanitised(html: str) -> str:
    """Well-formed HTML with nothing in it that is not on the allow-list.

    Addresses come back as ``data-href`` and ``data-src``: no tag carries a live address until
    ``render.py`` has found it good, and a bad one can still be told to the publisher.
    """
    return nh3.clean(
        _ADDRESS.sub(r"\1data-\2\3", html),
        tags=set(_TAGS),
        clean_content_tags=set(_WITH_CONTENT),
        attributes={tag: set(names) for tag, names in _ATTRIBUTES.items()},
        link_rel=None,
    )


def scheme_of(address: str) -> str:
    """The scheme of an address as a browser would see it, in lower case: blanks and control characters are
    ignored. "" when it has none; "?" when it cannot be taken apart."""
    bare = re.sub(r"[\x00-\x20\x7f-\xa0\u200b-\u200f\u2028\u2029\ufeff]", "", address)
    try:
        return urlsplit(bare).scheme.lower()
    except ValueError:
        return "?"
