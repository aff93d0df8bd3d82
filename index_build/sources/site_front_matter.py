"""The data at the top of a page, as any system for documentation writes it: YAML, TOML or JSON."""

from __future__ import annotations

import json
import re
import tomllib
from dataclasses import dataclass, field, replace
from typing import Any

from index_build.diagnostics import ProblemList
from index_build.sources.front_matter import (
    NEVER_CLOSED,
    YAML_BLOCK,
    Fields,
    FrontMatter,
    names_a_common_key,
    reads_as_text,
)
from index_build.sources.yaml_text import EMPTY, Mapping, YamlMistake, read_mapping, told_line

_TOML = re.compile(r"\A\+\+\+[ \t]*\n(.*?)^\+\+\+[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_NO = ("false", "no", "off", "0", "")


@dataclass(frozen=True, slots=True)
class SiteFrontMatter:
    """What a page says of itself. Keys are in lower case; scalars of YAML are texts."""

    values: dict[str, Any] = field(default_factory=dict)
    body: str = ""
    body_line: int = 1
    of_books: FrontMatter = field(default_factory=FrontMatter)
    """What no system for documentation knows, and only a book uses."""

    def text(self, *keys: str) -> str:
        """The first of the keys that holds one line of text, or ""."""
        for key in keys:
            value = self.values.get(key)
            if isinstance(value, str | int | float) and not isinstance(value, bool) and str(value).strip():
                return " ".join(str(value).split())
        return ""

    def texts(self, *keys: str) -> tuple[str, ...]:
        """A list of texts; one text is a list of one."""
        for key in keys:
            value = self.values.get(key)
            if isinstance(value, str) and value.strip():
                return (value.strip(),)
            if isinstance(value, list):
                return tuple(
                    str(item).strip() for item in value if isinstance(item, str | int) and str(item).strip()
                )
        return ()

    def number(self, *keys: str) -> float | None:
        """A number, or None."""
        try:
            return float(self.text(*keys))
        except ValueError:
            return None

    def flag(self, key: str, default: bool = False) -> bool:
        """Yes or no."""
        value = self.values.get(key)
        if value is None:
            return default
        return str(value).strip().casefold() not in _NO

    @property
    def front_matter(self) -> FrontMatter:
        """What of it a book uses."""
        return replace(
            self.of_books,
            title=self.text("title"),
            summary=self.text("summary", "description"),
            language=self.text("language", "lang"),
            low=self.text("rank") == "low",
            names=tuple(name for name in self.texts("aliases", "alias") if "/" not in name),
            keywords=tuple(
                word.strip() for text in self.texts("keywords") for word in text.split(",") if word.strip()
            ),
        )


def split_site_front_matter(text: str, notes: ProblemList) -> SiteFrontMatter:
    """A page taken apart. What cannot be read is noted, and left out of the body all the same."""
    for block, read in ((YAML_BLOCK.match(text), _yaml), (_TOML.match(text), _toml)):
        if block is not None:
            line = text.count("\n", 0, block.end()) + 1
            mapping = read(block[1], notes)
            if mapping is None:
                return SiteFrontMatter({}, text, 1)
            of_books = _of_books(mapping, notes)
            return SiteFrontMatter(_lower(mapping.values), text[block.end() :], line, of_books)
    if text.startswith("---\n") and names_a_common_key(text[4:].partition("\n\n")[0]):
        notes.warning(1, "The front matter is never closed.", NEVER_CLOSED, kind="front-matter")
    if text.startswith("{\n"):
        return _json(text)
    return SiteFrontMatter({}, text, 1)


def _of_books(mapping: Mapping, notes: ProblemList) -> FrontMatter:
    """Keys that lead to a page, from a program or beside another page."""
    fields = Fields(mapping, notes)
    return FrontMatter(
        related=fields.texts("related"),
        context=fields.texts("context"),
        errors=fields.errors("errors"),
        mapping=mapping,
    )


def _lower(values: dict[str, Any]) -> dict[str, Any]:
    return {str(key).casefold(): value for key, value in values.items()}


def _yaml(text: str, notes: ProblemList) -> Mapping | None:
    """The mapping; None when the lines are no mapping at all but text between two rules."""
    if reads_as_text(text):
        return None
    try:
        return read_mapping(text, first_line=2)
    except YamlMistake as mistake:
        if not names_a_common_key(text):
            return None
        notes.warning(mistake.line, f"The front matter cannot be read. {mistake}", kind="front-matter")
        return Mapping(dict(re.findall(r"^(\w+):[ \t]*(\S.*)$", text, re.MULTILINE)))


def _toml(text: str, notes: ProblemList) -> Mapping:
    try:
        return Mapping(tomllib.loads(text))
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        notes.warning(told_line(error) + 1, f"The front matter cannot be read: {error}.", kind="front-matter")
        return EMPTY


def _json(text: str) -> SiteFrontMatter:
    try:
        values, end = json.JSONDecoder().raw_decode(text)
    except (ValueError, RecursionError):
        return SiteFrontMatter({}, text, 1)
    return SiteFrontMatter(_lower(values), text[end:].lstrip("\n"), text.count("\n", 0, end) + 2)
