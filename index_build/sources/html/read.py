"""A folder of HTML, as any generator makes it: Sphinx, DocBook, javadoc, EPUB, the help of Qt and Windows."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from urllib.parse import unquote

from index_build.dialects.dialect import HTML
from index_build.sources.files.docs_folder import CannotRead, DocsFolder, folder_of, joined
from index_build.sources.front_matter import FrontMatter
from index_build.sources.html.nav import HtmlNav
from index_build.sources.html.page import HtmlPage, box_texts, read_html_page
from index_build.sources.navigation.folder_tree import FolderRules, folder_navigation
from index_build.sources.navigation.items import Documentation, pages_of
from index_build.sources.site import Site
from index_build.sources.source_page import SourcePage

_PAGES_COMPARED = 60
_FEWEST_ALIKE = 5
_MOST = 0.7
SUFFIXES = (".html", ".htm", ".xhtml")
_NO_PAGES = re.compile(
    r"(?:.*/)?(?:genindex(?:-.*)?|py-modindex|modindex|http-routingtable|search|search-?results?|404|print|"
    r"toc|searchindex|allclasses(?:-frame|-noframe|-index)?|allpackages-index|package-frame|overview-frame|"
    r"overview-tree|package-tree|package-use|index-all|help-doc|constant-values|deprecated-list|"
    r"serialized-form|nav|bookindex)\.x?html?"
)
_DOXYGEN = re.compile(
    r"(?:hierarchy|annotated|classes|functions(?:_.*)?|globals(?:_.*)?|files|namespaces|doxygen_crawl)\.html"
)
_NO_FOLDERS = re.compile(
    r"(?:^|/)(?:_static|_sources|_modules|_images|index-files|class-use|src-html|assets|static)/"
)
_HOMES = ("index.html", "index.htm", "index.xhtml", "overview-summary.html")
_GENERATORS = ("Javadoc", "Sphinx", "DocBook", "Docusaurus", "VitePress", "MkDocs", "Hugo", "Jekyll")


def read_html(project: DocsFolder, config_name: str, selector: str = "") -> Documentation:
    """The pages in the folder of ``config_name``; ``selector`` finds the content of a page."""
    docs = project.below(config_name.rpartition("/")[0] or ".")
    site = Site(project, docs)
    # Sphinx' page of contents is the tree itself.
    contents = ("contents.html",) if docs.has("objects.inv") or docs.has("searchindex.js") else ()
    is_doxygen = docs.has("doxygen.css")
    found: dict[str, HtmlPage] = {}
    moved: dict[str, list[str]] = {}
    names = [
        name
        for name in site.names(SUFFIXES)
        if not (_NO_PAGES.fullmatch(name) or _NO_FOLDERS.search(name) or name in contents)
        and not (is_doxygen and _DOXYGEN.fullmatch(name))
    ]
    chrome = _on_most_pages(site, names, selector)
    left_out = {*site.names(SUFFIXES)}.difference(names)
    for name in names:
        page = _read(site, name, selector, chrome, left_out)
        if page is None:
            continue
        if page.moved_to:
            moved.setdefault(joined(name.rpartition("/")[0], page.moved_to.partition("#")[0]), []).append(
                name
            )
        else:
            found[name] = page
    home = next((name for name in _HOMES if name in found), "")
    if twin := _twin(home, found):  # mdBook shows its first page as that of the folder, too
        del found[home]
        moved.setdefault(twin, []).append(home)
        home = twin
    relations = {name: page.links for name, page in found.items()}
    navigation = HtmlNav(site, {name: page.title for name, page in found.items()}, relations).items(home)
    top = navigation[0] if len(navigation) == 1 else None
    title = found[home].title if home else top.title if top is not None else ""
    home = home or next(pages_of(navigation), "")
    pages = tuple(_page(site, name, page, moved.get(name, ())) for name, page in found.items())
    in_folders = folder_navigation(found, FolderRules(index=("index", "package-summary")))
    return Documentation(
        kind=_kind(site, found),
        root=docs.path,
        pages=pages,
        navigation=navigation or in_folders,
        in_folders=not navigation,
        title=title,
        language=_most(page.language for page in found.values()),
        home=home,
        dialect=HTML,
        remarks=(f"{len(left_out):,} indexes or listings of sources left out",) if left_out else (),
        images=site.images(),
        problems=tuple(site.problems),
    )


def _twin(home: str, pages: Mapping[str, HtmlPage]) -> str:
    """Another page of the same folder with all that is on the first page; "" when there is none."""
    body = pages[home].body.strip() if home else ""
    same = (name for name, page in pages.items() if page.body.strip() == body and name != home)
    return next((name for name in same if body and folder_of(name) == folder_of(home)), "")


def _on_most_pages(site: Site, names: Sequence[str], selector: str) -> frozenset[str]:
    """The words of the boxes that most pages have: menus of the site, where nothing else tells them."""
    some = names[:: max(1, len(names) // _PAGES_COMPARED)]
    found: Counter[str] = Counter()
    for name in some:
        try:
            found.update(box_texts(site.docs.text(name), selector))
        except CannotRead:
            continue  # it is told of when the page is read
    least = max(_FEWEST_ALIKE, len(some) * _MOST)
    return frozenset(text for text, count in found.items() if count >= least)


def _read(
    site: Site, name: str, selector: str, chrome: frozenset[str], left_out: set[str]
) -> HtmlPage | None:
    folder = folder_of(name)

    def is_left_out(href: str) -> bool:
        path = href.partition("#")[0]
        return bool(path) and joined(folder, unquote(path)) in left_out

    try:
        return read_html_page(site.docs.text(name), selector, chrome, is_left_out)
    except CannotRead as error:
        site.warn(name, 0, str(error), kind="unreadable")
        return None


def _page(site: Site, name: str, page: HtmlPage, moved: Sequence[str]) -> SourcePage:
    return SourcePage(
        path=site.docs.absolute(name),
        name=name,
        file=site.docs.shown(name),
        front_matter=FrontMatter(title=page.title, summary=page.described),
        body=page.body,
        body_line=1,
        addresses=tuple(f"/{old}" for old in moved),
        lines=(0,),
    )


def _kind(site: Site, pages: dict[str, HtmlPage]) -> str:
    if any(name.endswith((".qhp", ".hhc")) for name in site.docs.files):
        return "the help of a program"
    generator = _most(page.generator for page in pages.values()).casefold()
    if site.docs.has("objects.inv"):
        generator = "sphinx"
    elif site.docs.has("element-list") or site.docs.has("package-list"):
        generator = "javadoc"
    name = next((title for title in _GENERATORS if title.casefold() in generator), "")
    return f"HTML made by {name}" if name else "a folder of HTML"


def _most(values: Iterable[str]) -> str:
    counted = Counter(value for value in values if value)
    return counted.most_common(1)[0][0] if counted else ""
