"""Where an address written on a page leads: the one truth for checking and for rendering."""

from __future__ import annotations

import difflib
import os
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal
from urllib.parse import unquote, urlsplit

from helpviewer.book.book import Location
from helpviewer.book.book_link import HELP_SCHEME, BookLink
from helpviewer.core.messages import HelpError
from index_build.diagnostics import did_you_mean
from index_build.structure.contents import Contents, Page
from index_build.structure.images import INLINE_SCHEME, Picture, Pictures
from index_build.structure.schemes import scheme_of

_FROM_THE_ROOT = ("@/", "~/")
"""How some generators write “/”: Zola, and aliases of JavaScript."""

_GITHUB = "user-content-"
"""What GitHub puts before anchors in its HTML."""

_ON_WEB = "Put it on the web, and link to its full address."

_SIGNS = re.compile(r"[#?%<>() ]")
"""What an address means something else by, or ends at."""

_SCHEMES: dict[str, Literal["external", "mail"]] = {"http": "external", "https": "external", "mailto": "mail"}


@dataclass(frozen=True, slots=True)
class Inside:
    """A place in the book; ``page`` is "" for the page the link stands on."""

    page: str
    section: str

    @property
    def href(self) -> str:
        """The address as a book stores it."""
        return (f"{self.page}.html" if self.page else "") + (f"#{self.section}" if self.section else "")


@dataclass(frozen=True, slots=True)
class Outside:
    """An address beyond the book."""

    url: str
    kind: Literal["external", "mail"]


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A place in another book."""

    link: BookLink

    @property
    def href(self) -> str:
        """The address as a book stores it."""
        return self.link.href


@dataclass(frozen=True, slots=True)
class Broken:
    """An address that leads nowhere, or where a book may not lead.

    ``suggest`` looks for what was meant, which takes time; ``instead`` is the page when only the section is
    wrong. An empty ``sentence`` means that the mistake is reported elsewhere.
    """

    sentence: str
    suggest: Callable[[], str] = str
    instead: Inside | None = None


Target = Inside | Outside | Elsewhere | Broken
"""Where a link may lead."""


def resolve_link(address: str, page: Page, contents: Contents) -> Target:
    """Where the link ``address`` on ``page`` leads."""
    scheme = scheme_of(address)
    if scheme in _SCHEMES:
        own = next((found for site in contents.sites if (found := site.find_web(address.strip()))), "")
        if own:
            section = unquote(address.strip().partition("#")[2])
            inside = _place(address, contents.pages[own], section, page, contents)
            return inside if isinstance(inside, Inside) else inside.instead or inside
        return Outside(address.strip(), _SCHEMES[scheme])
    link = BookLink.parse(address)
    if link is not None and link.book != contents.info.id:
        return _elsewhere(address, link, contents)
    if scheme == HELP_SCHEME:
        if link is not None:
            address = f"{HELP_SCHEME}:{address.partition('/')[2]}"
        name, _, section = address.partition(":")[2].partition("#")
        target = contents.find(name)
        if target is None:
            return Broken(
                f"The link “{address}” leads to no page.",
                lambda: did_you_mean(name, (*contents.pages, *contents.aliases)),
            )
        return _place(address, target, unquote(section), page, contents)
    if address.lstrip().startswith("//") and "." in address:
        return resolve_link(f"https:{address.strip()}", page, contents)
    if scheme:
        return Broken(
            f"A book may not link to “{address}”.",
            lambda: "Use http, https or mailto, or a path to a page.",
        )
    path, _, section = address.partition("#")
    if not path:
        return _place(address, page, unquote(section), page, contents)
    return _to_file(address, path, unquote(section), page, contents)


def stored(target: Target) -> str:
    """The address that a book stores for a link; "" for one that gives way to its text."""
    if isinstance(target, Broken):
        return target.instead.href if target.instead is not None else ""
    return target.url if isinstance(target, Outside) else target.href


def _elsewhere(address: str, link: BookLink, contents: Contents) -> Elsewhere | Broken:
    """A place in another book; it is looked for where that book has been built."""
    if link.book not in contents.others:
        return Broken(
            f"The link “{address}” leads to the book “{link.book}”, which book.yml does not name.",
            lambda: (
                did_you_mean(link.book, contents.others)
                or f"Add “- {{id: {link.book}, title: …, url: …}}” to “books”."
            ),
        )
    book = contents.others[link.book]
    if book is None:
        return Elsewhere(link)
    try:
        book.locate(Location(link.page, link.section))
    except HelpError as error:
        return Broken(f"The link “{address}” leads nowhere. {error}")
    return Elsewhere(link)


def _to_file(address: str, path: str, section: str, page: Page, contents: Contents) -> Inside | Broken:
    source = page.parsed.source
    if path.startswith(_FROM_THE_ROOT):
        path = path[1:]
    file = _file(source.path.parent, path)
    target = None if path.startswith(("/", "\\")) else contents.by_path.get(file)
    if target is None:
        found = (site.find(path, source) for site in contents.sites_of(source))
        target = next((page_id for page_id in found if page_id), None)
    if target is not None:
        return _place(address, contents.pages[target], section, page, contents)
    if path.startswith(("/", "\\")):
        roots = [site.root for site in contents.sites_of(source)] or [source.path.parent]
        wanted = _file(roots[0], path.lstrip("/\\"))
        return Broken(
            f"The link “{address}” leads out of the book.",
            lambda: _nearest_page(wanted, page, contents) or "Use a path that counts from this page.",
        )
    if file in contents.images:
        return Broken(
            f"The link “{address}” leads to a picture.", lambda: f"Show it instead: ![…]({address})."
        )
    if file.is_file():
        return Broken(f"The link “{address}” leads to a file that is no page of the book.", lambda: _ON_WEB)
    return Broken(f"The link “{address}” leads to no page.", lambda: _nearest_page(file, page, contents))


def _place(address: str, target: Page, section: str, page: Page, contents: Contents) -> Inside | Broken:
    ids = contents.parts.get(target.parsed.source.path, ())
    places = (target, *(contents.pages[part] for part in ids if part != target.id))
    found = (_within(one, section, page) for one in places)
    inside = next((place for place in found if place is not None), None)
    if inside is not None:
        return inside
    if section.startswith(_GITHUB):
        return _place(address, target, section.removeprefix(_GITHUB), page, contents)
    if alike := _alike(section, target):
        return _place(address, target, alike, page, contents)
    where = "This page" if target is page else f"“{target.title}” ({target.file})"
    return Broken(
        f"The link “{address}” leads to no section. {where} has no “{section}”.",
        lambda: did_you_mean(section, {one.id for one in target.parsed.sections}),
        Inside(target.id, ""),
    )


def _within(target: Page, section: str, page: Page) -> Inside | None:
    """The section of a page as ``page`` links to it; None when there is none."""
    name = "" if target is page else target.id
    if not section or section == target.parsed.title_anchor:
        return Inside(target.id, "")
    if section in target.parsed.places or any(one.id == section for one in target.parsed.sections):
        return Inside(name, section)
    if section in target.parsed.anchors:
        section = target.parsed.anchors[section]
        return Inside(name if section else target.id, section)
    return None


def _alike(section: str, target: Page) -> str:
    """The section or anchor that differs from ``section`` in case only, in how accents are stored, or in what
    stands between its words."""
    wanted = _plain(section)
    names = (*(one.id for one in target.parsed.sections), *target.parsed.anchors, target.parsed.title_anchor)
    alike = {name for name in names if _plain(name) == wanted}
    return alike.pop() if len(alike) == 1 and section not in alike else ""


@lru_cache(maxsize=2**14)
def _plain(anchor: str) -> str:
    return unicodedata.normalize("NFC", anchor).casefold().replace("_", "-")


def resolve_image(address: str, page: Page, contents: Contents, pictures: Pictures) -> Picture | Broken:
    """The picture that ``address`` on ``page`` names. Those that cannot be read are reported elsewhere."""
    scheme = scheme_of(address)
    if scheme == INLINE_SCHEME:
        return pictures[address] if address in pictures else Broken("")  # check.py says what is wrong with it
    path = image_file(page, address, contents)
    if scheme or (address.startswith(("/", "\\")) and path not in contents.images):
        return Broken(
            f"The picture “{address}” does not come from the book’s own files.",
            lambda: "Save it beside the page and name that file.",
        )
    if path in pictures:
        return pictures[path]
    if path in contents.images:
        return Broken("")  # read_picture has said what is wrong with the file itself
    return Broken(f"There is no picture “{address}”.", lambda: _nearest_file(path, page, contents))


def image_file(page: Page, address: str, contents: Contents) -> Path:
    """The file that a picture's address names, whether or not there is one."""
    source = page.parsed.source
    path = _file(source.path.parent, address.partition("#")[0])
    if path in contents.images:
        return path
    found = (site.picture(address, source, contents.images) for site in contents.sites_of(source))
    return next((file for file in found if file is not None), path)


@lru_cache(maxsize=2**16)
def _file(folder: Path, address: str) -> Path:
    """Asked by the check and by what makes the page; a preview asks the same again and again."""
    try:
        path = unquote(urlsplit(address).path)
    except ValueError:
        path = address
    return Path(os.path.normpath(os.path.join(folder, path.replace("\x00", ""))))  # noqa: PTH118 - many


def _nearest_file(wanted: Path, page: Page, contents: Contents) -> str:
    """The file that was probably meant: of the same name elsewhere, or of a like name in the same folder."""
    folder = page.parsed.source.path.parent
    same = contents.files.by_name.get(wanted.name.casefold())
    if same:
        nearest = min(same, key=lambda file: (len(os.path.relpath(file, wanted.parent)), file))
        return f"Did you mean “{_from(folder, nearest)}”?"
    beside = contents.files.by_folder.get(wanted.parent, {})
    near = _like(wanted.name, tuple(beside))
    return f"Did you mean “{_from(folder, beside[near])}”?" if near else ""


@lru_cache(maxsize=4096)
def _like(name: str, names: tuple[str, ...]) -> str:
    """The one of the names that is most like ``name``, or "". The same mistake is often made again."""
    return next(iter(difflib.get_close_matches(name, names, n=1, cutoff=0.8)), "")


def _nearest_page(wanted: Path, page: Page, contents: Contents) -> str:
    """The page that was probably meant, however sites for documentation spell its address."""
    plain = wanted.with_suffix("") if wanted.suffix.lower() in (".html", ".htm") else wanted
    spellings = [wanted] if wanted.suffix == ".md" else [wanted, plain.with_name(f"{plain.name}.md")]
    found = (_nearest_file(spelling, page, contents) for spelling in spellings if spelling.name)
    return next(filter(None, found), "") or _nearest_id(plain.stem, contents)


def _nearest_id(name: str, contents: Contents) -> str:
    target = contents.find(name)
    return f"Did you mean “{HELP_SCHEME}:{target.id}”?" if target else ""


def _from(folder: Path, file: Path) -> str:
    """The address of a file as it is written in Markdown."""
    path = os.path.relpath(file, folder).replace(os.sep, "/")
    return _SIGNS.sub(lambda sign: f"%{ord(sign[0]):02X}", path)
