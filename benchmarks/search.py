"""Search beside SQLite FTS5: CPU milliseconds for every keystroke, ten hits with snippets, in one run.

    python benchmarks/search.py [--powershell DIR] [--pages FILE] [--queries N] [--typos]

Three sets of pages: the bundled book; the Markdown given with ``--powershell`` (a folder or a tar archive);
the JSON lines given with ``--pages`` (title, headings, body). Without the options they are looked for in
``../shared/data``. Both sides get the same rows and the same keystrokes, and answer with the ten best and a
snippet each. FTS5 has prefix indexes for one to three characters and bm25 weights for title, headings and
text; all words are required and the last one is a prefix.

``--typos`` asks the bundled book's search tests as they are and with one random slip each, five times over.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
import sqlite3
import subprocess
import sys
import tarfile
import tempfile
import time
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

import yaml

from helpviewer.book.book import Book
from helpviewer.search.index.open_index import OpenIndex
from helpviewer.search.searcher import Searcher
from index_build.build import build
from index_build.output.index.search_index import IndexEntry, write_index
from index_build.search_tests.run import SearchTest, run_search_tests

ROOT = Path(__file__).resolve().parent.parent
CONTENT = ROOT / "resources" / "content" / "xai-api-faq"
SHARED = ROOT.parent / "shared" / "data"
SEED = 20261121


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    parser.add_argument("--powershell", type=Path, default=SHARED / "powershell-docs.tar.gz")
    parser.add_argument("--pages", type=Path, default=SHARED / "pages-10k.jsonl.gz")
    parser.add_argument("--queries", type=int, default=200)
    parser.add_argument("--typos", action="store_true", help="only the quality of the bundled search tests")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        bundled = work / "bundled"
        build(CONTENT, bundled)
        if options.typos:
            return typos(bundled)
        print(f"{'set':<12}{'rows':>7}{'':>10}{'p50':>8}{'p95':>8}{'max':>8}   CPU ms per keystroke")
        questions = [row["q"] for row in search_tests()]
        entries = entries_of(bundled)
        compare("bundled", bundled, entries, (questions * 2)[: options.queries])
        for name, source, read in (
            ("powershell", options.powershell, markdown_folder),
            ("pages", options.pages, json_lines),
        ):
            if not source.exists():
                print(f"{name:<12} left out: {source} is not there")
                continue
            entries = list(read(source, work))
            book = work / name
            write_book(name, book, entries)
            compare(name, book, entries, made_up(entries, options.queries))
    return 0


# -- the sets ---------------------------------------------------------------------------------------


def search_tests() -> list[dict[str, str]]:
    rows: list[dict[str, str]] = yaml.safe_load((CONTENT / "search-tests.yml").read_text("utf-8"))
    return rows


def entries_of(path: Path) -> list[IndexEntry]:
    """The sections of a built book, for FTS5."""
    book = Book.open(path)
    index = OpenIndex(book)
    sections, texts = index.sections, index.texts
    found = []
    for number in range(len(sections)):
        page = book.page(sections.page(number))
        section, title = sections.section(number)
        keywords = () if section else page.keywords
        found.append(
            IndexEntry(page.id, section, title, page.title, page.category, keywords, texts.text(number))
        )
    index.close()
    return found


def markdown_folder(source: Path, work: Path) -> Iterable[IndexEntry]:
    """Pages of Markdown files cut at their headings, from a folder or a tar archive."""
    if source.is_file():
        with tarfile.open(source) as archive:
            archive.extractall(work / "markdown", filter="data")
        source = work / "markdown"
    for number, file in enumerate(sorted(source.rglob("*.md"))):
        text = re.sub(r"(?s)\A---.*?\n---\n", "", file.read_text("utf-8", errors="replace"))
        first = re.search(r"(?m)^# (.+)$", text)
        title = first[1].strip() if first else file.stem
        if first:
            text = text[: first.start()] + text[first.end() :]
        parts = re.split(r"(?m)^#{2,6} (.+)$", text)
        yield IndexEntry(f"p{number}", "", title, title, "all", (), parts[0].strip())
        for i in range(1, len(parts), 2):
            yield IndexEntry(f"p{number}", f"s{i}", parts[i].strip(), title, "all", (), parts[i + 1].strip())


def json_lines(source: Path, work: Path) -> Iterable[IndexEntry]:
    with gzip.open(source, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            row = json.loads(line)
            text = row["body"].removeprefix(row["title"] + "\n")
            yield IndexEntry(f"p{number}", "", row["title"], row["title"], "all", (), text)


def write_book(name: str, path: Path, entries: list[IndexEntry]) -> None:
    """A book without page files: enough to be searched. Prints how long the index took and its size."""
    pages: dict[str, dict[str, object]] = {}
    for entry in entries:
        row = pages.setdefault(entry.page, {"title": entry.page_title, "category": "all", "sections": []})
        if entry.section:
            row["sections"].append([entry.section, entry.title, 2])  # type: ignore[attr-defined]
    content = {
        "format": 1,
        "book": {"id": "b", "title": "B", "version": "1", "language": "en", "home": entries[0].page},
        "categories": [{"id": "all", "title": "All", "pages": list(pages)}],
        "pages": pages,
    }
    path.mkdir()
    (path / "book.json").write_text(json.dumps(content))
    wall, cpu = time.perf_counter(), time.process_time()
    size = write_index(path / "index", entries, (), "en")
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    print(f"{name:<12}{len(entries):>7}  index of {len(pages):,} pages: {size / 1e6:.1f} MB", end=" ")
    print(f"in {wall:.1f} s ({cpu:.1f} s CPU)")


def made_up(entries: list[IndexEntry], count: int) -> list[str]:
    """A third each: titles, two to four neighbouring words of a text, questions with words of a title."""
    chance = random.Random(SEED)
    found = []
    for i in range(count):
        entry = chance.choice(entries)
        title = re.findall(r"[\w-]+", entry.title)
        words = re.findall(r"[A-Za-z][\w-]+", entry.text) or title
        if i % 3 == 0:
            text = " ".join(title[:5])
        elif i % 3 == 1:
            start = chance.randrange(len(words))
            text = " ".join(words[start : start + chance.randint(2, 4)])
        else:
            text = "how do I " + " ".join(title[:4]).lower()
        found.append(text[:60])
    return found


# -- the comparison ---------------------------------------------------------------------------------


def compare(name: str, path: Path, entries: list[IndexEntry], queries: list[str]) -> None:
    """A line each for ours and FTS5, keystroke by keystroke in turns; then opening and first keystroke."""
    searcher = Searcher(Book.open(path))
    database = fts5(entries)
    ours: list[float] = []
    theirs: list[float] = []
    for query in queries:
        for length in range(1, len(query) + 1):
            typed = query[:length]
            ours.append(timed(partial(searcher.search, typed, limit=10)))
            theirs.append(timed(partial(ask_fts5, database, typed)))
    searcher.close()
    for label, figures in (("ours", ours), ("FTS5", theirs)):
        row = "".join(f"{share(figures, s):>8.2f}" for s in (0.5, 0.95, 1.0))
        print(f"{name:<12}{len(entries):>7}{label:>10}{row}")
    ratio = share(theirs, 0.95) / share(ours, 0.95)
    print(
        f"{'':<12}{'':>7}{'ratio':>10}{'':>8}{ratio:>8.2f}   {len(ours)} keystrokes of {len(queries)} queries"
    )
    print(f"{'':<12}{'':>7}{'':>10}  {first_keystroke(path)}")


def timed(call: Callable[[], object]) -> float:
    began = time.process_time_ns()
    call()
    return (time.process_time_ns() - began) / 1e6


def share(figures: list[float], part: float) -> float:
    ordered = sorted(figures)
    return ordered[min(int(len(ordered) * part), len(ordered) - 1)]


def fts5(entries: list[IndexEntry]) -> sqlite3.Connection:
    database = sqlite3.connect(":memory:")
    database.execute(
        "create virtual table t using fts5(title, headings, text, "
        "prefix='1 2 3', tokenize='porter unicode61 remove_diacritics 2')"
    )
    rows = ((e.title, " ".join((e.page_title, *e.keywords)), e.text) for e in entries)
    database.executemany("insert into t values (?, ?, ?)", rows)
    database.execute("insert into t(t) values ('optimize')")
    return database


def ask_fts5(database: sqlite3.Connection, typed: str) -> list[tuple[str, str]]:
    words = re.findall(r"\w+", typed)
    if not words:
        return []
    quoted = [f'"{word}"' for word in words]
    if typed[-1:].strip():
        quoted[-1] += "*"
    return database.execute(
        "select title, snippet(t, 2, '<b>', '</b>', '…', 30) from t where t match ? "
        "order by bm25(t, 10.0, 4.0, 1.0) limit 10",
        (" ".join(quoted),),
    ).fetchall()


def first_keystroke(path: Path) -> str:
    """Opening and the first keystroke in a fresh process, medians of seven, imports counted apart."""
    code = (
        "import sys, time; from pathlib import Path; c = time.process_time\n"
        "from helpviewer.book.book import Book; book = Book.open(Path(sys.argv[1]))\n"
        "a = c()\nfrom helpviewer.search.searcher import Searcher\n"
        "b = c()\ns = Searcher(book)\nd = c()\ns.search('r', limit=10)\ne = c()\n"
        "print((b - a) * 1000, (d - b) * 1000, (e - d) * 1000)"
    )
    runs = []
    for _ in range(7):
        done = subprocess.run(
            [sys.executable, "-c", code, str(path)], cwd=ROOT, capture_output=True, text=True, check=True
        )
        runs.append([float(figure) for figure in done.stdout.split()])
    imports, opening, first = (sorted(column)[3] for column in zip(*runs, strict=True))
    whole = sorted(sum(run) for run in runs)[3]
    return f"imports {imports:.1f} + opening {opening:.1f} + first keystroke {first:.1f} = {whole:.1f} ms CPU"


# -- quality ----------------------------------------------------------------------------------------


def typos(path: Path) -> int:
    tests = [SearchTest(row["q"], row["page"]) for row in search_tests()]
    print(f"{'search tests':<16}{'count':>6}{'@1':>8}{'@3':>8}{'MRR':>8}")
    for seed in (None, *range(5)):
        chance = random.Random(seed)
        asked = tests if seed is None else [SearchTest(slip(t.question, chance), t.page) for t in tests]
        report = run_search_tests(path, asked)
        label = "as written" if seed is None else f"one typo, {seed}"
        print(f"{label:<16}{len(asked):>6}", end="")
        print(f"{report.success_at_1:>8.3f}{report.success_at_3:>8.3f}{report.mrr:>8.3f}")
    return 0


def slip(question: str, chance: random.Random) -> str:
    """One letter dropped, added, replaced or swapped with the next, in a word of four letters or more."""
    words = question.split(" ")
    long = [i for i, word in enumerate(words) if len(word) >= 4 and word.isalpha()]
    if not long:
        return question
    place = chance.choice(long)
    word = words[place]
    at, letter = chance.randrange(len(word)), chance.choice("abcdefghijklmnopqrstuvwxyz")
    kind = chance.randrange(4)
    if kind == 0:
        word = word[:at] + word[at + 1 :]
    elif kind == 1:
        word = word[:at] + letter + word[at:]
    elif kind == 2:
        word = word[:at] + letter + word[at + 1 :]
    else:
        at = min(at, len(word) - 2)
        word = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    words[place] = word
    return " ".join(words)


if __name__ == "__main__":
    sys.exit(main())
