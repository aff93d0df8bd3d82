"""How often real people's questions find their page: ours beside other engines, on the same pages in one run.

    python benchmarks/search_quality.py [--sets NAME…] [--only-ours] [--typos] [--misses] [--together]

The question sets lie beside the project (``../shared/data/questions``: a question and the titles of the
pages that answer it on each line); ``bundled`` is the search tests of the book in ``resources``. Pages are
the unit, the first 20 are looked at. ``exact`` types every unique title of the set and wants its page first.
``--typos`` asks the questions once more with one slip in each, by a seed. ``--together`` asks all books at
once, as one ranking: only a page of the question's own book is right.
"""

from __future__ import annotations

import argparse
import random
import sys
import tarfile
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from benchmarks import powershell_docs
from benchmarks.search_engines import Ask, PageText, engines
from helpviewer.book.book import Book
from helpviewer.book.format import INDEX_DIR
from helpviewer.search.index.files import IndexInfo, Sections, Texts
from helpviewer.search.merge import merge
from helpviewer.search.searcher import Searcher
from index_build.build import build

ROOT = Path(__file__).resolve().parent.parent
CONTENT = ROOT / "resources" / "content" / "xai-api-faq"
QUESTIONS = ROOT.parent / "shared" / "data" / "questions"
SETS = ("bundled", "powershell", "git", "covid-en", "covid-de")
SEED = 20261126
LOOKED_AT = 20


@dataclass(frozen=True, slots=True)
class Question:
    """What somebody asked, and the titles of the pages that count as right."""

    text: str
    right: frozenset[str]


@dataclass(frozen=True, slots=True)
class Result:
    """Rank of the first right page for each question, 0 when it is not among the first 20."""

    ranks: tuple[int, ...]

    def __str__(self) -> str:
        count = max(len(self.ranks), 1)
        first = sum(rank == 1 for rank in self.ranks) / count
        third = sum(1 <= rank <= 3 for rank in self.ranks) / count
        mrr = sum(1 / rank for rank in self.ranks if rank) / count
        return f"{first:7.3f}{third:7.3f}{mrr:7.3f}"


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--sets", nargs="+", choices=SETS, default=SETS)
    parser.add_argument("--only-ours", action="store_true")
    parser.add_argument("--typos", action="store_true", help="also with one slip in each question")
    parser.add_argument("--misses", action="store_true", help="print what did not come first")
    parser.add_argument("--together", action="store_true", help="one ranking over the books of all sets")
    options = parser.parse_args()
    print(f"{'set':<12}{'engine':<10}{'@1':>7}{'@3':>7}{'MRR':>7}")
    for name in options.sets:
        with tempfile.TemporaryDirectory() as folder:
            measure(name, Path(folder), options)
    if options.together:
        with tempfile.TemporaryDirectory() as folder:
            measure_together(options.sets, Path(folder))
    return 0


def measure_together(sets: Sequence[str], work: Path) -> None:
    """Ask the questions of every set in all books at once, and print a line for each set."""
    searchers: dict[str, Searcher] = {}
    questions: dict[str, list[Question]] = {}
    for name in sets:
        if (source := content_root(name, work / name / "source")) is not None:
            build(source, work / name / "book")
            book = Book.open(work / name / "book")
            searchers[name] = Searcher(book)
            questions[name] = list(read_questions(name, book))
    names = list(searchers)
    for name in names:

        def ask(text: str, own: str = name) -> list[str]:
            answers = [searchers[other].search(text, limit=3 * LOOKED_AT) for other in names]
            found = (hit.page_title if names[n] == own else "" for n, hit in merge(answers))
            return list(dict.fromkeys(title or f"other {place}" for place, title in enumerate(found)))

        result = Result(tuple(rank(ask, question) for question in questions[name]))
        print(f"{name:<12}{'together':<10}{result}   in {len(names)} books", flush=True)
    for searcher in searchers.values():
        searcher.close()


def measure(name: str, work: Path, options: argparse.Namespace) -> None:
    """Build the set's book, ask every engine, and print a line for each."""
    source = content_root(name, work / "source")
    if source is None:
        print(f"{name:<12}left out: its files are not beside the project")
        return
    build(source, work / "book")
    book = Book.open(work / "book")
    questions = list(read_questions(name, book))
    searcher = Searcher(book)
    asked: list[tuple[str, Ask]] = [("ours", lambda text: titles(searcher, text))]
    if not options.only_ours:
        asked.extend(engines(page_texts(book), book.info.language[:2], work))
    for engine, ask in asked:
        result = Result(tuple(rank(ask, question) for question in questions))
        print(f"{name:<12}{engine:<10}{result}   {len(questions)} questions", flush=True)
        if engine == "ours":
            print(f"{name:<12}{'card':<10}{cards(searcher, questions)}", flush=True)
        if options.typos:
            chance = random.Random(SEED)
            slips = [Question(slip(question.text, chance), question.right) for question in questions]
            print(f"{name:<12}{'  one slip':<10}{Result(tuple(rank(ask, q) for q in slips))}", flush=True)
        if options.misses and engine == "ours":
            for question, place in zip(questions, result.ranks, strict=True):
                if place != 1:
                    print(f"    {place:2}  {question.text}  →  {ask(question.text)[:3]}")
    print(f"{name:<12}{'exact':<10}{exact_names(searcher, book)}", flush=True)
    searcher.close()


def content_root(name: str, folder: Path) -> Path | None:
    """The set's pages as a content root below ``folder``; None when they are not beside the project."""
    if name == "bundled":
        return CONTENT
    if name == "powershell":
        return powershell_docs.unpacked(folder) if powershell_docs.DATA.exists() else None
    archive = QUESTIONS / ("git-en.tar.gz" if name == "git" else f"{name}.tar.gz")
    if not archive.exists():
        return None
    with tarfile.open(archive) as opened:
        opened.extractall(folder, filter="data")
    return next(folder.glob("*/book.yml")).parent


def read_questions(name: str, book: Book) -> Iterator[Question]:
    """The questions of a set, those whose pages the book has."""
    if name == "bundled":
        for row in yaml.safe_load((CONTENT / "search-tests.yml").read_text("utf-8")):
            yield Question(row["q"], frozenset((book.page(row["page"]).title,)))
        return
    for line in (QUESTIONS / f"{name}.tsv").read_text("utf-8").splitlines():
        text, _, right = line.partition("\t")
        yield Question(text, frozenset(title.strip() for title in right.split(" | ")))


def page_texts(book: Book) -> list[PageText]:
    """Every page with its headings and all its text, from the book's own index."""
    folder = book.path / INDEX_DIR
    info = IndexInfo.read(folder)
    sections = Sections(folder, info)
    texts = Texts(folder, info, sections)
    found: dict[str, list[list[str]]] = {}
    for number in range(len(sections)):
        headings, bodies = found.setdefault(sections.page(number), [[], []])
        section, title = sections.section(number)
        if section:
            headings.append(title)
        bodies.append(texts.text(number))
    texts.close()
    return [
        PageText(book.page(page).title, "\n".join(headings), "\n".join(bodies))
        for page, (headings, bodies) in found.items()
    ]


def titles(searcher: Searcher, text: str) -> list[str]:
    """Titles of the pages of our hits, best first."""
    hits = searcher.search(text, limit=3 * LOOKED_AT).hits
    return list(dict.fromkeys(hit.page_title for hit in hits))[:LOOKED_AT]


def rank(ask: Callable[[str], Sequence[str]], question: Question) -> int:
    """The place of the first right page, from 1; 0 for none."""
    for place, title in enumerate(ask(question.text), 1):
        if title in question.right:
            return place
    return 0


def cards(searcher: Searcher, questions: Sequence[Question]) -> str:
    """How many questions get a card with the answer above the hits, and how many of these are right."""
    answers = [(searcher.search(question.text), question.right) for question in questions]
    shown = [answer.hits[0].page_title in right for answer, right in answers if answer.is_sure]
    return f"   {len(shown)} of {len(questions)} have a card, {sum(shown)} of these are right"


def exact_names(searcher: Searcher, book: Book) -> str:
    """The share of unique titles that come first when typed as they stand."""
    pages = [page.title for page in page_texts(book)]
    count = Counter(title.casefold() for title in pages)
    unique = [title for title in pages if count[title.casefold()] == 1]
    missed = [title for title in unique if titles(searcher, title)[:1] != [title]]
    share = 1 - len(missed) / max(len(unique), 1)
    some = f"   e.g. {missed[:4]}" if missed else ""
    return f"{share:7.3f}   of {len(unique)} unique titles typed exactly come first{some}"


def slip(question: str, chance: random.Random) -> str:
    """One letter dropped, added, replaced or swapped with the next, in a word of four letters or more."""
    words = question.split(" ")
    long = [i for i, word in enumerate(words) if len(word) >= 4 and word.isalpha()]
    if not long:
        return question
    place = chance.choice(long)
    word = words[place]
    at, letter = chance.randrange(len(word)), chance.choice("abcdefghijklmnopqrstuvwxyz")
    swapped = min(at, len(word) - 2)
    words[place] = chance.choice(
        (
            word[:at] + word[at + 1 :],
            word[:at] + letter + word[at:],
            word[:at] + letter + word[at + 1 :],
            word[:swapped] + word[swapped + 1] + word[swapped] + word[swapped + 2 :],
        )
    )
    return " ".join(words)


if __name__ == "__main__":
    sys.exit(main())
