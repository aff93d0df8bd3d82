"""One file of documentation, read: what every source gives for each of its pages."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from index_build.diagnostics import Problem
from index_build.sources.front_matter import FrontMatter


@dataclass(frozen=True, slots=True)
class SourcePage:
    """A page of the documentation, read.

    ``path`` is absolute and free of ``..``; ``name`` is its path below the root of its documentation, with
    slashes; ``file`` names it in messages. ``body_line`` is the line of the file on which ``body`` starts.
    ``addresses`` are the paths by which the documentation's own site knows the page (``/guide/intro/``), old
    ones too; ``dialect`` is how ``body`` is read, "" for the dialect of the whole documentation. ``lines``
    gives the file's line of each line of ``body`` where a source has rewritten it.
    """

    path: Path
    name: str
    file: str
    front_matter: FrontMatter
    body: str
    body_line: int
    problems: tuple[Problem, ...] = ()
    addresses: tuple[str, ...] = ()
    dialect: str = ""
    lines: tuple[int, ...] = ()

    def line(self, number: int) -> int:
        """The line of the file that the line ``number`` (from 1) of ``body`` comes from."""
        if self.lines:
            return self.lines[min(max(number, 1), len(self.lines)) - 1]
        return self.body_line + number - 1

    @property
    def folder(self) -> str:
        """The name of the folder the file lies in; "" in the root itself."""
        return PurePosixPath(self.name).parent.name
