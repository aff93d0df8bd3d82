"""Our bundled book in Qt Assistant's format, so that both open the same pages."""

from __future__ import annotations

import re
import subprocess
from html import escape
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SPACE = "bench.helpviewer"

GENERATORS = ("/usr/lib/qt6/libexec/qhelpgenerator", "/usr/libexec/qt6/qhelpgenerator")
ASSISTANTS = ("/usr/lib/qt6/bin/assistant", "/usr/bin/assistant6")

PROJECT = """<?xml version="1.0" encoding="UTF-8"?>
<QtHelpProject version="1.0"><namespace>{space}</namespace><virtualFolder>doc</virtualFolder>
<filterSection><toc><section title="Book" ref="{home}.html">{toc}</section></toc>
<files>{files}</files></filterSection></QtHelpProject>
"""
COLLECTION = """<?xml version="1.0" encoding="UTF-8"?>
<QHelpCollectionProject version="1.0">
<assistant><startPage>{start}</startPage><homePage>{start}</homePage></assistant>
<docFiles><register><file>book.qch</file></register></docFiles></QHelpCollectionProject>
"""


def command(folder: Path) -> list[str] | None:
    """Make the book in ``folder``; the command that opens it, or None where Qt Assistant is not installed."""
    generator = next((path for path in GENERATORS if Path(path).exists()), None)
    assistant = next((path for path in ASSISTANTS if Path(path).exists()), None)
    if generator is None or assistant is None:
        return None
    from helpviewer.book.book import Book, Location
    from helpviewer.core.paths import default_book
    from helpviewer.export.html.file import to_html
    from helpviewer.page.output.job import Job

    book = Book.open(default_book())
    pages = list(book.pages())
    for page in pages:
        text = re.sub(r"<style.*?</style>", "", to_html(Job(book, [Location(page.id)])), flags=re.S)
        (folder / f"{page.id}.html").write_text(text, "utf-8")
    toc = "".join(f'<section title="{escape(p.title)}" ref="{p.id}.html"/>' for p in pages)
    files = "".join(f"<file>{p.id}.html</file>" for p in pages)
    start = f"qthelp://{SPACE}/doc/{book.info.home}.html"
    (folder / "book.qhp").write_text(PROJECT.format(space=SPACE, home=book.info.home, toc=toc, files=files))
    (folder / "book.qhcp").write_text(COLLECTION.format(start=start))
    for source, made in (("book.qhp", "book.qch"), ("book.qhcp", "book.qhc")):
        subprocess.run(
            [generator, source, "-s", "-o", made], cwd=folder, check=True, stdout=subprocess.DEVNULL,
            env={"QT_QPA_PLATFORM": "offscreen", "HOME": str(folder), "PATH": "/usr/bin"},
        )  # fmt: skip
    return [assistant, "-quiet", "-collectionFile", str(folder / "book.qhc"), "-showUrl", start]
