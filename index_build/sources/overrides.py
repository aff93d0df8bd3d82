"""What ``book.yml`` changes of any documentation: files left out, variables filled in, further folders."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from index_build.diagnostics import ProblemList
from index_build.sources.book_yml import BookConfig
from index_build.sources.content_files import content_files
from index_build.sources.globs import Globs
from index_build.sources.source_page import SourcePage


def kept_pages(pages: Sequence[SourcePage], config: BookConfig, notes: ProblemList) -> tuple[SourcePage, ...]:
    """The pages without those that ``exclude`` names, with their ``variables`` filled in."""
    left_out = [(pattern, Globs([pattern])) for pattern in config.exclude]
    for pattern, globs in left_out:
        if not any(page.name in globs for page in pages):
            line = config.mapping.line_of("exclude", pattern)
            notes.warning(line, f"No page is called “{pattern}”.", "Take it out of “exclude”.")
    everything = Globs(config.exclude)
    kept = (page for page in pages if page.name not in everything)
    return tuple(_filled_in(kept, dict(config.variables)))


def _filled_in(pages: Iterator[SourcePage], variables: dict[str, str]) -> Iterator[SourcePage]:
    """``{{ name }}`` becomes the variable's text everywhere, in code too: commands name versions."""
    if not variables:
        yield from pages
        return
    names = "|".join(map(re.escape, sorted(variables, key=len, reverse=True)))
    pattern = re.compile(rf"\{{\{{[ \t]*({names})[ \t]*\}}\}}")
    for page in pages:
        body = pattern.sub(lambda match: variables[match[1]], page.body)
        yield page if body == page.body else replace(page, body=body)


def further_folders(config: BookConfig, root: Path, notes: ProblemList) -> tuple[Path, ...]:
    """The folders among ``roots``, in which addresses from the root (``/img/a.png``) are looked up, too."""
    found = []
    for name in config.roots:
        if name.startswith("/"):
            continue
        folder = (root / name).resolve()
        if folder.is_dir():
            found.append(folder)
        else:
            line = config.mapping.line_of("roots", name)
            notes.error(line, f"There is no folder “{name}”.", "The path counts from this file’s folder.")
    return tuple(found)


def pictures_in(
    folders: Sequence[Path], config: BookConfig, suffixes: frozenset[str], problems: list[ProblemList]
) -> dict[Path, str]:
    """The pictures of further folders, with their names in messages."""
    shown = Path(config.file).parent
    found = {}
    for folder in folders:
        for file in content_files(folder, shown / folder.name, problems):
            if file.suffix.lower() in suffixes:
                found[file] = (shown / folder.name / file.relative_to(folder)).as_posix()
    return found
