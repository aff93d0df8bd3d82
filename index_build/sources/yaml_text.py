"""Reads YAML mappings with the line of every key.

All scalars stay text, so ``version: 1.10`` and ``title: No`` mean what they say.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import yaml

# The loader in C is ten times as fast and reads the same language.
_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


class YamlMistake(Exception):
    """The text is not YAML, or not a mapping. ``line`` counts from 1."""

    def __init__(self, line: int, sentence: str) -> None:
        super().__init__(sentence)
        self.line = line


@dataclass(frozen=True, slots=True)
class Mapping:
    """A YAML mapping: its values (text, lists, dicts), the line of each key, and keys given twice."""

    values: dict[str, Any] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)
    repeated: tuple[tuple[str, int], ...] = ()
    text: str = ""
    first_line: int = 1

    def line_of(self, key: str, item: str = "") -> int:
        """The line of a top-level key, or of the first line at or below it that holds ``item``."""
        start = self.lines.get(key, self.first_line)
        if not item:
            return start
        lines = self.text.splitlines()
        for number in range(start - self.first_line, len(lines)):
            if item in lines[number]:
                return number + self.first_line
        return start


EMPTY = Mapping()


def read_yaml(text: str, first_line: int = 1) -> Any:
    """Any YAML document: text, a list or a dict.

    Raises:
        YamlMistake: the text is not YAML.
    """
    try:
        # The base loader builds nothing but text, lists and dicts.
        return yaml.load(text, Loader=_LOADER)
    except yaml.YAMLError as error:
        raise _mistake(error, first_line) from error


def read_mapping(text: str, first_line: int = 1) -> Mapping:
    """The mapping in ``text``, which starts at ``first_line`` of its file.

    Raises:
        YamlMistake: the text is not YAML, or something other than a mapping.
    """
    try:
        node = yaml.compose(text, Loader=_LOADER)
    except yaml.YAMLError as error:
        raise _mistake(error, first_line) from error
    if node is None:
        return Mapping(text=text, first_line=first_line)
    if not isinstance(node, yaml.MappingNode):
        raise YamlMistake(first_line + node.start_mark.line, "Expected lines of the form “key: value”.")
    lines: dict[str, int] = {}
    repeated: list[tuple[str, int]] = []
    for key, _ in node.value:
        line = first_line + key.start_mark.line
        if not isinstance(key, yaml.ScalarNode):
            raise YamlMistake(line, "A key must be plain text.")
        if key.value in lines:
            repeated.append((key.value, line))
        lines.setdefault(key.value, line)
    return Mapping(read_yaml(text, first_line), lines, tuple(repeated), text, first_line)


def _mistake(error: yaml.YAMLError, first_line: int) -> YamlMistake:
    mark = getattr(error, "problem_mark", None)
    line = first_line + (mark.line if mark is not None else 0)
    reason = getattr(error, "problem", None) or str(error).splitlines()[0]
    return YamlMistake(line, f"This is not valid YAML: {reason}.")
