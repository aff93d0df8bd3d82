"""An export in a process of its own, for the window: ``helpviewer export --job``.

What to do comes in as one line of JSON. Out go lines ``DONE TOTAL``, and at the end, when something failed, a
line of JSON with the message. When the input ends before that, the export is cancelled: so it ends with the
program that wanted it, however that ends.
"""

from __future__ import annotations

import json
import os
import threading
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

from helpviewer.book.book import Book, Location
from helpviewer.core.messages import HelpError
from helpviewer.export.export import Options, write_export
from helpviewer.page.around.phrases import WORDS
from helpviewer.page.output.job import Job
from helpviewer.page.output.progress import Cancelled

DONE, FAILED = 0, 2


class Paper(NamedTuple):
    """The paper of a PDF: Qt's key of its size, and the left, upper, right and lower margin."""

    size: str
    landscape: bool
    margins_mm: tuple[float, float, float, float]


class ExportJob(NamedTuple):
    """What is written where.

    ``places`` are pages or sections in order, ``words`` the language of what stands around them.
    """

    book: str
    places: tuple[str, ...]
    title: str
    kind: str
    path: str
    words: str = "en"
    link_notes: bool = False
    pictures_beside: bool = False
    as_source: bool = False
    paper: Paper | None = None

    def to_line(self) -> bytes:
        """The job as :func:`serve` reads it."""
        return json.dumps(self._asdict()).encode() + b"\n"

    @classmethod
    def from_line(cls, line: bytes) -> ExportJob:
        """The job in a line that :meth:`to_line` made."""
        row: dict[str, Any] = json.loads(line)
        row["places"] = tuple(row["places"])
        if row["paper"] is not None:
            size, landscape, margins = row["paper"]
            row["paper"] = Paper(size, landscape, tuple(margins))
        return cls(**row)


def serve(wanted: BinaryIO, out: BinaryIO) -> int:
    """Do the job that ``wanted`` brings and return the exit code."""
    job = ExportJob.from_line(wanted.readline())
    cancelled = threading.Event()

    def wait_for_end() -> None:
        # Not through the stream: Python could not end while a thread holds its lock.
        while os.read(wanted.fileno(), 1024):
            pass
        cancelled.set()

    threading.Thread(target=wait_for_end, daemon=True).start()
    told = -1

    def progress(done: int, total: int) -> None:
        nonlocal told
        if cancelled.is_set():
            raise Cancelled
        percent = done * 100 // max(total, 1)
        if percent != told:
            told = percent
            out.write(f"{done} {total}\n".encode())
            out.flush()

    try:
        layout = None
        if job.kind == "pdf" and job.paper:
            from helpviewer.paper.pdf import make_layout

            layout = make_layout(*job.paper)
        options = Options(layout, job.link_notes, job.pictures_beside, job.as_source)
        places = tuple(Location.parse(place) for place in job.places)
        wish = Job(Book.open(Path(job.book)), places, job.title, None, WORDS[job.words], progress)
        write_export(wish, job.kind, Path(job.path), force=True, options=options)
    except Cancelled:
        return FAILED
    except HelpError as error:
        out.write(json.dumps({"id": error.message.id, "values": dict(error.message.values)}).encode() + b"\n")
        out.flush()
        return FAILED
    return DONE
