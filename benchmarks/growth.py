"""What opening a book costs at 1,000, 10,000 and 100,000 pages: records made by a seed, no pages' files.

``python benchmarks/growth.py``: for each size a fresh process opens the book, reads the home page's record
and the first level of the tree; then single records, the list of categories, and all in the tree's order.
"""

from __future__ import annotations

import random
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from helpviewer.book.book import Book
from helpviewer.book.format import BookInfo, Category, CategoryItem, PageInfo, Section
from index_build.output.tables import write_tables

SIZES = (1_000, 10_000, 100_000)
PAGES_A_CATEGORY, CATEGORIES_AN_AREA, SECTIONS_A_PAGE = 50, 20, 8


def write_records(folder: Path, count: int) -> None:
    """A book of ``count`` pages in categories, and those in areas."""
    words = [f"word{number}" for number in range(2_000)]
    chance = random.Random(count)

    def title() -> str:
        return " ".join(chance.choices(words, k=6))

    pages = [PageInfo("p0", "Home", "")]
    areas: list[CategoryItem] = []
    tree: list[Category] = []
    for first in range(1, count, PAGES_A_CATEGORY * CATEGORIES_AN_AREA):
        area = f"area-{len(areas)}"
        areas.append(CategoryItem(area))
        below: list[CategoryItem] = []
        rows: list[Category] = []
        for start in range(
            first, min(first + PAGES_A_CATEGORY * CATEGORIES_AN_AREA, count), PAGES_A_CATEGORY
        ):
            category = f"category-{start}"
            ids = tuple(f"p{number}" for number in range(start, min(start + PAGES_A_CATEGORY, count)))
            below.append(CategoryItem(category))
            rows.append(Category(category, title(), ids, above=area))
            for page in ids:
                sections = tuple(Section(f"s{n}", title(), 2) for n in range(SECTIONS_A_PAGE))
                pages.append(PageInfo(page, title(), category, summary=title(), sections=sections))
        tree += [Category(area, title(), tuple(below)), *rows]
    root = Category("", "", ("p0", *areas))
    write_tables(folder, BookInfo("grown", "Grown", "1", "en", "p0"), pages, [root, *tree], ())


def peak_memory() -> float:
    """MiB of this process alone, of Linux; its ``ru_maxrss`` would be that of the process it came from."""
    found = re.search(r"VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text())
    return int(found[1]) / 1024 if found else 0.0


def measure(folder: Path) -> str:
    """A line of the table, measured in this process."""
    start = time.process_time()
    book = Book.open(folder)
    book.page(book.info.home)
    book.category("")
    opened = time.process_time() - start
    memory = peak_memory()
    chance = random.Random(1)
    asked = [f"p{chance.randrange(len(book))}" for _ in range(500)]
    start = time.process_time()
    for page in asked:
        book.page(page)
    single = (time.process_time() - start) / len(asked)
    start = time.process_time()
    categories = len(book.categories)
    listed = time.process_time() - start
    start = time.process_time()
    count = sum(1 for _ in book.pages())
    every = time.process_time() - start
    size = sum(file.stat().st_size for file in folder.glob("*.table")) / 2**20
    return (
        f"| {count:,} | {categories:,} | {size:.1f} | {opened * 1e3:.2f} | {memory:.0f} | {single * 1e6:.0f} "
        f"| {listed * 1e3:.2f} | {every:.2f} |"
    )


def main() -> None:
    if len(sys.argv) > 1:
        print(measure(Path(sys.argv[1])))
        return
    print(
        "| pages | categories | records, MiB | open, CPU ms | peak memory, MiB "
        "| one record, µs | categories, ms | all, s |"
    )
    print("|---|---|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        for count in SIZES:
            book = Path(folder) / str(count)
            book.mkdir()
            write_records(book, count)
            subprocess.run([sys.executable, __file__, str(book)], check=True)


if __name__ == "__main__":
    main()
