"""Reads YAML mappings with the line of every key.

All scalars stay text, so ``version: 1.10`` and ``title: No`` mean what they say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import yaml

# The loader in C is ten times as fast and reads the same language.
_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)

MAX_DEPTH = 50
"""Levels of lists and mappings in each other."""
MAX_NODES = 100_000
"""Texts, lists and mappings of a document with aliases, each counted as often as it is repeated."""
_INDENT = re.compile(r"^[\s?:-]*", re.MULTILINE)


class YamlMistake(Exception):
    """The text is not YAML, or not a mapping. ``line`` counts from 1."""

    def __init__(self, line: int, sentence: str) -> None:
        super().__init__(sentence)
        self.line = line


@dataclass(frozen=True, slots=True)
class Mapping:
    """A YAML mapping: its values (text, lists, dicts), the line of each key, and keys given twice.

    ``items`` holds the line of each text at or below a key, where it stands first.
    """

    values: dict[str, Any] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)
    repeated: tuple[tuple[str, int], ...] = ()
    items: dict[tuple[str, str], int] = field(default_factory=dict)
    first_line: int = 1

    def line_of(self, key: str, item: str = "") -> int:
        """The line of a top-level key, or of the text ``item`` below it."""
        start = self.lines.get(key, self.first_line)
        return self.items.get((key, item), start) if item else start


EMPTY = Mapping()


def read_yaml(text: str, first_line: int = 1) -> Any:
    """Any YAML document: text, a list or a dict.

    Raises:
        YamlMistake: the text is not YAML, or nested or repeated beyond measure.
    """
    node = _compose(text, first_line)
    return None if node is None else _value(node, first_line)


def lines_of_items(text: str) -> list[int]:
    """The line on which each item of the list begins that the document is; [] when it is none.

    Raises:
        YamlMistake: as for :func:`read_yaml`.
    """
    node = _compose(text, 1)
    if not isinstance(node, yaml.SequenceNode):
        return []
    return [1 + item.start_mark.line for item in node.value]


@lru_cache(maxsize=2**14)
def read_mapping(text: str, first_line: int = 1) -> Mapping:
    """The mapping in ``text``, which starts at ``first_line`` of its file. A preview asks again and again.

    Raises:
        YamlMistake: as for :func:`read_yaml`, or it is something other than a mapping.
    """
    node = _compose(text, first_line)
    if node is None:
        return Mapping(first_line=first_line)
    if not isinstance(node, yaml.MappingNode):
        raise YamlMistake(first_line + node.start_mark.line, "Expected lines of the form “key: value”.")
    lines: dict[str, int] = {}
    repeated: list[tuple[str, int]] = []
    items: dict[tuple[str, str], int] = {}
    values = _value(node, first_line)
    for key, value in node.value:
        line = first_line + key.start_mark.line
        if key.value in lines:
            repeated.append((key.value, line))
        lines.setdefault(key.value, line)
        for below in _walk(value):
            if isinstance(below, yaml.ScalarNode):
                items.setdefault((key.value, below.value), first_line + below.start_mark.line)
    return Mapping(values, lines, tuple(repeated), items, first_line)


def _compose(text: str, first_line: int) -> yaml.Node | None:
    """The nodes of the document; nothing is built of them yet.

    Raises:
        YamlMistake: as for :func:`read_yaml`.
    """
    try:
        _refuse_depth(text, first_line)
        node: yaml.Node | None = yaml.compose(text, Loader=_LOADER)
    except yaml.YAMLError as error:
        raise _mistake(error, first_line) from error
    if node is not None and "&" in text:
        _refuse_repetition(node, first_line)
    return node


def _refuse_depth(text: str, first_line: int) -> None:
    """The C loader goes down by recursion, to the end of the stack and of the process."""
    indent = max(map(len, _INDENT.findall(text)), default=0)
    if text.count("[") + text.count("{") + 2 * indent <= MAX_DEPTH:
        return
    depth = 0
    for event in yaml.parse(text, Loader=_LOADER):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > MAX_DEPTH:
                line = first_line + (event.start_mark.line if event.start_mark else 0)
                raise YamlMistake(line, f"This is nested too deeply: more than {MAX_DEPTH} levels.")
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1


def _refuse_repetition(root: yaml.Node, first_line: int) -> None:
    """Refuse aliases that stand for themselves, or that grow a short text beyond measure."""
    sizes: dict[int, int] = {}  # of each node with all below it, by its id; 0 while it is being counted
    todo = [root]
    while todo:
        node = todo[-1]
        if sizes.setdefault(id(node), -1) > 0:
            todo.pop()
            continue
        below = _below(node)
        if sizes[id(node)] == -1:
            sizes[id(node)] = 0
            for child in below:
                if sizes.get(id(child)) == 0:
                    raise YamlMistake(first_line + child.start_mark.line, "This alias stands for itself.")
            todo.extend(child for child in below if id(child) not in sizes)
            continue
        size = 1 + sum(sizes[id(child)] for child in below)
        if size > MAX_NODES:
            line = first_line + node.start_mark.line
            raise YamlMistake(line, "The aliases of this YAML repeat its text too often.")
        sizes[id(node)] = size
        todo.pop()


def _below(node: yaml.Node) -> list[yaml.Node]:
    if isinstance(node, yaml.MappingNode):
        return [part for pair in node.value for part in pair]
    return list(node.value) if isinstance(node, yaml.SequenceNode) else []


def _walk(node: yaml.Node) -> Iterator[yaml.Node]:
    """The node and all below it, in the order of the text."""
    todo = [node]
    while todo:
        node = todo.pop()
        yield node
        todo.extend(reversed(_below(node)))


def _value(node: yaml.Node, first_line: int) -> Any:
    """The node as text, lists and dicts.

    Raises:
        YamlMistake: a key is something other than text.
    """
    if isinstance(node, yaml.SequenceNode):
        return [_value(child, first_line) for child in node.value]
    if isinstance(node, yaml.MappingNode):
        values = {}
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                raise YamlMistake(first_line + key.start_mark.line, "A key must be plain text.")
            values[key.value] = _value(value, first_line)
        return values
    return node.value


def told_line(error: Exception) -> int:
    """The line that a parser of TOML or JSON names in what it says; 1 when it names none."""
    found = re.search(r"\bline (\d{1,7})\b", str(error))
    return int(found[1]) if found else 1


def _mistake(error: yaml.YAMLError, first_line: int) -> YamlMistake:
    mark = getattr(error, "problem_mark", None)
    reason = getattr(error, "problem", None) or str(error).splitlines()[0]
    if getattr(error, "context", None) == "while scanning a quoted scalar" and "unexpected" in reason:
        mark = getattr(error, "context_mark", None) or mark  # where it is opened, not where the text ends
        reason = "the quotation mark that is opened here is never closed"
    line = first_line + (mark.line if mark is not None else 0)
    return YamlMistake(line, f"This is not valid YAML: {reason}.")
