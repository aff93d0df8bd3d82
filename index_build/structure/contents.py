"""Stage: give every page its id, title and place in the category tree."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath

from helpviewer.book.book import Book
from helpviewer.book.errors import BookError
from helpviewer.book.format import BookInfo, Category, CategoryItem, Synonym, is_valid_id
from index_build.diagnostics import Problem, ProblemList, did_you_mean
from index_build.dialects.parse import ParsedPage
from index_build.sources.book_yml.other_books import OtherBookSpec
from index_build.sources.book_yml.read import BookConfig, CategorySpec
from index_build.sources.front_matter import ID_RULE
from index_build.sources.navigation.book_tree import listed_navigation, navigation_of_pages
from index_build.sources.navigation.ids import distinct_id, id_from_path, reading_order, title_from_path
from index_build.sources.navigation.items import NavItem, NavPage, pages_of, with_parts
from index_build.sources.read import Root, SearchQuestion, Sources
from index_build.sources.source_page import SourcePage
from index_build.structure.site_links import SiteLinks
from index_build.structure.tree import Tree


@dataclass(frozen=True, slots=True)
class Page:
    """A parsed page with its id, its title, what the tree calls it ("" for its title) and the category it
    stands in ("" for the first level of the tree)."""

    id: str
    title: str
    parsed: ParsedPage
    tree_title: str = ""
    category: str = ""

    @property
    def file(self) -> str:
        """The page's file as messages name it."""
        return self.parsed.source.file

    def line_of(self, key: str, item: str = "") -> int:
        """The line of a front-matter key in the page's file."""
        return self.parsed.source.front_matter.mapping.line_of(key, item)


@dataclass(frozen=True, slots=True)
class FileTable:
    """The files of the content by folder and by name (case folded), for finding what a wrong path meant."""

    by_folder: dict[Path, dict[str, Path]]
    by_name: dict[str, tuple[Path, ...]]

    @classmethod
    def of(cls, files: Iterable[Path]) -> FileTable:
        """The table of these files."""
        by_folder: dict[Path, dict[str, Path]] = {}
        by_name: dict[str, list[Path]] = {}
        for file in files:
            by_folder.setdefault(file.parent, {})[file.name] = file
            by_name.setdefault(file.name.casefold(), []).append(file)
        return cls(by_folder, {name: tuple(found) for name, found in by_name.items()})


@dataclass(frozen=True, slots=True)
class Contents:
    """The book as a whole: pages by id in reading order, the tree, and ways to find a page.

    ``categories`` are those of the tree, its first level (with the id "") before all others. ``images`` maps
    every picture file of the content to its name in messages, ``own_images`` are those that lie there for the
    book alone; ``sites`` find pages as links name them, one for each content root. ``logo`` are the files of
    the logo, and of that for a dark ground; ``parts`` are the pages that one file was parted into.
    ``others`` are the books that links may lead to, by their ids, None for one that cannot be looked into.
    """

    info: BookInfo
    categories: tuple[Category, ...]
    pages: dict[str, Page]
    aliases: dict[str, str]
    by_path: dict[Path, str]
    images: dict[Path, str]
    files: FileTable
    synonyms: tuple[Synonym, ...]
    questions: tuple[SearchQuestion, ...]
    problems: tuple[Problem, ...]
    sites: tuple[SiteLinks, ...] = ()
    own_images: frozenset[Path] = frozenset()
    logo: tuple[Path, ...] = ()
    parts: Mapping[Path, tuple[str, ...]] = field(default_factory=dict)
    others: Mapping[str, Book | None] = field(default_factory=dict)

    def find(self, page_id: str) -> Page | None:
        """The page with this id or alias."""
        return self.pages.get(self.aliases.get(page_id, page_id))

    def sites_of(self, source: SourcePage) -> Iterator[SiteLinks]:
        """What finds pages and pictures from a page: that of its own content root."""
        return (site for site in self.sites if source.path.is_relative_to(site.root))


def arrange(sources: Sources, parsed: Sequence[ParsedPage]) -> Contents:
    """The contents of a book; ``parsed`` are the pages of all its roots, in the order of the sources."""
    arranger = _Arranger()
    rest = iter(parsed)
    for root in sources.roots:
        arranger.add_root(root, [next(rest) for _ in root.pages])
    return arranger.contents(sources)


class _Arranger:
    """Collects the pages and trees of all roots; the first to claim an id keeps it."""

    def __init__(self) -> None:
        self._pages: dict[str, Page] = {}
        self._tree = Tree()
        self._category_ids: dict[str, str] = {}
        self._problems: list[Problem] = []
        self._sites: list[SiteLinks] = []
        self._home = ""

    def add_root(self, root: Root, parsed: Sequence[ParsedPage]) -> None:
        config = root.config
        notes = ProblemList(config.file)
        self._claim_categories(config.categories, notes)
        pages = {page.parsed.source.name: page for page in self._with_ids(root, parsed)}
        self._sites.append(_site_links(root, pages.values()))
        if root.docs is not None and root.docs.home in pages:
            self._home = self._home or pages[root.docs.home].id
        navigation, loose = self._navigation(root, notes)
        home = next((name for name in loose if pages[name].id == (config.home or self._home)), "")
        if home and not self._tree.places:
            self._tree.add_first(pages[home])
            loose.remove(home)
        rest: Iterable[NavItem] = map(NavPage, loose)
        if root.docs is not None:
            rest = navigation_of_pages(pages[name].parsed.source for name in loose)
        self._tree.add(with_parts((*navigation, *rest), root.parts), pages)
        self._problems.extend(notes.items)

    def contents(self, sources: Sources) -> Contents:
        config = sources.book
        notes = ProblemList(config.file)
        categories = self._tree.categories()
        ordered = self._in_reading_order(categories)
        aliases = self._aliases(ordered)
        home = aliases.get(config.home, config.home) or self._home
        if not home or home not in ordered:
            if home:
                line = config.mapping.line_of("home")
                notes.error(line, f"The home page “{home}” does not exist.", did_you_mean(home, ordered))
            home = next(iter(ordered), "")
        if not ordered:
            notes.error(0, "This book has no pages.", "Add a Markdown file to the folder.")
        roots = sources.roots
        by_file: dict[Path, list[str]] = {}
        for page in ordered.values():
            by_file.setdefault(page.parsed.source.path, []).append(page.id)
        by_path = {path: ids[0] for path, ids in by_file.items()}
        images = {image: file for root in roots for image, file in root.images.items()}
        others = {other.book.id: _opened(other, roots[0].path, notes) for other in config.books}
        return Contents(
            info=BookInfo(
                config.id, config.title, config.version, config.language, home,
                config.as_of, config.review_after, config.ask, config.imprint,
                tuple(other.book for other in config.books),
            ),
            categories=categories,
            pages=ordered,
            aliases=aliases,
            by_path=by_path,
            parts={path: tuple(ids) for path, ids in by_file.items() if len(ids) > 1},
            images=images,
            files=FileTable.of((*by_path, *images)),
            synonyms=tuple(dict.fromkeys(s for root in roots for s in root.config.synonyms)),
            questions=tuple(question for root in roots for question in root.questions),
            problems=(*self._problems, *notes.items),
            sites=tuple(self._sites),
            logo=tuple(map(roots[0].file, config.logo)),
            others=others,
            own_images=frozenset(image for root in roots if root.docs is None for image in root.images),
        )  # fmt: skip

    def _claim_categories(self, specs: Sequence[CategorySpec], notes: ProblemList) -> None:
        for spec in specs:
            if spec.id in self._category_ids:
                where = self._category_ids[spec.id]
                notes.error(spec.line, f"The category “{spec.id}” exists already, in {where}.")
            self._category_ids.setdefault(spec.id, f"{notes.file}, line {spec.line}")
            self._claim_categories(spec.categories, notes)

    def _navigation(self, root: Root, notes: ProblemList) -> tuple[tuple[NavItem, ...], list[str]]:
        """The navigation of a root without parts of pages, and the names of the pages that it leaves out."""
        parts = {name for below in root.parts.values() for name in pages_of(below)}
        pages = [page for page in root.pages if page.name not in parts]
        if root.docs is not None and root.docs.navigation:
            listed = set(pages_of(root.docs.navigation))
            return root.docs.navigation, [page.name for page in pages if page.name not in listed]
        if root.config.folders:
            return navigation_of_pages(pages), []
        navigation, loose = listed_navigation(root.config, pages, notes)
        known = {spec.id for spec in _all_specs(root.config.categories)}
        for page in pages:
            if page.name in loose or (page.front_matter.category or page.folder) not in known:
                self._say_where(page, root.config, known)
        return navigation, loose

    def _say_where(self, page: SourcePage, config: BookConfig, known: set[str]) -> None:
        """Say why a page is in no category of a ``book.yml`` that lists them."""
        notes = ProblemList(page.file)
        matter = page.front_matter
        if matter.category:
            line = matter.mapping.line_of("category")
            sentence = f"The category “{matter.category}” does not exist."
            notes.error(line, sentence, did_you_mean(matter.category, known))
        elif page.folder:
            notes.error(
                1,
                f"The folder “{page.folder}” is no category of {config.file}.",
                did_you_mean(page.folder, known)
                or "Add it there, or name a “category:” in the front matter.",
            )
        elif (matter.id or id_from_path(page.name)) != config.home:
            notes.error(
                1,
                "This page is in no category.",
                "Move it into a category’s folder, or name a “category:” in the front matter.",
            )
        self._problems.extend(notes.items)

    def _with_ids(self, root: Root, parsed: Sequence[ParsedPage]) -> list[Page]:
        """The pages of a root; ids that were given come before those that follow from a file's name."""
        ordered = sorted(parsed, key=lambda one: reading_order(one.source.name))
        given = [one for one in ordered if is_valid_id(one.source.front_matter.id)]
        plain = {one.source.name: id_from_path(one.source.name) for one in ordered}
        # Of “a-b.md” and “a/b.md” the one that is called so keeps the id, however many others there are.
        derived = sorted(
            (one for one in ordered if not is_valid_id(one.source.front_matter.id)),
            key=lambda one: not one.source.name.startswith(f"{plain[one.source.name]}."),
        )
        return [self._page(root, one, plain[one.source.name]) for one in (*given, *derived)]

    def _page(self, root: Root, parsed: ParsedPage, derived: str) -> Page:
        source = parsed.source
        notes = ProblemList(source.file)
        given = source.front_matter.id
        page_id = given if is_valid_id(given) else derived
        if page_id in self._pages:
            if given == page_id:
                notes.error(
                    source.front_matter.mapping.line_of("id"),
                    f"The id “{page_id}” is taken by {self._pages[page_id].file}.",
                    "Give this page an id of its own.",
                )
            page_id = distinct_id(page_id, source.name)
        while page_id in self._pages:
            page_id = distinct_id(page_id, f"{page_id}/{source.name}")
        self._check_id(root, source, notes)
        page = Page(page_id, self._title(root, parsed, notes), parsed)
        self._pages[page_id] = page
        self._problems.extend(notes.items)
        return page

    def _check_id(self, root: Root, source: SourcePage, notes: ProblemList) -> None:
        given = source.front_matter.id
        if given and not is_valid_id(given):
            line = source.front_matter.mapping.line_of("id")
            notes.error(line, f"“{given}” is no id. {ID_RULE}", f"Did you mean “{id_from_path(given)}”?")
        elif not given and not root.config.folders:
            stem = id_from_path(PurePosixPath(source.name).name)
            notes.error(1, "This page has no id.", f"Add “id: {stem}” to its front matter, and keep it.")

    def _title(self, root: Root, parsed: ParsedPage, notes: ProblemList) -> str:
        title = parsed.source.front_matter.title or parsed.first_heading
        if title:
            return title
        if not root.config.folders:
            notes.error(1, "This page has no title.", "Add “title: …”, or begin it with “# Title”.")
        elif parsed.sections:
            return parsed.sections[0].title
        return title_from_path(parsed.source.name)

    def _in_reading_order(self, categories: Sequence[Category]) -> dict[str, Page]:
        """The pages as the tree shows them, each with its place in it."""
        rows = {category.id: category for category in categories}
        order: list[str] = []
        todo: list[str | CategoryItem] = [CategoryItem("")]
        while todo:
            item = todo.pop()
            if isinstance(item, str):
                order.append(item)
                continue
            category = rows[item.id]
            if category.page:
                order.append(category.page)
            todo.extend(item for item in reversed(category.items) if isinstance(item, str | CategoryItem))
        return {
            page_id: replace(
                self._pages[page_id],
                category=self._tree.places[page_id],
                tree_title=self._tree.titles.get(page_id, ""),
            )
            for page_id in order
        }

    def _aliases(self, pages: dict[str, Page]) -> dict[str, str]:
        aliases: dict[str, str] = {}
        for page in pages.values():
            for alias in page.parsed.source.front_matter.aliases:
                other = alias if alias in pages else aliases.get(alias)
                if other is None:
                    aliases[alias] = page.id
                else:
                    sentence = f"The alias “{alias}” is taken by {pages[other].file}."
                    notes = ProblemList(page.file)
                    notes.error(page.line_of("aliases", alias), sentence, "Take it out of one of the two.")
                    self._problems.extend(notes.items)
        return aliases


def _site_links(root: Root, pages: Iterable[Page]) -> SiteLinks:
    found = [(page.parsed.source, page.id) for page in pages]
    docs = root.docs
    own = tuple(name for name in root.config.roots if name.startswith("/"))
    home = root.config.imprint.web_home
    web = (home,) if home else ()
    if docs is None:
        return SiteLinks(root.path, found, site=web, prefixes=own, static=root.folders)
    prefixes, static = (*own, *docs.prefixes), (*root.folders, *docs.static)
    return SiteLinks(docs.root, found, site=(*docs.site, *web), prefixes=prefixes, static=static)


def _all_specs(specs: Iterable[CategorySpec]) -> Iterator[CategorySpec]:
    for spec in specs:
        yield spec
        yield from _all_specs(spec.categories)


def _opened(other: OtherBookSpec, folder: Path, notes: ProblemList) -> Book | None:
    """Another book, where it was built before; its path counts from the folder of ``book.yml``."""
    path = folder / other.path
    if not other.path or not path.exists():
        return None
    try:
        book = Book.open(path)
    except BookError as error:
        notes.warning(other.line, f"Links to the book “{other.book.id}” are not checked. {error}")
        return None
    if book.info.id != other.book.id:
        notes.error(other.line, f"The book in “{other.path}” is “{book.info.id}”, not “{other.book.id}”.")
        return None
    return book
