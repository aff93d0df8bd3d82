"""HTML that people write into Markdown: what is no element stays text, and nothing swallows the page.

A placeholder (``<your-name>``) is shown as it is written; a component (``<Tabs>``) gives way to what is in
it. An element whose content browsers take for plain text (``<script>``, ``<title>``) would swallow the rest
of the page where it is never closed: then it is text as well.
"""

from __future__ import annotations

import re
from collections import Counter

from index_build.dialects.reading import Reading

_SWALLOWING = (
    "script", "style", "title", "textarea", "iframe", "noembed", "noframes", "noscript", "xmp", "plaintext",
    "template", "select", "frameset", "frame", "svg", "math", "object",
)  # fmt: skip
_WITHOUT_WORD = frozenset({"style", "title", "noscript", "template", "svg", "math", "object", "iframe"})
_NAMES = """
a abbr acronym address area article aside audio b base basefont bdi bdo big blink blockquote body br
button canvas caption center cite code col colgroup data datalist dd del details dfn dialog dir div
dl dt em embed fieldset figcaption figure font footer form h1 h2 h3 h4 h5 h6 head header hgroup hr
html i img input ins kbd label legend li link main map mark marquee menu menuitem meta meter nav
nobr ol optgroup option output p param picture pre progress q rb rp rt rtc ruby s samp search
section small source span strike strong sub summary sup table tbody td tfoot th thead time tr track
tt u ul var video wbr
"""
_LIKE_WORDS = frozenset(
    {
        *("address", "area", "audio", "base", "canvas", "data", "dialog", "embed", "form", "input", "label"),
        *("legend", "link", "map", "menu", "meta", "meter", "output", "param", "progress", "search"),
        *("source", "time", "track", "video"),
    }
)
"""Elements that show nothing without attributes and an end, and that people call arguments of commands by."""
_SWITCHES = frozenset(
    {
        *("async", "autoplay", "checked", "controls", "default", "defer", "disabled", "hidden", "loop"),
        *("multiple", "muted", "open", "readonly", "required", "selected"),
    }
)
"""Attributes that need no value."""
_ELEMENTS = frozenset(_NAMES.split())
TAG = re.compile(
    r"<!--.*?-->|<(/?)([A-Za-z][\w:.-]*)((?:\s+[^\s<>\"'=/]+(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s<>\"']+))?)*\s*)(/?)>",
    re.DOTALL,
)
TAG_LINE = re.compile(r' data-line="(\d{1,8})"')
_BOGUS = re.compile(r"<(?=[!?/](?!--|[A-Za-z])|[A-Za-z][\w:.-]*+(?:[^\w:.\-\s/>]|/(?!>)))")
"""What HTML's own parser would take for a comment (``<?``, ``<![``, ``</1``) or an element (``<n+1>``)."""


def guarded(html: str, page: Reading) -> str:
    """``html`` with every tag that is no element of HTML shown as text or taken out, and named."""
    html = _BOGUS.sub("&lt;", html)
    last = html.rfind("-->")
    if html.find("<!--", max(last, 0)) >= 0:
        html = html[: max(last, 0)] + html[max(last, 0) :].replace("<!--", "&lt;!--")
    tags = list(TAG.finditer(html))
    closed = {match[2] for match in tags if match[2] and match[1]}
    ends = Counter(match[2].lower() for match in tags if match[2] and match[1])
    out: list[str] = []
    at = 0
    line = 0
    inside = ""
    for match in tags:
        name = match[2]
        if not name:
            continue
        if inside:
            # What is in a drawing or a formula is not HTML.
            inside = "" if match[1] and name.lower() == inside else inside
            continue
        found = TAG_LINE.search(match[3]) if match[3] else None
        if found is not None:
            line = int(found[1])
        low = name.lower()
        if low in _ELEMENTS:
            if not match[1] and not ends[low] and _is_placeholder(low, match[3]):
                page.find("no-html", TAG_LINE.sub("", match[0]), line)
                out.append(html[at : match.start()] + _shown(match[0]))
                at = match.end()
            continue
        inside = low if low in ("svg", "math") and not match[1] and not match[4] and ends[low] > 0 else ""
        instead = _replacement(match, low, closed, ends, line, page)
        if instead is not None:
            out.append(_without_open_tag(html[at : match.start()]))
            out.append(instead)
            at = match.end()
    out.append(html[at:])
    return "".join(out)


def _without_open_tag(html: str) -> str:
    """``html`` with a tag that is still open at its end as text: its end was taken for that of the tag which
    follows (``<a<your-name>``), and is no more, so that it would swallow what comes next."""
    end = html.rfind(">") + 1
    return html[:end] + html[end:].replace("<", "&lt;")


def _replacement(
    match: re.Match[str], low: str, closed: set[str], ends: Counter[str], line: int, page: Reading
) -> str | None:
    """What to write for a tag that is none of the plain elements; None to leave it."""
    name = match[2]
    if low in _SWALLOWING:
        if match[1]:
            ends[low] -= 1
            return None
        if ends[low] > 0 and low not in ("plaintext", "frameset", "frame", "xmp"):
            return None
        page.find("unclosed", f"<{name}>", line)
        return _shown(match[0])
    if name in closed or match[1] or "=" in TAG_LINE.sub("", match[3]) or (match[4] and name[:1].isupper()):
        if not match[1]:
            page.find("component", f"<{name}>", line)
        return ""
    page.find("no-html", f"<{name}>", line)
    return _shown(match[0])


def _is_placeholder(low: str, attributes: str) -> bool:
    """Whether an element that nobody closes is a word of the text: ``cp <source> <target>``, ``<a b>``."""
    words = TAG_LINE.sub("", attributes).split()
    if "=" in "".join(words) or any(word.lower() in _SWITCHES for word in words):
        return False
    return low in _LIKE_WORDS or (low == "a" and bool(words))


def _shown(tag: str) -> str:
    return TAG_LINE.sub("", tag).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
