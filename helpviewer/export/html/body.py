"""Pages as HTML5 that is XML as well: for the single file, and for the pages of an EPUB. No Qt."""

from __future__ import annotations

import base64
import re
from collections.abc import Sequence
from pathlib import Path

from helpviewer.book.reader import Book, Location
from helpviewer.core.formats import IMAGE_TYPES
from helpviewer.page.collection import ChosenPage
from helpviewer.page.parts import PageParts, direction
from helpviewer.page.theme import NOTE_KINDS, token_kind
from helpviewer.page.tree import HEADINGS, Element, blocks_in, cell_align, task_box
from helpviewer.page.tree import escape as _escape

# Elements written as they are stored. Everything else either has a method of its own or leaves only its text.
_PLAIN = frozenset(
    {"p", "ul", "ol", "dl", "dt", "dd", "blockquote", "table", "thead", "tbody", "tr", "figure", "figcaption"}
    | {"em", "strong", "i", "b", "del", "s", "code", "kbd", "sub", "sup", "mark"}
)


# What XML 1.0 cannot hold at all (https://www.w3.org/TR/xml/#charsets).
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def escape(text: str) -> str:
    """Text for use between tags and in attributes, without the characters that no XML may hold."""
    return _escape(_NO_XML.sub("", text))


def page_anchor(chosen: ChosenPage) -> str:
    """The name of a page, or of its section, in a file of several."""
    return escape(str(chosen.location).replace("#", "--"))


def in_language(parts: PageParts) -> str:
    """Attributes for what we say ourselves, where that is in another language than the book's; or ""."""
    language = parts.words.language
    return f' lang="{language}" dir="{direction(language)}"' if parts.foreign else ""


class HtmlBody:
    """Writes the articles. With several pages every anchor carries its page's name before it.

    An EPUB, whose pages are files of their own, says with :meth:`address_of` and :meth:`picture_address`
    where links and pictures are.
    """

    def __init__(self, book: Book, pages: Sequence[ChosenPage]) -> None:
        self._book = book
        self._many = len(pages) > 1
        self._out: list[str] = []
        self._page = pages[0]
        self._level = self._shift = 0
        self._named: set[str] = set()
        # Where a link may lead within the file: (page, anchor) → the anchor's name in the file.
        self._targets: dict[tuple[str, str], str] = {}
        for chosen in pages:
            self._targets.setdefault((chosen.page.id, ""), page_anchor(chosen))
            for element in chosen.body.walk():
                if anchor := element.get("id"):
                    name = f"{page_anchor(chosen)}--{anchor}" if self._many else anchor
                    self._targets.setdefault((chosen.page.id, anchor), escape(name))

    def article(self, chosen: ChosenPage) -> str:
        """One page as an ``<article>``."""
        self._out, self._page = [], chosen
        parts = chosen.parts
        top = 2 if self._many else 1
        self._shift, self._level = top - 1, top
        write = self._out.append
        ours = in_language(parts)
        anchor = page_anchor(chosen)
        write("<article>\n" if anchor in self._named else f'<article id="{anchor}">\n')
        self._named.add(anchor)
        write("<header>\n")
        trail = " › ".join((parts.book, *parts.trail))
        write(f'<p class="trail">{escape(trail)}</p>\n<h{top}>{escape(parts.title)}</h{top}>\n')
        if parts.policy:
            live = ", ".join(_outside(s.url, escape(s.title)) for s in parts.sources)
            write(
                f'<aside class="important" role="note"><p{ours}>{escape(parts.policy)} {live}</p></aside>\n'
            )
        if parts.review:
            write(f'<aside class="warning" role="note"><p{ours}>{escape(parts.review)}</p></aside>\n')
        write("</header>\n")
        self._blocks(chosen.body)
        if parts.related:
            heading = f"<h{top + 1}{ours}>{escape(parts.words.related)}</h{top + 1}>"
            write(f'<section class="related">\n{heading}\n<ul>\n')
            for page in parts.related:
                write(f"<li>{self._inside(page.id, '', escape(page.title))}</li>\n")
            write("</ul>\n</section>\n")
        said = []
        if parts.sources:
            links = ", ".join(_outside(s.url, escape(s.title)) for s in parts.sources)
            said.append(f"{parts.sources_label}: {links}")
        if parts.as_of:
            said.append(escape(parts.as_of))
        if said:
            lines = "".join(f'<p class="origin"{ours}>{line}</p>\n' for line in said)
            write(f"<footer>\n{lines}</footer>\n")
        write("</article>\n")
        return "".join(self._out)

    # -- blocks -----------------------------------------------------------------------------------

    def _blocks(self, parent: Element) -> None:
        for block in blocks_in(parent):
            self._element(block)
            self._out.append("\n")

    def _element(self, element: Element) -> None:
        tag = element.tag
        if tag in HEADINGS:
            self._heading(element)
        elif tag == "pre":
            self._out.append('<pre dir="ltr"><code>')
            self._code(element)
            self._out.append("</code></pre>")
        elif tag == "aside":
            kind = element.get("data-kind")
            self._wrap(element, "aside", f' class="{kind if kind in NOTE_KINDS else "note"}" role="note"')
        elif tag in ("section", "div"):
            if element.has_class("footnotes"):
                parts = self._page.parts
                # Parts with a name need different ones.
                name = escape(
                    f"{parts.words.footnotes}: {parts.title}" if self._many else parts.words.footnotes
                )
                self._wrap(element, "section", f' class="footnotes" role="doc-endnotes" aria-label="{name}"')
            else:
                self._wrap(element, "div")
        elif tag == "li":
            self._item(element)
        elif tag in ("td", "th"):
            self._cell(element)
        elif tag == "a":
            self._link(element)
        elif tag == "img":
            self._image(element)
        elif tag in ("br", "hr"):
            self._out.append(f"<{tag}/>")
        elif tag in _PLAIN:
            self._plain(element)
        else:
            self._children(element)

    def _children(self, parent: Element) -> None:
        for child in parent.children:
            if isinstance(child, str):
                self._out.append(escape(child))
            else:
                self._element(child)

    def _wrap(self, element: Element, tag: str, attributes: str = "") -> None:
        self._out.append(f"<{tag}{self._id(element)}{attributes}>")
        # Only the space between rows and items may stand directly in these.
        if tag in ("table", "thead", "tbody", "tr", "ul", "ol", "dl"):
            for child in element.elements():
                self._element(child)
        elif tag in ("aside", "section", "div", "blockquote"):
            self._blocks(element)
        else:
            self._children(element)
        self._out.append(f"</{tag}>")

    def _plain(self, element: Element) -> None:
        name = ' class="note-title"' if element.has_class("note-title") else ""
        start = element.get("start") if element.tag == "ol" else ""
        self._wrap(element, element.tag, name + (f' start="{start}"' if start.isdigit() else ""))

    def _heading(self, element: Element) -> None:
        # No level is left out on the way down, whatever the page does.
        wanted = max(2, HEADINGS[element.tag]) + self._shift
        self._level = min(wanted, self._level + 1, 6)
        self._wrap(element, f"h{self._level}")

    def _item(self, item: Element) -> None:
        value = f' value="{item.get("value")}"' if item.get("value").isdigit() else ""
        box = task_box(item)
        self._out.append(f"<li{self._id(item)}{value}" + (' class="task">' + box + " " if box else ">"))
        self._children(item)
        self._out.append("</li>")

    def _cell(self, cell: Element) -> None:
        align = cell_align(cell)
        attributes = f' class="{align}"' if align else ""
        if cell.tag == "th":
            attributes += ' scope="col"'
        for name in ("colspan", "rowspan"):
            if cell.get(name).isdigit():
                attributes += f' {name}="{cell.get(name)}"'
        self._wrap(cell, cell.tag, attributes)

    def _code(self, parent: Element) -> None:
        for child in parent.children:
            if isinstance(child, str):
                self._out.append(escape(child))
                continue
            kind = token_kind(child.get("class")) if child.tag == "span" else ""
            self._out.append(f'<span class="t-{kind}">' if kind else "")
            self._code(child)
            self._out.append("</span>" if kind else "")

    # -- links and pictures -----------------------------------------------------------------------

    def _id(self, element: Element) -> str:
        name = self._targets.get((self._page.page.id, element.get("id"))) if element.get("id") else None
        if name is None or name in self._named:
            return ""
        self._named.add(name)
        return f' id="{name}"'

    def _link(self, link: Element) -> None:
        start = len(self._out)
        self._children(link)
        label = "".join(self._out[start:])
        href = link.get("href")
        if link.has_class("external") or link.has_class("mail"):
            self._out[start:] = [_outside(href, label)]
            return
        target = self._book.resolve(href, self._page.page.id) if href else None
        if isinstance(target, Location):
            self._out[start:] = [self._inside(target.page, target.section, label, self._id(link))]

    def _inside(self, page_id: str, section: str, label: str, attributes: str = "") -> str:
        """A link within the file; words that say where to look when the file does not hold the target."""
        address = self.address_of(page_id, section)
        if address:
            return f'<a{attributes} href="{address}">{label}</a>'
        page = self._book.page(page_id)
        where = escape(self._page.parts.words.elsewhere.format(self._book.info.title, page.title))
        return f'<span class="elsewhere" title="{where}">{label}</span>'

    def _image(self, image: Element) -> None:
        file = self._book.image_path(image.get("src"))
        alt = escape(image.get("alt"))
        address = self.picture_address(file) if file else ""
        if not address:
            self._out.append(f"<em>[{alt or escape(self._page.parts.words.picture)}]</em>")
            return
        size = "".join(
            f' {name}="{image.get(name)}"' for name in ("width", "height") if image.get(name).isdigit()
        )
        self._out.append(f'<img src="{address}" alt="{alt}"{size}/>')

    def address_of(self, page_id: str, section: str) -> str:
        """Where a place of the book is, as it stands in an attribute; "" when it is not in the file."""
        name = self._targets.get((page_id, section))
        return f"#{name}" if name else ""

    def picture_address(self, file: Path) -> str:
        """Where a picture is, as it stands in an attribute; "" when it cannot be shown."""
        return _data_address(file)


def _outside(url: str, label: str) -> str:
    name = "mail" if url.startswith("mailto:") else "external"
    return f'<a class="{name}" href="{escape(url)}" rel="noopener noreferrer">{label}</a>'


def _data_address(file: Path) -> str:
    kind = IMAGE_TYPES.get(file.suffix.lower())
    if kind is None:
        return ""
    return f"data:{kind};base64,{base64.b64encode(file.read_bytes()).decode('ascii')}"
