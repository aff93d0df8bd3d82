"""Formulas as MathML Core (https://www.w3.org/TR/mathml-core/), without anything that could be run."""

from __future__ import annotations

from helpviewer.page.html_text import escape
from helpviewer.page.tree import MATHML, Element

_ATTRIBUTES = frozenset(
    {"accent", "accentunder", "columnalign", "columnspan", "depth", "dir", "display", "displaystyle", "fence"}
    | {"form", "height", "largeop", "linethickness", "lspace", "mathvariant", "maxsize", "minsize"}
    | {"movablelimits", "notation", "rowspan", "rspace", "scriptlevel", "separator", "stretchy", "symmetric"}
    | {"voffset", "width", "xmlns"}
)
# TeX is kept beside the formula; here it would be shown.
_SILENT = frozenset({"annotation", "annotation-xml"})


def cleaned(element: Element) -> str:
    """The formula without foreign elements and attributes; the words in those stay."""
    inner = "".join(escape(child) if isinstance(child, str) else cleaned(child) for child in element.children)
    if element.tag in _SILENT:
        return ""
    if element.tag not in MATHML:
        return inner
    attributes = "".join(
        f' {name}="{escape(value)}"' for name, value in element.attributes.items() if name in _ATTRIBUTES
    )
    return f"<{element.tag}{attributes}>{inner}</{element.tag}>"
