"""Stage: give every page its id, title and place in the category tree."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from helpviewer.book.format import BookInfo, Category, Synonym, is_valid_id
from index_build.diagnostics import Problem, ProblemList, did_you_mean
from index_build.dialects.parse import ParsedPage
from index_build.sources.book_yml import CategorySpec
from index_build.sources.front_matter import ID_RULE
from index_build.sources.ids import folder_categories, id_from_path, reading_order
from index_build.sources.read import Root, SearchQuestion, Sources
from index_build.sources.yaml_text import Mapping


@dataclass(frozen=True, slots=True)
class Page:
    """A parsed page with its id, title and category ("" for none)."""

    id: str
    title: str
    category: str
    parsed: ParsedPage

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

    by_folder: dict[Path, tuple[Path, ...]]
    by_name: dict[str, tuple[Path, ...]]

    @classmethod
    def of(cls, files: Iterable[Path]) -> FileTable:
        """The table of these files."""
        by_folder: dict[Path, list[Path]] = {}
        by_name: dict[str, list[Path]] = {}
        for file in files:
            by_folder.setdefault(file.parent, []).append(file)
            by_name.setdefault(file.name.casefold(), []).append(file)
        return cls(
            {folder: tuple(found) for folder, found in by_folder.items()},
            {name: tuple(found) for name, found in by_name.items()},
        )


@dataclass(frozen=True, slots=True)
class Contents:
    """The book as a whole: pages by id in reading order, the tree, and ways to find a page.

    ``images`` maps every picture file of the content to its name in messages.
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

    def find(self, page_id: str) -> Page | None:
        """The page with this id or alias."""
        return self.pages.get(self.aliases.get(page_id, page_id))


def arrange(sources: Sources, parsed: Sequence[ParsedPage]) -> Contents:
    """The contents of a book; ``parsed`` are the pages of all its roots, in the order of the sources."""
    arranger = _Arranger()
    rest = iter(parsed)
    for root in sources.roots:
        arranger.add_root(root, [next(rest) for _ in root.pages])
    return arranger.contents(sources)


class _Arranger:
    """Collects pages and categories of all roots; the first to claim an id keeps it."""

    def __init__(self) -> None:
        self._pages: dict[str, Page] = {}
        self._categories: list[Category] = []
        self._category_ids: dict[str, str] = {}
        self._problems: list[Problem] = []

    def add_root(self, root: Root, parsed: Sequence[ParsedPage]) -> None:
        config = root.config
        notes = ProblemList(config.file)
        specs = config.categories
        if config.folders:
            specs = folder_categories([page.source.name for page in parsed])
        known = self._claim_categories(specs, notes)
        parsed = sorted(parsed, key=lambda one: reading_order(one.source.name))
        pages = [page for one in parsed if (page := self._page(root, one, known)) is not None]
        self._categories.extend(self._branch(spec, pages, config.mapping, notes) for spec in specs)
        self._problems.extend(notes.items)

    def contents(self, sources: Sources) -> Contents:
        config = sources.book
        notes = ProblemList(config.file)
        ordered = self._in_reading_order()
        aliases = self._aliases(ordered)
        home = aliases.get(config.home, config.home)
        if not home or home not in ordered:
            if home:
                line = config.mapping.line_of("home")
                notes.error(line, f"The home page “{home}” does not exist.", did_you_mean(home, ordered))
            home = next(iter(ordered), "")
        if not ordered:
            notes.error(0, "This book has no pages.", "Add a Markdown file to a folder named as a category.")
        roots = sources.roots
        by_path = {page.parsed.source.path: page.id for page in ordered.values()}
        images = {image: file for root in roots for image, file in root.images.items()}
        return Contents(
            info=BookInfo(
                config.id, config.title, config.version, config.language, home,
                config.as_of, config.review_after, config.ask,
            ),
            categories=tuple(self._categories),
            pages=ordered,
            aliases=aliases,
            by_path=by_path,
            images=images,
            files=FileTable.of((*by_path, *images)),
            synonyms=tuple(dict.fromkeys(s for root in roots for s in root.config.synonyms)),
            questions=tuple(question for root in roots for question in root.questions),
            problems=(*self._problems, *notes.items),
        )  # fmt: skip

    def _claim_categories(self, specs: Sequence[CategorySpec], notes: ProblemList) -> set[str]:
        found: set[str] = set()
        for spec in specs:
            if spec.id in self._category_ids:
                where = self._category_ids[spec.id]
                notes.error(spec.line, f"The category “{spec.id}” exists already, in {where}.")
            self._category_ids.setdefault(spec.id, f"{notes.file}, line {spec.line}")
            found |= {spec.id} | self._claim_categories(spec.categories, notes)
        return found

    def _page(self, root: Root, parsed: ParsedPage, known: set[str]) -> Page | None:
        source = parsed.source
        notes = ProblemList(source.file)
        page_id = self._id(root, parsed, notes)
        title = self._title(root, parsed, notes)
        page = None
        if page_id:
            category = self._category(root, parsed, known, page_id, notes)
            page = Page(page_id, title, category, parsed)
            other = self._pages.get(page_id)
            if other is None:
                self._pages[page_id] = page
            else:
                notes.error(
                    page.line_of("id"),
                    f"The id “{page_id}” is taken by {other.file}.",
                    "Give this page an id of its own.",
                )
                page = None
        self._problems.extend(notes.items)
        return page

    def _id(self, root: Root, parsed: ParsedPage, notes: ProblemList) -> str:
        given = parsed.source.front_matter.id
        name = parsed.source.name
        derived = id_from_path(name)
        if given and is_valid_id(given):
            return given
        if given:
            line = parsed.source.front_matter.mapping.line_of("id")
            near = id_from_path(given)
            notes.error(line, f"“{given}” is no id. {ID_RULE}", f"Did you mean “{near}”?")
        elif not root.config.folders:
            stem = id_from_path(PurePosixPath(name).name)
            notes.error(1, "This page has no id.", f"Add “id: {stem}” to its front matter, and keep it.")
        return derived

    def _title(self, root: Root, parsed: ParsedPage, notes: ProblemList) -> str:
        title = parsed.source.front_matter.title or parsed.first_heading
        if title:
            return title
        stem = PurePosixPath(parsed.source.name).stem
        if not root.config.folders:
            notes.error(1, "This page has no title.", "Add “title: …”, or begin it with “# Title”.")
        return stem

    def _category(
        self, root: Root, parsed: ParsedPage, known: set[str], page_id: str, notes: ProblemList
    ) -> str:
        matter = parsed.source.front_matter
        folder = parsed.source.folder
        parent = PurePosixPath(parsed.source.name).parent
        by_folder = id_from_path(f"{parent}.md") if root.config.folders and folder else folder
        if matter.category:
            if matter.category in known:
                return matter.category
            line = matter.mapping.line_of("category")
            sentence = f"The category “{matter.category}” does not exist."
            notes.error(line, sentence, did_you_mean(matter.category, known))
            return by_folder if by_folder in known else ""
        if by_folder in known:
            return by_folder
        if folder:
            notes.error(
                1,
                f"The folder “{folder}” is no category of {root.config.file}.",
                did_you_mean(folder, known) or "Add it there, or name a “category:” in the front matter.",
            )
        elif page_id != root.config.home:
            notes.error(
                1,
                "This page is in no category.",
                "Move it into a category’s folder, or name a “category:” in the front matter.",
            )
        return ""

    def _branch(
        self, spec: CategorySpec, pages: Sequence[Page], mapping: Mapping, notes: ProblemList
    ) -> Category:
        own = {page.id: page for page in pages if page.category == spec.id}
        for wanted in spec.pages:
            if wanted not in own:
                line = mapping.line_of("categories", wanted)
                sentence = f"The category “{spec.id}” lists “{wanted}”, but has no such page."
                notes.error(line, sentence, did_you_mean(wanted, own))
        first = [page_id for page_id in dict.fromkeys(spec.pages) if page_id in own]
        rest = [page_id for page_id in own if page_id not in first]
        below = tuple(self._branch(sub, pages, mapping, notes) for sub in spec.categories)
        return Category(spec.id, spec.title, (*first, *rest), below)

    def _in_reading_order(self) -> dict[str, Page]:
        """Pages outside the tree first, then the tree from top to bottom."""
        order = [page.id for page in self._pages.values() if not page.category]
        todo = list(reversed(self._categories))
        while todo:
            category = todo.pop()
            order.extend(category.pages)
            todo.extend(reversed(category.categories))
        return {page_id: self._pages[page_id] for page_id in order}

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
