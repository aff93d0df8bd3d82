"""Stage: each page's nodes, with every address resolved, as the fragment that a book stores."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from helpviewer.book.format import IMAGES_DIR
from helpviewer.page.nodes import Blocks, CodeBlock, Image, Inline, Inlines, Link
from helpviewer.page.serialise import serialise
from index_build.cache import Cache
from index_build.dialects.html.inline import shows_large
from index_build.structure.check import CheckedBook
from index_build.structure.contents import Contents, Page
from index_build.structure.images import Picture, Pictures
from index_build.structure.links import Broken, Outside, resolve_image, resolve_link
from index_build.structure.listing import is_empty, listing


@dataclass(frozen=True, slots=True)
class RenderedPage:
    """A page and its finished fragment."""

    page: Page
    html: str


def render_pages(
    book: CheckedBook, cache: Cache | None = None, before: Mapping[str, str] = MappingProxyType({})
) -> tuple[RenderedPage, ...]:
    """Every page of the book, in reading order. Those that are as ``before``, given by their ids, stay so;
    then the cache is asked."""
    return tuple(
        RenderedPage(
            page, before[page.id] if page.id in book.as_before else _kept_or_rendered(page, book, cache)
        )
        for page in book.contents.pages.values()
    )


def _kept_or_rendered(page: Page, book: CheckedBook, cache: Cache | None) -> str:
    """A fragment follows from the page's nodes and from where its links and pictures lead."""
    if cache is None or is_empty(page):
        return render_page(page, book)
    contents, pictures = book.contents, book.pictures
    places = sorted(book.findings[page.id].links.items())
    shown = [_picture(resolve_image(address, page, contents, pictures)) for address in page.parsed.pictures]
    key = cache.key("fragment", page.parsed.key, places, shown)
    kept = cache.get(key)
    if kept is not None:
        return kept.decode()
    html = render_page(page, book)
    cache.put(key, html.encode())
    return html


def _picture(picture: Picture | Broken) -> tuple[str, int, int] | None:
    return None if isinstance(picture, Broken) else (picture.name, picture.width, picture.height)


def render_page(page: Page, book: CheckedBook) -> str:
    """One page's fragment. Links and pictures that are broken give way to their text."""
    resolver = _Resolver(page, book.contents, book.pictures)
    return serialise((*resolver.blocks(page.parsed.blocks), *listing(page, book.contents)))


class _Resolver:
    """Rebuilds nodes with the addresses of the book."""

    def __init__(self, page: Page, contents: Contents, pictures: Pictures) -> None:
        self._page = page
        self._contents = contents
        self._pictures = pictures

    def blocks(self, blocks: Blocks) -> Blocks:
        """The same blocks, with all addresses resolved."""
        resolved: Blocks = self._resolved(blocks)
        return resolved

    def _resolved(self, value: Any) -> Any:
        """A node, or nodes, or a part of one. A node is a tuple with names, a line or blocks one without."""
        if not isinstance(value, tuple):
            return value
        if isinstance(value, CodeBlock):
            return value._replace(notes=self._resolved(value.notes)) if value.notes else value
        if isinstance(value, Image):
            found = self._image(value)
            return found if isinstance(found, Image) else None  # a drawing, which stands alone in its node
        if hasattr(value, "_fields"):
            return type(value)(*[self._resolved(part) for part in value])
        if any(isinstance(part, Link | Image) for part in value):
            return self._line(value)
        return tuple([self._resolved(part) for part in value])

    def _line(self, line: Inlines) -> Inlines:
        found: list[Inline] = []
        for inline in line:
            parts: Inlines
            if isinstance(inline, Link):
                parts = self._link(inline)
            elif isinstance(inline, Image):
                parts = (self._image(inline),)
            else:
                parts = (self._resolved(inline),)
            for part in parts:
                if isinstance(part, str) and found and isinstance(found[-1], str):
                    found[-1] += part
                else:
                    found.append(part)
        return tuple(found)

    def _link(self, link: Link) -> Inlines:
        content = self._resolved(link.content)
        if (large := self._large_picture(link, content)) is not None:
            return (large,)
        target = resolve_link(link.target, self._page, self._contents)
        if isinstance(target, Broken):
            if target.instead is None:
                return content  # type: ignore[no-any-return]
            target = target.instead
        address = target.url if isinstance(target, Outside) else target.href
        return (link._replace(target=address, content=content),)

    def _large_picture(self, link: Link, content: Inlines) -> Image | None:
        """The large picture that a small one leads to, in the size of the small one."""
        if not shows_large(link.target, content) or not isinstance(content[0], Image):
            return None
        large = resolve_image(link.target, self._page, self._contents, self._pictures)
        return None if isinstance(large, Broken) else content[0]._replace(source=_source(large))

    def _image(self, image: Image) -> Image | str:
        target = resolve_image(image.source, self._page, self._contents, self._pictures)
        if isinstance(target, Broken):
            return image.alt
        dark = ""
        if image.dark:
            other = resolve_image(image.dark, self._page, self._contents, self._pictures)
            dark = "" if isinstance(other, Broken) else _source(other)
        width, height = _size(target, image.width, image.height)
        return image._replace(source=_source(target), title="", width=width, height=height, dark=dark)


def _source(picture: Picture) -> str:
    return f"../{IMAGES_DIR}/{picture.name}"


def _size(picture: Picture, wide: int, high: int) -> tuple[int, int]:
    """The size wished for, in proportion when only one side is given; the file's own size otherwise."""
    if wide and high:
        return wide, high
    if wide:
        return wide, max(1, round(wide * picture.height / picture.width))
    if high:
        return max(1, round(high * picture.width / picture.height)), high
    return picture.width, picture.height
