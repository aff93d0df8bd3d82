"""Stage: each page's tree to the HTML fragment that ``helpviewer/book/format.py`` documents."""

from __future__ import annotations

from dataclasses import dataclass

from helpviewer.book.format import IMAGES_DIR
from index_build.dialects.parse import Code
from index_build.dialects.tree import BLOCKS, VOID, Element, escape_text, start_tag
from index_build.structure.check import CheckedBook
from index_build.structure.contents import Contents, Page
from index_build.structure.images import Picture, Pictures
from index_build.structure.links import Broken, Outside, resolve_image, resolve_link


@dataclass(frozen=True, slots=True)
class RenderedPage:
    """A page and its finished fragment."""

    page: Page
    html: str


def render_pages(book: CheckedBook) -> tuple[RenderedPage, ...]:
    """Every page of the book, in reading order."""
    return tuple(RenderedPage(page, render_page(page, book)) for page in book.contents.pages.values())


def render_page(page: Page, book: CheckedBook) -> str:
    """One page's fragment. Links and pictures that are broken give way to their text."""
    renderer = _Renderer(page, book.contents, book.pictures)
    renderer.children(page.parsed.body)
    return "".join(renderer.out).strip() + "\n"


class _Renderer:
    """Writes a tree. Only what stands in the tree's vocabulary is written, and every text is escaped."""

    def __init__(self, page: Page, contents: Contents, pictures: Pictures) -> None:
        self._page = page
        self._contents = contents
        self._pictures = pictures
        self.out: list[str] = []

    def children(self, element: Element) -> None:
        around_blocks = any(not isinstance(child, str) and child.tag in BLOCKS for child in element.children)
        for child in element.children:
            if isinstance(child, str):
                if child.strip() or not around_blocks:
                    self.out.append(escape_text(child))
            elif child.tag == "a":
                self._link(child)
            elif child.tag == "img":
                self._image(child)
            elif child.tag == "pre":
                self._code(child)
            else:
                self._plain(child)

    def _plain(self, element: Element) -> None:
        self.out.append(start_tag(element.tag, element.attrs))
        if element.tag not in VOID:
            self.children(element)
            self.out.append(f"</{element.tag}>")
        if element.tag in BLOCKS:
            self.out.append("\n")

    def _link(self, link: Element) -> None:
        address = link.attrs.get("data-href", "")
        target = resolve_link(address, self._page, self._contents) if address else Broken("")
        if isinstance(target, Broken):
            if target.instead is None:
                self.children(link)
                return
            target = target.instead
        if isinstance(target, Outside):
            attrs = {"class": target.kind, "href": target.url}
        else:
            attrs = {"href": target.href}
            attrs |= {name: link.attrs[name] for name in ("class", "id") if name in link.attrs}
        self.out.append(start_tag("a", attrs))
        self.children(link)
        self.out.append("</a>")

    def _image(self, image: Element) -> None:
        alt = image.attrs.get("alt", "")
        target = resolve_image(image.attrs.get("data-src", ""), self._page, self._contents, self._pictures)
        if isinstance(target, Broken):
            self.out.append(escape_text(alt))
            return
        width, height = _size(target, image.attrs.get("width", ""), image.attrs.get("height", ""))
        attrs = {
            "src": f"../{IMAGES_DIR}/{target.name}", "alt": alt, "width": str(width), "height": str(height),
        }  # fmt: skip
        self.out.append(start_tag("img", attrs))

    def _code(self, pre: Element) -> None:
        number = pre.attrs.get("data-code")
        code = Code("", escape_text(pre.text())) if number is None else self._page.parsed.codes[int(number)]
        tag = start_tag("pre", {"class": "code", "data-language": code.language})
        self.out.append(f"{tag}<code>{code.html}</code></pre>\n")


def _size(picture: Picture, width: str, height: str) -> tuple[int, int]:
    """The size wished for, in proportion when only one side is given; the file's own size otherwise."""
    wide, high = (int(text) if text.isdigit() and 0 < int(text) < 10_000 else 0 for text in (width, height))
    if wide and high:
        return wide, high
    if wide:
        return wide, max(1, round(wide * picture.height / picture.width))
    if high:
        return max(1, round(high * picture.width / picture.height)), high
    return picture.width, picture.height
