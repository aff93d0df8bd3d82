"""What the program is started with.

No Qt, and no parser, which takes its time: most starts have no arguments.
"""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace


class Arguments(SimpleNamespace):
    """The options of a start that opens a window, by default with no wish at all.

    Attributes:
        command: ``search``, ``export`` or ``list``; None when a window is wanted. A command has attributes of
            its own beside these (see :func:`helpviewer.cli.parser.parser`).
        book: the book's folder or ``.helpbook`` file; None for the bundled one.
        page: ``ID`` or ``ID#SECTION``, perhaps after ``BOOK/``; None for where the reader left.
        search: what to search for in the window.
        context: another program's name for a page.
        open: a ``.helpbook`` file, a book's folder or a ``helpviewer:`` link.
        preview: the folder of a preview, see :mod:`helpviewer.core.preview_notes`.
        named: whether a book was asked for, in whatever way.
        new_window: whether to leave the windows alone that are open already.
        verbose: whether to say more on stderr.
    """

    command: str | None = None
    book: Path | None = None
    page: str | None = None
    search: str | None = None
    context: str | None = None
    open: str | None = None
    preview: Path | None = None
    named: bool = False
    new_window: bool = False
    verbose: bool = False
