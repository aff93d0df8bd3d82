"""Takes the content out of a page of HTML, whichever generator made it, and leaves its site behind."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser, LexborNode

MAIN = (
    "[data-pagefind-body]", ".theme-doc-markdown", ".vp-doc", "article.md-content__inner",
    "article.bd-article", "div[itemprop=articleBody]", "div[role=main]", "main article", "div.td-content",
    "article.markdown-body", "#mdbook-content main", "div.body", "[role=main]", "main", "article",
    "#content", "#main-content", ".document", ".content", ".post-content", "#docContent", "body",
)  # fmt: skip
"""Where generators put what a page is about, the surest place first."""

CHROME = (
    "script", "style", "noscript", "template", "link", "meta", "nav", "dialog", "a.headerlink", "a.anchor",
    "a.hash-link", "a.header-anchor", "a.anchorjs-link", ".viewcode-link", ".edit-this-page", ".edit-link",
    "a.md-content__button", ".md-source-file", ".breadcrumbs", "[role=navigation]", "[role=search]",
    ".navheader", ".navfooter", ".related", ".sphinxsidebar", ".rst-footer-buttons", ".wy-breadcrumbs",
    ".toctree-wrapper.hidden", ".prev-next-area", ".pagination-nav", ".theme-doc-footer",
    ".table-of-contents", ".tocCollapsible", ".theme-doc-breadcrumbs", ".theme-doc-version-badge",
    ".copybtn", "button.copy", ".lang", ".VPDocFooter", ".VPDocAsideOutline", ".nav-chapters",
    ".mobile-nav-chapters", ".nav-wrapper", ".skip-nav", "button", "form", ".feedback", ".page-meta-links",
    ".taxonomy", ".docs-toc", "#search", "footer", "#navbar-top", "#navbar-bottom", ".flex-header",
    ".top-nav", ".sub-nav", "nav.toc", ".sr-only", "a.doc-anchor", "a.src", "rustdoc-toolbar",
)  # fmt: skip
"""What belongs to the site."""

_CLOSED = re.compile(
    r"<(?!(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr|path|rect|circle|line|use"
    r"|polygon|polyline|ellipse|image|stop|m[a-z]+)[\s/>])([A-Za-z][\w:-]*)((?:\s[^<>]*?)?)/>"
)
_FRAMED_PICTURE = re.compile(
    r"<(iframe|object|embed)\b[^<>]*?\s(?:src|data)=\"([^\"<>]+\.svg)\"[^<>]*>"
    r"(?:(?:(?!</?(?:iframe|object)\b).)*</\1>)?",
    re.DOTALL,
)
"""A drawing that Doxygen and others put in a frame, with words for browsers that show none."""

_SITE_SUFFIX = re.compile(r"\s+(?:[|—–·]|-)\s+")


@dataclass(frozen=True, slots=True)
class HtmlPage:
    """A page of HTML, taken apart. ``moved_to`` is where it sends readers at once, "" for a real page;
    ``links`` are its relations by name (``up``, ``next``)."""

    title: str
    body: str
    language: str
    generator: str
    moved_to: str
    links: dict[str, str]
    described: str = ""


def read_html_page(
    text: str,
    selector: str = "",
    chrome_texts: Collection[str] = (),
    is_left_out: Callable[[str], bool] = lambda _: False,
) -> HtmlPage:
    """The content of a page: what ``selector`` finds, else where its generator puts it. In a page whose
    content is not marked, boxes with one of the ``chrome_texts`` belong to the site. Links to what
    ``is_left_out`` of the book are no links there."""
    tree = LexborHTMLParser(_as_html(text))
    html = tree.root
    links = _relations(tree)
    title = _text(tree.css_first("title"))
    generator = _meta(tree, "generator")
    metas = tree.css("meta[http-equiv]")
    refresh = next((node for node in metas if _value(node, "http-equiv").lower() == "refresh"), None)
    target = re.search(r"url\s*=\s*['\"]?([^'\"\s;]+)", _value(refresh, "content"), re.IGNORECASE)
    moved = target[1] if target and len(_text(tree.body)) < 500 else ""
    main = _main(tree, selector)
    described = _meta(tree, "description")
    heading = ""
    body = ""
    if main is not None:
        for words, node in _boxes(main) if chrome_texts and main.tag == "body" else ():
            if words in chrome_texts:
                node.decompose()
        for chrome in CHROME:
            for node in main.css(chrome):
                if node.tag != "body" and (chrome != "footer" or not _is_inside(node, "blockquote")):
                    node.decompose()
        for fold in main.css("details.top-doc"):  # rustdoc folds what a whole page is about
            for summary in fold.css("summary.hideme"):
                summary.decompose()
            fold.unwrap()
        for link in main.css("a[href]"):
            # Sphinx' headings lead back to the list of contents.
            if "toc-backref" in _value(link, "class").split() or is_left_out(_value(link, "href")):
                link.unwrap()
        heading = _text(main.css_first("h1")) or _text(main.css_first("h2.title, h3.title, h2"))
        body = _FRAMED_PICTURE.sub(r'<img src="\2" alt="">', main.html or "")
    return HtmlPage(
        title=heading or _SITE_SUFFIX.split(title)[0],
        body=body,
        language=_value(html, "lang") if html is not None else "",
        generator=generator,
        moved_to=moved,
        links=links,
        described=described,
    )


def box_texts(text: str, selector: str) -> set[str]:
    """What stands in the boxes of a page whose content is not marked; on most pages of a site the same words
    are its menus."""
    tree = LexborHTMLParser(_as_html(text))
    main = _main(tree, selector)
    return {words for words, _ in _boxes(main)} if main is not None and main.tag == "body" else set()


def _boxes(body: LexborNode) -> list[tuple[str, LexborNode]]:
    nodes = [node for node in body.iter() if node.tag in ("div", "table", "ul", "header", "p", "section")]
    return [(words, node) for node in nodes if (words := _text(node))]


def _as_html(text: str) -> str:
    """XHTML as a parser of HTML understands it, where ``<a id="x"/>`` would never end."""
    is_xml = text.startswith("<?xml") or "http://www.w3.org/1999/xhtml" in text[:2000]
    return _CLOSED.sub(r"<\1\2></\1>", text) if is_xml else text


def _main(tree: LexborHTMLParser, selector: str) -> LexborNode | None:
    if selector:
        found = tree.css_first(selector)
        if found is not None:
            return found
    whole = len(_text(tree.body)) or 1
    for place in MAIN:
        nodes = tree.css(place)
        # Pages whose content is in many articles (news) need the element around them.
        if len(nodes) == 1 and (len(_text(nodes[0])) > whole * 0.1 or nodes[0].css_first("h1") is not None):
            return nodes[0]
    return tree.body


def _relations(tree: LexborHTMLParser) -> dict[str, str]:
    found: dict[str, str] = {}
    for node in tree.css("link[rel][href], a[rel][href]"):
        for name in _value(node, "rel").lower().split():
            if name in ("up", "next", "prev", "contents", "home"):
                found.setdefault(name, _value(node, "href"))
    for node in tree.css("a[accesskey][href]"):
        name = {"u": "up", "n": "next", "p": "prev", "h": "home"}.get(_value(node, "accesskey").lower(), "")
        if name:
            found.setdefault(name, _value(node, "href"))
    return found


def _meta(tree: LexborHTMLParser, name: str) -> str:
    return " ".join(_value(tree.css_first(f"meta[name={name}]"), "content").split())


def _is_inside(node: LexborNode, tag: str) -> bool:
    parent = node.parent
    while parent is not None:
        if parent.tag == tag:
            return True
        parent = parent.parent
    return False


def _value(node: LexborNode | None, name: str) -> str:
    return (node.attributes.get(name) or "") if node is not None else ""


def _text(node: LexborNode | None) -> str:
    return " ".join(node.text(deep=True).split()).rstrip("¶#").strip() if node is not None else ""
