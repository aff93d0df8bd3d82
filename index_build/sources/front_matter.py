"""The block of YAML at the top of a page: what it may say, read into one frozen value."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from helpviewer.book.format import Source, is_valid_id
from helpviewer.book.known_errors import NoTemplate, literals
from index_build.diagnostics import ProblemList, did_you_mean
from index_build.sources.yaml_text import EMPTY, Mapping, YamlMistake, read_mapping

KEYS = (
    "id", "title", "keywords", "related", "sources", "as_of", "context", "aliases", "summary", "category",
    "policy", "errors", "language", "rank", "draft",
)  # fmt: skip

NO_SOURCE = Source("", "")

YAML_BLOCK = re.compile(r"\A---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)

_KEY = re.compile(r"(?:[ \t]*(?:#[^\n]*)?\n)*(?:[\"']?[\w$@.][\w$@. /-]*[\"']?[ \t]*:(?:\s|$)|[-\[{?])")
"""How front matter begins. A page may as well begin with a rule, another one further down."""

NEVER_CLOSED = "End it with a line “---”."

_ANY_KEY = re.compile(r"^[\"']?([\w-]+)[\"']?[ \t]*:", re.MULTILINE)
_COMMON = frozenset(
    {
        *KEYS, "description", "slug", "layout", "permalink", "date", "tags", "author", "authors", "weight",
        "draft", "order", "sidebar_label", "sidebar_position", "nav_order", "parent", "lang", "linktitle",
        "menu", "hide", "icon", "template", "type", "outline", "head", "image", "name", "position", "toc",
        "ms.topic", "ms.date", "uid", "categories", "url", "status", "version", "created", "updated",
    }
)  # fmt: skip
"""Keys that tell front matter from text."""


@dataclass(frozen=True, slots=True)
class ErrorMessage:
    """An error message that the page explains, or its ``section``, with ``{placeholders}``."""

    template: str
    section: str = ""


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What a page says of itself. ``mapping`` knows the line of each key.

    ``aliases`` are old ids, ``names`` all other names by which search finds the page. ``language`` is the
    page's when it is not the book's; a page of ``low`` rank stands below others that fit as well, and a
    ``draft`` is no page of the book.
    """

    id: str = ""
    title: str = ""
    summary: str = ""
    category: str = ""
    as_of: str = ""
    policy: bool = False
    language: str = ""
    low: bool = False
    draft: bool = False
    keywords: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    context: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()
    errors: tuple[ErrorMessage, ...] = ()
    mapping: Mapping = EMPTY


def split_front_matter(text: str, problems: ProblemList) -> tuple[FrontMatter, str, int]:
    """Take a page apart into front matter, body, and the line of the file on which the body starts."""
    block = YAML_BLOCK.match(text)
    if block is None or reads_as_text(block[1]):
        if block is None and text.startswith("---\n") and _KEY.match(text, 4):
            problems.error(1, "The front matter is never closed.", NEVER_CLOSED, kind="front-matter")
        return FrontMatter(), text, 1
    body_line = text.count("\n", 0, block.end()) + 1
    try:
        mapping = read_mapping(block[1], first_line=2)
    except YamlMistake as mistake:
        problems.error(mistake.line, f"The front matter cannot be read. {mistake}", kind="front-matter")
        if not names_a_common_key(block[1]):
            return FrontMatter(), text, 1  # it may well be text
        return FrontMatter(), text[block.end() :], body_line
    return read_front_matter(mapping, problems), text[block.end() :], body_line


def reads_as_text(block: str) -> bool:
    """Whether what stands between two rules at the top of a page is no front matter but part of the text."""
    if not block.strip():
        return False
    if not _KEY.match(block):
        return True
    # Nobody leaves a line empty above the first key, but everybody does below a rule.
    return block.startswith("\n") and not names_a_common_key(block)


def names_a_common_key(block: str) -> bool:
    """Whether it has a key that systems for documentation know."""
    return any(match[1].casefold() in _COMMON for match in _ANY_KEY.finditer(block))


def read_front_matter(mapping: Mapping, problems: ProblemList) -> FrontMatter:
    """The known keys of ``mapping``, checked one by one; what is wrong is noted and left out."""
    fields = Fields(mapping, problems)
    fields.check_keys(KEYS, "front matter")
    names = fields.texts("aliases")
    return FrontMatter(
        id=fields.text("id"),
        title=fields.text("title"),
        summary=fields.text("summary"),
        category=fields.text("category"),
        as_of=fields.date("as_of"),
        policy=fields.flag("policy"),
        keywords=fields.texts("keywords"),
        related=fields.texts("related"),
        language=fields.text("language"),
        low=fields.low("rank"),
        draft=fields.flag("draft"),
        aliases=tuple(name for name in names if is_valid_id(name)),
        names=names,
        context=fields.texts("context"),
        sources=fields.sources("sources"),
        errors=fields.errors("errors"),
        mapping=mapping,
    )


class Fields:
    """Reads the values of a mapping by kind and notes those that are not of it."""

    def __init__(self, mapping: Mapping, problems: ProblemList) -> None:
        self._mapping = mapping
        self._problems = problems

    def check_keys(self, known: Iterable[str], where: str) -> None:
        """Warn of keys that are unknown or given twice."""
        known = tuple(known)
        self._problems.unknown_keys(self._mapping.lines, known, where=f"the {where}")
        for key, line in self._mapping.repeated:
            self._problems.error(line, f"“{key}” is given twice.", "Keep one of the two.")

    def text(self, key: str) -> str:
        """One line of text, or ""."""
        value = self._mapping.values.get(key, "")
        if not isinstance(value, str):
            self._wrong(key, "must be text")
            return ""
        return " ".join(value.split())

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts; one text with commas will do."""
        value = self._mapping.values.get(key, "")
        if isinstance(value, str):
            value = value.split(",")
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            self._wrong(key, "must be a list of texts")
            return ()
        return tuple(dict.fromkeys(item.strip() for item in value if item.strip()))

    def date(self, key: str) -> str:
        """An ISO date, or ""."""
        value = self.text(key)
        if not value:
            return ""
        try:
            return datetime.datetime.strptime(value, "%Y-%m-%d").date().isoformat()
        except ValueError:
            self._wrong(key, f"is “{value}”, which is no date", "Write year-month-day, such as 2026-11-21.")
            return ""

    def flag(self, key: str) -> bool:
        """Yes or no; no when it is not given."""
        value = self.text(key).lower()
        if value not in ("", "true", "yes", "false", "no"):
            self._wrong(key, f"is “{value}”, which is neither true nor false")
        return value in ("true", "yes")

    def low(self, key: str) -> bool:
        """Whether the rank is low; a page without one is as good as any."""
        value = self.text(key)
        if value not in ("", "low"):
            self._wrong(key, f"is “{value}”", "Write “low”, or leave it out.")
        return value == "low"

    def sources(self, key: str) -> tuple[Source, ...]:
        """A list of ``{title, url}``."""
        value = self._mapping.values.get(key) or []
        if not isinstance(value, list):
            self._wrong(key, "must be a list of “title” and “url”")
            return ()
        return tuple(source for item in value if (source := self.source(key, item)).url)

    def source(self, key: str, item: Any) -> Source:
        """One ``{title, url}``; an empty source when it is not right."""
        if not isinstance(item, dict) or not isinstance(item.get("url"), str) or not item["url"]:
            self._wrong(key, "needs a “url” and a “title”")
            return NO_SOURCE
        url = item["url"].strip()
        line = self._mapping.line_of(key, url)
        for name in item:
            if name not in ("title", "url"):
                self._problems.warning(
                    line, f"Unknown key “{name}” in “{key}”.", did_you_mean(name, ("title", "url"))
                )
        if not is_web_address(url):
            self._problems.error(line, f"“{url}” in “{key}” is no web address.", "Begin it with https://.")
            return NO_SOURCE
        title = item.get("title", "")
        if not isinstance(title, str) or not title.strip():
            self._problems.error(line, f"The address “{url}” in “{key}” has no title.", "Add “title: …”.")
            return NO_SOURCE
        return Source(" ".join(title.split()), url)

    def errors(self, key: str) -> tuple[ErrorMessage, ...]:
        """A list of templates, or of ``{text, section}``; one template alone will do."""
        value = self._mapping.values.get(key) or []
        items = [value] if isinstance(value, str) else value
        if not isinstance(items, list):
            self._wrong(key, "must be a list of messages", MESSAGE_RULE)
            return ()
        found = (self._error(key, item) for item in items)
        return tuple(dict.fromkeys(message for message in found if message is not None))

    def _error(self, key: str, item: Any) -> ErrorMessage | None:
        row = {"text": item} if isinstance(item, str) else item
        if not isinstance(row, dict) or not row.keys() <= {"text", "section"} or not row.get("text"):
            first = next((text for text in row if isinstance(text, str)), "") if row else ""
            line = self._mapping.line_of(key, first)
            self._problems.error(line, f"An entry of “{key}” is no message.", MESSAGE_RULE)
            return None
        text, section = row["text"], row.get("section", "")
        if not isinstance(text, str) or not isinstance(section, str):
            self._wrong(key, "must hold texts", MESSAGE_RULE)
            return None
        template = " ".join(text.split())
        try:
            literals(template)
        except NoTemplate as mistake:
            line = self._mapping.line_of(key, text)
            self._problems.error(line, f"“{template}” in “{key}” is no template. {mistake}", BRACES_RULE)
            return None
        return ErrorMessage(template, section.strip())

    def _wrong(self, key: str, what: str, suggestion: str = "") -> None:
        self._problems.error(self._mapping.line_of(key), f"“{key}” {what}.", suggestion)


MESSAGE_RULE = 'Put each message in quotes: - "Cannot open {file}: no such file".'
BRACES_RULE = "Write a placeholder as {name}, and a brace of the message twice: {{ or }}."
ID_RULE = "Use lower-case letters, digits and hyphens, such as “rate-limits”."


def is_web_address(url: str) -> bool:
    """Whether ``url`` is http or https with a host and no blanks."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc) and not re.search(r"[\s<>\"]", url)
