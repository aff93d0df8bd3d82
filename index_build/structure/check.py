"""Stage: find every mistake that shows only when all pages are known."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from helpviewer.book.image_header import NoPicture
from helpviewer.book.imprint import Logo
from index_build.diagnostics import Problem, ProblemList, did_you_mean
from index_build.dialects.reading import Reference
from index_build.sources.book_yml import BookConfig
from index_build.structure.contents import Contents, Page
from index_build.structure.images import INLINE_SCHEME, Picture, Pictures, inline_picture, read_picture
from index_build.structure.links import Broken, image_file, resolve_image, resolve_link
from index_build.structure.schemes import scheme_of
from index_build.structure.source_lines import LineFinder

LARGE_IMAGE = 2 * 2**20
"""Bytes from which a picture is warned of."""


@dataclass(frozen=True, slots=True)
class CheckedBook:
    """The contents and ``book.yml``, the pictures that pages show, and every problem found so far."""

    config: BookConfig
    contents: Contents
    pictures: Pictures
    problems: tuple[Problem, ...]


def check_contents(contents: Contents, config: BookConfig) -> CheckedBook:
    """Check links, pictures, related pages, and search tests."""
    used = {path for page in contents.pages.values() for path in _images_of(page, contents)}
    used.update(path for path in contents.logo if path in contents.images)
    pictures, problems = _read_pictures(sorted(used), contents)
    for page in contents.pages.values():
        problems.extend(_read_inline_pictures(page, pictures))
    for page in contents.pages.values():
        problems.extend(_check_page(page, contents, pictures))
    problems.extend(_check_context_ids(contents))
    # Documentation of another system has pictures for its site as well.
    for image in sorted(set(contents.own_images) - used):
        problems.append(
            Problem(contents.images[image], 0, "warning", "No page shows this picture.", "Delete the file.")
        )
    for question in contents.questions:
        if contents.find(question.page) is None:
            near = did_you_mean(question.page, contents.pages)
            sentence = f"The search test names the page “{question.page}”, which does not exist."
            problems.append(Problem(question.file, question.line, "error", sentence, near, "missing-tested"))
    problems.extend(_missing_logos(contents, config))
    return CheckedBook(config, _with_logo(contents, pictures), pictures, tuple(problems))


def _missing_logos(contents: Contents, config: BookConfig) -> Iterator[Problem]:
    for name, path in zip(config.logo, contents.logo, strict=True):
        if path not in contents.images:
            near = did_you_mean(name, (image.name for image in contents.images))
            line = config.mapping.line_of("logo", name)
            yield Problem(config.file, line, "error", f"There is no picture “{name}”.", near, "missing-image")


def _with_logo(contents: Contents, pictures: Pictures) -> Contents:
    """The contents with the logo in what is said of the book, as far as it can be read."""
    found = [pictures[path] for path in contents.logo if path in pictures]
    if not found:
        return contents
    logo = Logo(found[0].name, found[0].width, found[0].height, found[1].name if len(found) > 1 else "")
    imprint = contents.info.imprint._replace(logo=logo)
    return replace(contents, info=contents.info._replace(imprint=imprint))


def _short(address: str) -> str:
    return f"{address[:40]}…" if scheme_of(address) == INLINE_SCHEME else address


def _check_context_ids(contents: Contents) -> list[Problem]:
    """A program that asks for a context id must get one page."""
    problems: list[Problem] = []
    owners: dict[str, Page] = {}
    for page in contents.pages.values():
        for context_id in page.parsed.source.front_matter.context:
            owner = owners.setdefault(context_id, page)
            if owner is not page:
                sentence = f"The context id “{context_id}” is taken by {owner.file}."
                problems.append(Problem(page.file, page.line_of("context", context_id), "error", sentence))
    return problems


def _images_of(page: Page, contents: Contents) -> set[Path]:
    paths = (image_file(page, address, contents) for address in page.parsed.pictures)
    return {path for path in paths if path in contents.images}


def _read_inline_pictures(page: Page, pictures: dict[Path | str, Picture]) -> Iterator[Problem]:
    """Read the pictures that stand in the page itself, and say which of them cannot be."""
    for address in page.parsed.pictures:
        if scheme_of(address) == INLINE_SCHEME and address not in pictures:
            try:
                pictures[address] = inline_picture(address)
            except NoPicture as reason:
                line = LineFinder(page.parsed.source.body, page.parsed.source.body_line).address(address)
                sentence = f"The picture “{_short(address)}” in this page cannot be shown. {reason}"
                yield Problem(
                    page.file, line, "error", sentence, "Save it beside the page and name that file."
                )


def _read_pictures(
    paths: Sequence[Path], contents: Contents
) -> tuple[dict[Path | str, Picture], list[Problem]]:
    pictures: dict[Path | str, Picture] = {}
    problems: list[Problem] = []
    for path in paths:
        notes = ProblemList(contents.images[path])
        try:
            picture = read_picture(path)
        except NoPicture as reason:
            notes.error(0, str(reason))
        except OSError as error:
            notes.error(0, f"This file cannot be read: {error.strerror}.")
        else:
            pictures[path] = picture
            size = path.stat().st_size
            if size > LARGE_IMAGE:
                notes.warning(0, f"This picture has {size / 2**20:.1f} MB.", "Save it smaller than 2 MB.")
        problems.extend(notes.items)
    return pictures, problems


def _check_page(page: Page, contents: Contents, pictures: Pictures) -> list[Problem]:
    parsed = page.parsed
    notes = ProblemList(page.file)
    finder = LineFinder(parsed.source.body, parsed.source.body_line)
    seen: Counter[str] = Counter()
    for reference in parsed.references:
        address = reference.address

        def line(reference: Reference = reference) -> int:  # it takes time, and most links are right
            if reference.line:
                return parsed.source.line(reference.line)
            return finder.address(reference.address, seen[reference.address])

        target: object
        if reference.kind == "picture":
            target = resolve_image(address, page, contents, pictures)
            if not reference.text:
                sentence = f"The picture “{_short(address)}” has no alternative text."
                notes.warning(line(), sentence, "Say what it shows: ![like this](…).")
        else:
            target = resolve_link(address, page, contents)
        if isinstance(target, Broken) and target.sentence:
            kind = "missing-image" if reference.kind == "picture" else "dead-link"
            notes.error(line(), target.sentence, target.suggest(), kind=kind)
        seen[address] += 1
    if not parsed.words and not page.parsed.pictures:
        notes.error(parsed.source.body_line, "This page is empty.", "Write its text below the front matter.")
    for related in parsed.source.front_matter.related:
        at = page.line_of("related", related)
        other = contents.find(related)
        if other is None:
            near = did_you_mean(related, contents.pages)
            notes.error(at, f"The related page “{related}” does not exist.", near, kind="missing-related")
        elif other is page:
            notes.warning(at, "This page names itself as related.", "Take it out.")
    return list(dict.fromkeys((*parsed.source.problems, *parsed.problems, *notes.items)))
