"""Stage: find and read everything a book is made of."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from index_build.diagnostics import BuildFailed, Problem, ProblemList, did_you_mean
from index_build.sources.archives.source_folder import SourceFolder
from index_build.sources.book_yml.overrides import further_folders, kept_pages, parted_pages, pictures_in
from index_build.sources.book_yml.read import BOOK_YML, BookConfig, read_book_yml, require_id_and_title
from index_build.sources.documentation import (
    config_for,
    documentation_sentence,
    find_documentation,
    one_page,
    read_documentation,
)
from index_build.sources.files.content_files import content_files, read_text
from index_build.sources.files.docs_folder import CannotRead, DocsFolder
from index_build.sources.files.globs import Globs
from index_build.sources.files.names import MARKDOWN, is_other_documentation
from index_build.sources.folder.read import is_hidden
from index_build.sources.front_matter import split_front_matter
from index_build.sources.navigation.items import Documentation, NavItem
from index_build.sources.source_page import SourcePage
from index_build.sources.yaml_text import YamlMistake, lines_of_items, read_yaml

SEARCH_TESTS_YML = "search-tests.yml"
IMAGE_SUFFIXES = frozenset({".png", ".gif", ".jpg", ".jpeg", ".svg", ".webp"})


@dataclass(frozen=True, slots=True)
class SearchQuestion:
    """A line of ``search-tests.yml``: a question, and the id of the page that must answer it."""

    question: str
    page: str
    file: str
    line: int


@dataclass(frozen=True, slots=True)
class Root:
    """One content root: a folder with a ``book.yml``, pages in any depth, and pictures with their names in
    messages; or the documentation ``docs`` of another system, whose pages they are. In ``folders`` addresses
    from the root are looked up, too. ``parts`` stand in the tree below the page they are of. ``folder`` is
    that of ``book.yml``, None where the pages are."""

    path: Path
    config: BookConfig
    pages: tuple[SourcePage, ...]
    images: dict[Path, str]
    questions: tuple[SearchQuestion, ...]
    docs: Documentation | None = None
    folders: tuple[Path, ...] = ()
    parts: Mapping[str, tuple[NavItem, ...]] = field(default_factory=dict)
    folder: Path | None = None

    def file(self, name: str) -> Path:
        """A picture that ``book.yml`` names: it lies beside that, or else among the pages."""
        beside = (self.folder or self.path).joinpath(name).resolve()
        return beside if beside in self.images else (self.path / name).resolve()


@dataclass(frozen=True, slots=True)
class Sources:
    """Every content root of a book, its own first, then those it includes, and what was wrong with them.
    ``taken_for`` says what the folder was taken for, "" for a book of its own."""

    roots: tuple[Root, ...]
    problems: tuple[Problem, ...]
    taken_for: str = ""

    @property
    def book(self) -> BookConfig:
        """The ``book.yml`` of the book itself."""
        return self.roots[0].config


def read_sources(source: Path | SourceFolder, kind: str = "") -> Sources:
    """Read the content root ``source`` and all that it includes, or the documentation of another system
    (``kind`` says which, "" to find out).

    Raises:
        BuildFailed: there is no documentation in ``source`` that can be read.
    """
    docs = SourceFolder.of(source) if isinstance(source, Path) else source
    reader = _SourcesReader(docs, kind)
    reader.read_root(docs.folder, ())
    if not reader.roots:
        raise BuildFailed(reader.problems)
    return Sources(tuple(reader.roots), tuple(reader.problems), reader.taken_for)


class _SourcesReader:
    """Follows the includes from root to root."""

    def __init__(self, source: SourceFolder, kind: str) -> None:
        self._source = source
        self._kind = kind
        self.taken_for = ""
        self._seen: set[Path] = set()
        self.roots: list[Root] = []
        self.problems: list[Problem] = []

    def read_root(self, folder: Path, above: tuple[Path, ...]) -> None:
        """Read one root and then its includes; ``above`` are the roots that led here."""
        path = folder.resolve()
        self._seen.add(path)
        notes = ProblemList(_shown(folder / BOOK_YML))
        alone = not above and self._source.page
        config = self._config(folder, notes) if (folder / BOOK_YML).exists() and not alone else None
        is_readable = config is not None or not notes.items
        if not above and is_readable and self._read_documentation(config, notes):
            return
        if config is None and not notes.items:
            notes.error(0, f"There is no {BOOK_YML}, and no documentation.", "Name the folder that holds it.")
        if config is not None:
            require_id_and_title(config, notes)
            self.roots.append(self._root(folder, path, config, above))
            for name in config.include:
                self._include(config, folder / name, name, (*above, path), notes)
        self.problems.extend(notes.items)

    def _read_documentation(self, config: BookConfig | None, notes: ProblemList) -> bool:
        """Read the source as what another system makes of it; False if it is a book of its own."""
        folder, shown, page = self._source
        project = DocsFolder(folder, str(shown))
        try:
            found = one_page(page) if page else find_documentation(project, config, self._kind)
            if found is None:
                return False
            docs = read_documentation(project, found, config.content if config is not None else "")
        except CannotRead as error:
            about = ProblemList(_shown(shown))
            about.error(0, str(error), kind="not-read")
            self.problems.extend((*notes.items, *about.items))
            return True
        self.taken_for = documentation_sentence(docs, found)
        whole = config_for(docs, shown / page if page else shown, config)
        questions = self._questions(folder.resolve(), folder)
        own = ProblemList(whole.file)
        problems, left_out = _not_excluded(docs, project, whole)
        pages, parts = parted_pages(kept_pages(docs.pages, whole, own, left_out), whole)
        folders = further_folders(whole, folder.resolve(), own)
        images = dict(docs.images) | self._pictures_in(folders, whole) | _logos(whole, project)
        root = Root(docs.root, whole, pages, images, questions, docs, folders, parts, project.path)
        self.roots.append(root)
        self.problems.extend((*notes.items, *own.items, *problems, *_links_outside(project, docs.root)))
        return True

    def _config(self, folder: Path, notes: ProblemList) -> BookConfig | None:
        try:
            return read_book_yml(read_text(folder / BOOK_YML), notes)
        except (OSError, UnicodeDecodeError) as error:
            notes.error(*_cannot_read(error))
        except YamlMistake as mistake:
            notes.error(mistake.line, str(mistake))
        return None

    def _include(
        self, config: BookConfig, folder: Path, name: str, above: tuple[Path, ...], notes: ProblemList
    ) -> None:
        line = config.mapping.line_of("include", name)
        path = folder.resolve()
        if path in above:
            notes.error(line, f"“{name}” includes this book in turn.", "Take one of the two lines out.")
        elif path in self._seen:
            notes.warning(line, f"“{name}” is included twice.")
        elif not (path / BOOK_YML).is_file():
            beside = path.parent
            others = [p.parent.name for p in beside.glob(f"*/{BOOK_YML}")] if beside.is_dir() else []
            notes.error(
                line,
                f"The included folder “{name}” has no {BOOK_YML}.",
                did_you_mean(path.name, others) or "The path counts from this file’s folder.",
            )
        else:
            self.read_root(Path(os.path.normpath(folder)), above)

    def _root(self, folder: Path, path: Path, config: BookConfig, above: tuple[Path, ...]) -> Root:
        pages: list[SourcePage] = []
        images: dict[Path, str] = {}
        passed_over: list[ProblemList] = []
        left_out: list[str] = []
        excluded, listed = Globs(config.exclude), set(config.listed())
        for file in content_files(path, folder, passed_over):
            suffix, name = file.suffix.lower(), file.relative_to(path).as_posix()
            if is_hidden(name) and file.stem not in listed:
                continue
            if suffix in MARKDOWN:
                page = self._page(file, name, folder, config.dialect)
                if page is not None and not page.front_matter.draft:
                    pages.append(page)
            elif suffix in IMAGE_SUFFIXES:
                images[file] = _shown(folder / name)
            elif suffix == ".mdx" or is_other_documentation(name):
                if name in excluded:
                    left_out.append(name)
                    continue
                notes = ProblemList(_shown(folder / name))
                notes.warning(
                    0,
                    f"A {suffix} file is no page.",
                    "Write it in Markdown, or exclude it.",
                    kind="other-markup",
                )
                passed_over.append(notes)
        own = ProblemList(config.file)
        folders = further_folders(config, path, own)
        images |= self._pictures_in(folders, config)
        kept, parts = parted_pages(kept_pages(pages, config, own, left_out), config)
        self.problems.extend(problem for notes in (*passed_over, own) for problem in notes.items)
        questions = self._questions(path, folder)
        return Root(path, config, kept, images, questions, folders=folders, parts=parts)

    def _pictures_in(self, folders: tuple[Path, ...], config: BookConfig) -> dict[Path, str]:
        passed_over: list[ProblemList] = []
        found = pictures_in(folders, config, IMAGE_SUFFIXES, passed_over)
        self.problems.extend(problem for notes in passed_over for problem in notes.items)
        return found

    def _page(self, file: Path, name: str, folder: Path, dialect: str) -> SourcePage | None:
        notes = ProblemList(_shown(folder / name))
        try:
            return _read_page(file, name, notes.file, dialect, _stamp(file))
        except (OSError, UnicodeDecodeError) as error:
            notes.error(*_cannot_read(error))
        self.problems.extend(notes.items)
        return None

    def _questions(self, path: Path, folder: Path) -> tuple[SearchQuestion, ...]:
        file = path / SEARCH_TESTS_YML
        if not file.exists():
            return ()
        notes = ProblemList(_shown(folder / SEARCH_TESTS_YML))
        text = self._text(file, notes) or ""
        try:
            rows, lines = read_yaml(text) or [], lines_of_items(text)
        except YamlMistake as mistake:
            notes.error(mistake.line, str(mistake))
            rows, lines = [], []
        questions = list(_read_questions(rows, lines, notes))
        self.problems.extend(notes.items)
        return tuple(questions)

    def _text(self, file: Path, notes: ProblemList) -> str | None:
        """The file's text with plain line ends, or None when it cannot be had."""
        try:
            return read_text(file)
        except (OSError, UnicodeDecodeError) as error:
            notes.error(*_cannot_read(error))
        return None


def _logos(config: BookConfig, project: DocsFolder) -> dict[Path, str]:
    """The pictures of the logo that lie beside ``book.yml`` and not among the pages."""
    names = [name for name in config.logo if name.lower().endswith(tuple(IMAGE_SUFFIXES))]
    return {project.absolute(name).resolve(): project.shown(name) for name in names if project.has(name)}


def _not_excluded(
    docs: Documentation, project: DocsFolder, config: BookConfig
) -> tuple[list[Problem], list[str]]:
    """The problems of a documentation without those that name files as no pages which ``exclude`` names as
    well; and the names of these."""
    excluded = Globs(config.exclude)
    root = project.shown(os.path.relpath(docs.root, project.path))
    kept: list[Problem] = []
    left_out: list[str] = []
    for problem in docs.problems:
        name = os.path.relpath(problem.file, root).replace(os.sep, "/")
        if problem.kind == "other-markup" and name in excluded:
            left_out.append(name)
        else:
            kept.append(problem)
    return kept, left_out


def _links_outside(project: DocsFolder, root: Path) -> Iterator[Problem]:
    """What links below the folder of the pages lead out of the project, and are thus no part of the book."""
    for name in project.links_outside:
        if (project.path / name).is_relative_to(root):
            notes = project.notes(name)
            sentence = "This is a link that leads out of the documentation."
            notes.warning(0, sentence, "Copy here what it leads to.", kind="link-outside")
            yield from notes.items


@lru_cache(maxsize=2**14)
def _read_page(
    file: Path, name: str, shown: str, dialect: str, _unchanged_since: tuple[int, ...]
) -> SourcePage:
    """A page; a preview asks for it again and again, and it is read once while its file is not touched.

    Raises:
        OSError: it cannot be read.
        UnicodeDecodeError: it is not UTF-8.
    """
    notes = ProblemList(shown)
    front_matter, body, line = split_front_matter(read_text(file), notes)
    return SourcePage(file, name, shown, front_matter, body, line, tuple(notes.items), dialect=dialect)


def _stamp(file: Path) -> tuple[int, ...]:
    status = file.stat()
    return status.st_mtime_ns, status.st_ctime_ns, status.st_ino, status.st_size


def _cannot_read(error: OSError | UnicodeDecodeError) -> tuple[int, str, str]:
    if isinstance(error, OSError):
        return 0, f"This file cannot be read: {error.strerror}.", ""
    return _bad_line(error), "This file is not UTF-8.", "Save it with the encoding UTF-8."


def _read_questions(rows: Any, lines: Sequence[int], notes: ProblemList) -> Iterator[SearchQuestion]:
    if not isinstance(rows, list):
        notes.error(1, "The search tests must be a list.", "Write “- {q: question, page: id}” on each line.")
        return
    for row, line in zip(rows, lines, strict=True):
        question, page = (row.get("q"), row.get("page")) if isinstance(row, dict) else (None, None)
        if not isinstance(question, str) or not isinstance(page, str):
            notes.error(line, "This is no search test.", "Write “- {q: question, page: id}”.")
        elif not question.strip():
            notes.error(line, "This search test asks nothing.", "Write what a reader would type behind “q:”.")
        elif not page:
            notes.warning(
                line,
                "This search test names no page yet.",
                "Write the page's id, or remove the line.",
                kind="untested-search",
            )
        else:
            yield SearchQuestion(question, page, notes.file, line)


def _shown(path: Path) -> str:
    return Path(os.path.normpath(path)).as_posix()


def _bad_line(error: UnicodeDecodeError) -> int:
    return error.object.count(b"\n", 0, error.start) + 1
