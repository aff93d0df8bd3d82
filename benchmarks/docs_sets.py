"""Builds real documentation without a ``book.yml`` and counts what was taken over.

Usage: python benchmarks/docs_sets.py [--cost] [SET…]

One row for each set in ``../shared/data/docs``, or for each folder named: what it was taken for, its pages,
the pages of its own navigation that are in the book, how many neighbours there are in that order in the book,
pages with marks of Markdown left as text, and dead links. The navigation is read here by other means.
``--cost`` adds the CPU time beside that of the same pages as a plain folder.
"""

from __future__ import annotations

import json
import re
import resource
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import yaml

from benchmarks.raw_marks import count
from helpviewer.book.book import Book
from index_build.build import build, checked
from index_build.sources.read import read_sources

SETS = Path(__file__).resolve().parents[2] / "shared" / "data" / "docs"


class Row(NamedTuple):
    """A page in the original navigation and how deep it stands."""

    page: str
    depth: int


def mkdocs(root: Path) -> Iterator[Row]:
    """``nav`` of ``mkdocs.yml``; folders in it through their lists of links."""

    def rows(value: object, depth: int) -> Iterator[Row]:
        if isinstance(value, list):
            for item in value:
                yield from rows(item, depth)
        elif isinstance(value, dict):
            for item in value.values():
                yield from rows(item, depth + isinstance(item, list))
        elif isinstance(value, str) and value.endswith("/") and "://" not in value:
            yield Row(f"{value}README.md", depth)
            text = (root / "docs" / value / "README.md").read_text("utf-8")
            yield from (
                Row(value + page, depth + 1) for page in re.findall(r"^- \[.*?\]\((.*?)\)", text, re.M)
            )
        elif isinstance(value, str) and "://" not in value:
            yield Row(value, depth)

    yield from rows(yaml.load((root / "mkdocs.yml").read_text("utf-8"), yaml.BaseLoader)["nav"], 0)


def mdbook(root: Path) -> Iterator[Row]:
    """``SUMMARY.md``, a line at a time."""
    part = 0
    for line in next(root.rglob("SUMMARY.md")).read_text("utf-8").split("\n"):
        match = re.match(r"(\s*)(?:[-*] )?\[.*?\]\(([^)]+)\)", line)
        if match:
            yield Row(match[2], part + len(match[1]) // (4 if "    " in match[1] else 2))
        elif line.startswith("# ") and "Summary" not in line:
            part = 1


def docusaurus(root: Path) -> Iterator[Row]:
    """``sidebars.json``."""
    for items in json.loads(next(root.rglob("sidebars.json")).read_text("utf-8"))["docs"].values():
        yield from (Row(f"{name}.md", 1) for name in items)


def vitepress(root: Path) -> Iterator[Row]:
    """The links of the sidebar, by their place in the text."""
    text = (root / "docs/.vitepress/config.ts").read_text("utf-8")
    for name in re.findall(r"link: '/([^':]*)'", text[text.index("sidebar: {") : text.index("outline:")]):
        yield Row(f"{name}index.md" if name.endswith("/") or not name else f"{name}.md", 1)


def docfx(root: Path) -> Iterator[Row]:
    """``toc.yml``."""

    def rows(items: list[dict[str, object]], depth: int) -> Iterator[Row]:
        for item in items:
            href = item.get("href")
            if isinstance(href, str) and "://" not in href and not href.startswith("/"):
                yield Row(href, depth)
            below = item.get("items")
            yield from rows(below, depth + 1) if isinstance(below, list) else ()

    yield from rows(yaml.safe_load((root / "WSL/toc.yml").read_text("utf-8")), 0)


def jekyll(root: Path) -> Iterator[Row]:
    """The lists of the data files."""
    for section in yaml.safe_load((root / "docs/_data/docs_nav.yml").read_text("utf-8")):
        for item in section["docs"]:
            yield Row(item["link"], 1)


def wiki(root: Path) -> Iterator[Row]:
    """The list items of the sidebar."""
    for name in re.findall(
        r"^- \[.*?\]\((?!https?:)(.*?)\)", (root / "_Sidebar.md").read_text("utf-8"), re.M
    ):
        yield Row(f"{name}.md", 1)


def myst(root: Path) -> Iterator[Row]:
    """The toctrees of the first page."""
    text = (root / "docs/index.md").read_text("utf-8")
    for block in re.findall(r"```\{toctree\}(.*?)```", text, re.DOTALL):
        for line in block.split("\n"):
            if line.strip() and not line.startswith(":") and not line.endswith(".rst"):
                yield Row(f"{line.strip().removesuffix('.md')}.md", int(":caption:" in block))


NAVIGATIONS: dict[str, Callable[[Path], Iterator[Row]]] = {
    "mkdocs": mkdocs, "httpx": mkdocs, "pydantic": mkdocs, "mdbook-guide": mdbook, "cargo-book": mdbook,
    "prettier": docusaurus, "vite": vitepress, "wsl-docs": docfx, "jekyll-docs": jekyll,
    "flashfloppy-wiki": wiki, "myst-parser": myst,
}  # fmt: skip


def kept(wanted: list[str], found: list[str]) -> str:
    """How many of the neighbours in ``wanted`` follow each other in ``found``."""
    place = {name: number for number, name in enumerate(found)}
    pairs = [(a, b) for a, b in pairwise(wanted) if a in place and b in place]
    good = sum(place[a] < place[b] for a, b in pairs)
    return f"{good}/{len(pairs)}"


def measure(name: str, root: Path, scratch: Path, with_cost: bool) -> str:
    """The row of one set."""
    sources = read_sources(root)
    book = checked(root)
    contents = book.contents
    order = [page.parsed.source.name for page in contents.pages.values()]
    by_address = {
        a.strip("/"): p.parsed.source.name for p in contents.pages.values() for a in p.parsed.source.addresses
    }
    cells = [
        name,
        sources.taken_for.split("(")[0].removeprefix("Taken for ").split(":")[0].strip(),
        str(len(order)),
    ]
    rows = list(NAVIGATIONS[name](root)) if name in NAVIGATIONS else []
    wanted = list(dict.fromkeys(by_address.get(row.page.strip("/"), row.page) for row in rows))
    cells.append(f"{sum(page in order for page in wanted)}/{len(wanted)}" if rows else "–")
    cells.append(kept(wanted, order) if rows else "–")
    build(root, scratch / "book")
    _, touched, marks, _ = count(Book.open(scratch / "book"))
    cells.append(f"{touched} ({marks.total()})")
    links = sum(r.kind == "link" for page in contents.pages.values() for r in page.parsed.references)
    dead = sum(problem.kind == "dead-link" for problem in book.problems)
    cells.append(f"{dead}/{links}")
    if with_cost:
        cells.append(cost(root, sources.roots[0].path, order, scratch))
    return " | ".join(cells)


def cost(root: Path, docs: Path, names: list[str], scratch: Path) -> str:
    """CPU seconds of checking the set, and the ratio to the same pages as a plain folder; best of three."""
    plain = scratch / "plain"
    for name in names:
        (plain / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(docs / name, (plain / name).with_suffix(".md"))
    dialect = "dialect: python-markdown\n" if (root / "mkdocs.yml").exists() else ""
    (plain / "book.yml").write_text(f"id: x\ntitle: X\ncategories: folders\nmistakes: warn\n{dialect}")
    own, other = (min(cpu(path) for _ in range(3)) for path in (root, plain))
    return f"{own:.1f} s, {own / other:.2f}"


def cpu(path: Path) -> float:
    """CPU seconds of one check, with its workers."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-m", "index_build", "check", path], capture_output=True, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    """Print the table."""
    arguments = [argument for argument in sys.argv[1:] if argument != "--cost"]
    head = "set | taken for | pages | of its navigation | order | pages with marks (marks) | dead links"
    print(head + (" | CPU, ratio" if "--cost" in sys.argv else ""))
    for given in arguments or sorted(path.name.removesuffix(".tar.gz") for path in SETS.glob("*.tar.gz")):
        with tempfile.TemporaryDirectory() as folder:
            scratch = Path(folder)
            root = Path(given)
            if not root.is_dir():
                with tarfile.open(SETS / f"{given}.tar.gz") as archive:
                    archive.extractall(scratch / "set", filter="data")
                root = next((scratch / "set").iterdir())
            print(measure(root.name, root, scratch, "--cost" in sys.argv), flush=True)


if __name__ == "__main__":
    main()
