"""Makes Markdown as people write it for GitHub readable for Python-Markdown.

Python-Markdown wants four blanks for each level of a list, and a blank line before one. ``- item``
continued with two blanks, or ``1. step`` with three, would fall out of its list, and with it code blocks,
notes and the numbering. It also takes no more than one word after the opening line of a fenced block.
"""

from __future__ import annotations

import re

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

_ITEM = re.compile(r" *([-*+]|\d{1,9}[.)]) {1,4}(?=\S)")
_RULE = re.compile(r" {0,3}([-*_])( *\1){2,} *$")
_FENCE = re.compile(r" *(`{3,}|~{3,})[ {.]*([\w#.+-]*)[^`]*$")
_NOTHING = "<!-- -->"
_STEP = 4
_INSIDE = 2
"""Blanks beyond the mark of an item from which a line belongs to the item."""


class GitHubStyle(Extension):
    """Adds the preprocessor ahead of everything that looks at indents."""

    def extendMarkdown(self, md: Markdown) -> None:
        # Tabs become blanks at priority 30, fenced code is taken out at 25.
        md.preprocessors.register(_Preprocessor(md), "github_style", 29)


class _Preprocessor(Preprocessor):
    def run(self, lines: list[str]) -> list[str]:
        return _Reindenter().run(lines)


class _Reindenter:
    def __init__(self) -> None:
        self._done: list[str] = []
        self._marks: list[int] = []
        """The columns of the marks of the open list items, the outermost first."""
        self._airy = False
        """Whether an empty line has come since the last mark."""
        self._fence = ""
        self._fence_shift = 0

    def run(self, lines: list[str]) -> list[str]:
        """The lines, every list level indented by four blanks, and what belongs to it likewise."""
        for line in lines:
            if self._fence:
                self._in_fence(line)
            elif not line.strip():
                self._done.append("")
                self._airy = True
            else:
                self._line(line)
        if self._fence:
            self._done.append(" " * _STEP * len(self._marks) + self._fence)
        return self._done

    def _line(self, line: str) -> None:
        indent = len(line) - len(line.lstrip(" "))
        item = None if _RULE.match(line) else _ITEM.match(line)
        if item is not None and (self._marks or indent < _STEP):
            self._item(line, indent, item)
            return
        fence = _FENCE.match(line)
        after_blank = not self._done or not self._done[-1]
        if after_blank or fence is not None:
            self._leave_items(indent)
        if fence is not None:
            self._open_fence(fence, indent)
        elif self._marks and indent >= self._marks[-1] + _INSIDE:
            if line.lstrip().startswith(">") and self._done[-1].strip()[:1] not in ("", ">"):
                self._done.append("")
            self._done.append(" " * self._new_indent(indent) + line.lstrip(" "))
        else:
            self._done.append(line)

    def _item(self, line: str, indent: int, item: re.Match[str]) -> None:
        if not self._marks and self._done and self._done[-1] and not self._done[-1].startswith(">"):
            if item[1] not in "-*+" and item[1] not in ("1.", "1)"):
                self._done.append(line)  # a line of a paragraph that happens to begin with a number
                return
            self._done.append("")
        self._leave_items(indent)
        if self._marks and self._airy and self._done[-1]:
            self._done.append("")  # or it would go on with the paragraph above it
        self._airy = False
        rest = line[item.end() :]
        fence = _FENCE.match(rest)
        inner = None if _RULE.match(rest) else _ITEM.match(rest)
        # Python-Markdown wants something beside the mark, before a block that the item begins with.
        first = rest if fence is None and inner is None else _NOTHING
        self._done.append(" " * _STEP * len(self._marks) + item[1].replace(")", ".") + " " + first)
        self._marks.append(indent)
        if fence is not None:
            self._open_fence(fence, item.end())
        elif inner is not None:
            self._line(" " * item.end() + rest)

    def _leave_items(self, indent: int) -> None:
        while self._marks and indent < self._marks[-1] + _INSIDE:
            self._marks.pop()

    def _new_indent(self, indent: int) -> int:
        """Up to three blanks mean nothing; more of them are code."""
        extra = indent - self._marks[-1] - _INSIDE
        return _STEP * len(self._marks) + (extra if extra >= _STEP else 0)

    def _open_fence(self, fence: re.Match[str], indent: int) -> None:
        new = _STEP * len(self._marks) if self._marks else indent
        self._fence, self._fence_shift = fence[1], new - indent
        if self._marks and self._done and self._done[-1]:
            self._done.append("")
        self._done.append(" " * new + fence[1] + fence[2])

    def _in_fence(self, line: str) -> None:
        text = line.strip()
        if len(text) >= len(self._fence) and not text.strip(self._fence[0]):
            self._done.append(" " * _STEP * len(self._marks) + self._fence if self._marks else line)
            if self._marks:
                self._done.append("")
            self._fence = ""
        elif self._fence_shift >= 0:
            self._done.append(" " * self._fence_shift + line if text else "")
        else:
            drop = min(-self._fence_shift, len(line) - len(line.lstrip(" ")))
            self._done.append(line[drop:])
