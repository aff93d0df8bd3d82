"""Stage: find every mistake that shows only when all pages are known."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from helpviewer.book.image_header import NoPicture
from helpviewer.book.imprint import Logo
from helpviewer.book.known_errors import MOST
from index_build.diagnostics import Problem, ProblemList, did_you_mean
from index_build.dialects.reading import Reference
from index_build.sources.book_yml.read import BookConfig
from index_build.structure.contents import Contents, Page
from index_build.structure.images import INLINE_SCHEME, Picture, Pictures, inline_picture, read_picture
from index_build.structure.links import Broken, Inside, image_file, resolve_image, resolve_link, stored
from index_build.structure.listing import is_empty, listing
from index_build.structure.schemes import scheme_of
from index_build.structure.site_links import SiteLinks
from index_build.structure.source_lines import LineFinder

LARGE_IMAGE = 2 * 2**20
"""Bytes from which a picture is warned of."""


class Findings(NamedTuple):
    """What is wrong with a page, the addresses that a book stores for those of its links, and the other pages
    that these lead to."""

    problems: tuple[Problem, ...]
    links: Mapping[str, str]
    targets: frozenset[str]


@dataclass(frozen=True, slots=True)
class CheckedBook:
    """The contents and ``book.yml``, the pictures that pages show, and every problem found so far.

    ``findings`` are those of each page; the pages ``as_before`` come to the same fragment as the time before.
    """

    config: BookConfig
    contents: Contents
    pictures: Pictures
    problems: tuple[Problem, ...]
    findings: Mapping[str, Findings] = field(default_factory=dict)
    as_before: frozenset[str] = frozenset()


def check_contents(contents: Contents, config: BookConfig, before: CheckedBook | None = None) -> CheckedBook:
    """Check links, pictures, related pages, and search tests; pages that are as they were ``before``, and
    whose links lead where they led, need not be looked at again."""
    used = {path for page in contents.pages.values() for path in _images_of(page, contents)}
    used.update(path for path in contents.logo if path in contents.images)
    pictures, problems = _read_pictures(sorted(used), contents)
    for page in contents.pages.values():
        problems.extend(_read_inline_pictures(page, pictures))
    as_before = _as_before(contents, pictures, before) if before is not None else frozenset()
    findings = {
        page.id: before.findings[page.id]
        if before is not None and page.id in as_before
        else _check_page(page, contents, pictures)
        for page in contents.pages.values()
    }
    problems.extend(problem for found in findings.values() for problem in found.problems)
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
    problems.extend(_too_many_errors(contents))
    problems.extend(_missing_logos(contents, config))
    whole = _with_logo(contents, pictures)
    return CheckedBook(config, whole, pictures, tuple(problems), findings, as_before)


def _as_before(contents: Contents, pictures: Pictures, before: CheckedBook) -> frozenset[str]:
    """The pages that are the same, and whose links lead to the same places."""
    old = before.contents
    if not _addresses_unchanged(contents, old) or pictures != before.pictures:
        return frozenset()
    pages = contents.pages
    moved = {name for name, page in pages.items() if not _same_places(page, old.pages[name])}
    return frozenset(
        name
        for name, page in pages.items()
        if page.parsed is old.pages[name].parsed
        and moved.isdisjoint((name, *before.findings[name].targets))
        and not is_empty(page)  # it shows what stands below it
    )


def _addresses_unchanged(contents: Contents, old: Contents) -> bool:
    """Whether the same addresses lead to the same pages. Other books, and files that were parted into
    several pages, are looked at anew each time."""
    return (
        not (contents.others or old.others or contents.parts or old.parts)
        and contents.info.id == old.info.id
        and contents.pages.keys() == old.pages.keys()
        and contents.aliases == old.aliases
        and contents.by_path == old.by_path
        and contents.images == old.images
        and len(contents.sites) == len(old.sites)
        and all(map(SiteLinks.finds_as, contents.sites, old.sites))
    )


def _same_places(page: Page, old: Page) -> bool:
    """Whether links to a page find there what they found, and mistakes call it by the same names."""
    if page.title != old.title or page.file != old.file:
        return False
    new, known = page.parsed, old.parsed
    return new is known or (
        new.title_anchor == known.title_anchor
        and new.sections == known.sections
        and new.anchors == known.anchors
        and new.places == known.places
    )


def _too_many_errors(contents: Contents) -> Iterator[Problem]:
    """A pasted text is compared with every error message, while the reader waits."""
    count = 0
    for page in contents.pages.values():
        count += len(page.parsed.source.front_matter.errors)
        if count > MOST:
            sentence = f"The book has more than {MOST:,} error messages."
            yield Problem(page.file, page.line_of("errors", ""), "error", sentence, "Leave some out.")
            return


def _missing_logos(contents: Contents, config: BookConfig) -> Iterator[Problem]:
    for name, path in zip(config.logo, contents.logo, strict=True):
        if path not in contents.images:
            folder = f"{PurePosixPath(config.file).parent}/"
            near = did_you_mean(name, (shown.removeprefix(folder) for shown in contents.images.values()))
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
                line = LineFinder(page.parsed.source).address(address)
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
            status = path.stat()
            size = status.st_size
            picture = _known_picture(path, (status.st_mtime_ns, status.st_ctime_ns, status.st_ino, size))
        except NoPicture as reason:
            notes.error(0, str(reason), "Save it again from where it comes from.")
        except OSError as error:
            notes.error(0, f"This file cannot be read: {error.strerror}.")
        else:
            pictures[path] = picture
            if size > LARGE_IMAGE:
                notes.warning(0, f"This picture has {size / 2**20:.1f} MB.", "Save it smaller than 2 MB.")
        problems.extend(notes.items)
    return pictures, problems


@lru_cache(maxsize=2**14)
def _known_picture(path: Path, _stamp: tuple[int, ...]) -> Picture:
    """A picture, read once while its file is not touched."""
    return read_picture(path)


def _check_page(page: Page, contents: Contents, pictures: Pictures) -> Findings:
    parsed = page.parsed
    links = {
        address: resolve_link(address, page, contents)
        for address in dict.fromkeys(one.address for one in parsed.references if one.kind == "link")
    }
    notes = ProblemList(page.file)
    finder = LineFinder(parsed.source)
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
            target = links[address]
        if isinstance(target, Broken) and target.sentence:
            kind = "missing-image" if reference.kind == "picture" else "dead-link"
            notes.error(line(), target.sentence, target.suggest(), kind=kind)
        seen[address] += 1
    if is_empty(page) and (_has_lost_all(page) or not listing(page, contents)):
        notes.error(parsed.source.body_line, *_emptiness(page), kind="empty-page")
    _check_matter(page, contents, notes)
    problems = tuple(dict.fromkeys((*parsed.source.problems, *parsed.problems, *notes.items)))
    places = (one.instead if isinstance(one, Broken) else one for one in links.values())
    others = frozenset(place.page for place in places if isinstance(place, Inside) and place.page)
    return Findings(problems, {address: stored(target) for address, target in links.items()}, others)


def _emptiness(page: Page) -> tuple[str, str]:
    """What to say of a page without text, and the remedy."""
    if _has_lost_all(page):
        return (
            "Nothing of this page can be shown: it is made of files, components or code that are not here.",
            "See what else is said of it. Write its text, or name the file under “exclude:” in book.yml.",
        )
    if page.parsed.source.body.strip():
        return "This page has a title, and no text.", "Write its text below the title."
    return "This page is empty.", "Write its text below the front matter."


def _has_lost_all(page: Page) -> bool:
    """Whether something is written on a page without text, and more than a title."""
    source = page.parsed.source
    lines = [line for line in source.body.split("\n") if line.strip()]
    return bool(source.lines or (lines and (len(lines) > 2 or not page.parsed.first_heading)))


def _check_matter(page: Page, contents: Contents, notes: ProblemList) -> None:
    """Whether the places that the front matter names are there."""
    matter = page.parsed.source.front_matter
    for related in matter.related:
        at = page.line_of("related", related)
        other = contents.find(related)
        if other is None:
            near = did_you_mean(related, contents.pages)
            notes.error(at, f"The related page “{related}” does not exist.", near, kind="missing-related")
        elif other is page:
            notes.warning(at, "This page names itself as related.", "Take it out.")
    sections = {section.id for section in page.parsed.sections}
    for message in matter.errors:
        if message.section and message.section not in sections:
            at = page.line_of("errors", message.section)
            near = did_you_mean(message.section, sections)
            sentence = f"The section “{message.section}” of an error message is not on this page."
            notes.error(at, sentence, near, kind="missing-section")
