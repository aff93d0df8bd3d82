"""EPUB, unpacked: pages in XHTML, in the order of the book's package file."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from urllib.parse import unquote
from xml.etree import ElementTree

from index_build.sources.files.docs_folder import CannotRead, DocsFolder, folder_of, joined
from index_build.sources.html.nav import read_xml
from index_build.sources.html.read import read_html
from index_build.sources.navigation.items import Documentation, NavItem, NavPage, NavSection, pages_of

CONTAINER = "META-INF/container.xml"
_NO_TITLE = ("", "unknown", "untitled")


def read_epub(project: DocsFolder, config_name: str) -> Documentation:
    """The publication whose ``META-INF/container.xml`` is ``config_name``.

    Raises:
        CannotRead: it is no EPUB, or it is damaged.
    """
    top = folder_of(folder_of(config_name))
    try:
        container = read_xml(project.text(config_name))
        root = container.find(".//{*}rootfile")
        package_name = joined(top, unquote(root.get("full-path", "")) if root is not None else "")
        package = read_xml(project.text(package_name))
    except (ElementTree.ParseError, RecursionError) as error:
        raise CannotRead("The package file of this EPUB cannot be read.") from error
    files = {
        item.get("id", ""): (unquote(item.get("href", "")), item.get("properties", ""))
        for item in package.findall(".//{*}manifest/{*}item")
    }
    spine = [
        joined("", files[name][0])
        for row in package.findall(".//{*}spine/{*}itemref")
        if (name := row.get("idref", "")) in files and "nav" not in files[name][1].split()
    ]
    docs = read_html(project, package_name)
    known = {page.name: page for page in docs.pages}
    order = [name for name in dict.fromkeys(spine) if name in known]
    if not order:
        return replace(docs, kind="an EPUB")
    navigation = _with_rest(docs.navigation, order) if docs.navigation else tuple(map(NavPage, order))
    title = _text(package, "title")
    return replace(
        docs,
        kind="an EPUB",
        pages=tuple(known[name] for name in order),
        navigation=navigation,
        title="" if title.casefold() in _NO_TITLE else title,
        language=_text(package, "language").replace("_", "-") or docs.language,
        home=order[0],
    )


def _text(package: ElementTree.Element, name: str) -> str:
    found = package.find(f".//{{*}}metadata/{{*}}{name}")
    return " ".join((found.text or "").split()) if found is not None else ""


def _with_rest(items: Sequence[NavItem], order: Sequence[str]) -> tuple[NavItem, ...]:
    """The tree with the pages that its table of contents leaves out, each below the page before it."""
    listed = set(pages_of(items))
    behind: dict[str, list[str]] = {}
    last = ""
    for name in order:
        if name in listed:
            last = name
        else:
            behind.setdefault(last, []).append(name)
    kept = set(order)

    def row(item: NavItem) -> Iterable[NavItem]:
        if isinstance(item, NavPage):
            below = tuple(new for child in item.items for new in row(child))
            if item.page in kept:
                rest = map(NavPage, behind.pop(item.page, ()))
                yield NavPage(item.page, item.title, (*rest, *below))
            else:
                yield from below
        elif isinstance(item, NavSection):
            below = tuple(new for child in item.items for new in row(child))
            yield NavSection(item.title, below, item.id, item.key)

    first = tuple(map(NavPage, behind.pop("", ())))
    return (*first, *(new for item in items for new in row(item)))
