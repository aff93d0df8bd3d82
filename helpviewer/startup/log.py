"""The log: warnings on stderr, and in a file that cannot grow without end. No Qt."""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

from helpviewer import __version__
from helpviewer.core.product import Product, product

MAX_LOG_FILE = 2**20
"""Bytes; a longer log is put aside, over the one that was put aside before."""

_log = logging.getLogger("helpviewer")


class CappedFile(logging.FileHandler):
    """A log file of at most 1 MB, and one older one beside it."""

    def emit(self, record: logging.LogRecord) -> None:
        super().emit(record)
        if self.stream is not None and self.stream.tell() > MAX_LOG_FILE:
            self.close()
            path = Path(self.baseFilename)
            path.replace(path.with_suffix(".old.log"))


def to_stderr(verbose: bool) -> None:
    """Send what must be known, and with ``verbose`` everything, to stderr."""
    handler = logging.StreamHandler()
    handler.setLevel(logging.DEBUG if verbose else logging.CRITICAL)
    handler.setFormatter(logging.Formatter("%(levelname)s %(name)s: %(message)s"))
    logging.getLogger().addHandler(handler)
    logging.getLogger().setLevel(logging.INFO)


def to_file(path: Path) -> None:
    """Keep warnings in a file as well, where one can be written."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handler = CappedFile(path, encoding="utf-8", errors="backslashreplace", delay=True)
    except OSError as error:
        _log.warning("no log is kept: %s", error)
        return
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    handler.setLevel(logging.WARNING)
    logging.getLogger().addHandler(handler)


def catch_crashes(show: Callable[[str], None]) -> None:
    """Log exceptions that nobody caught, then call ``show`` with a report, from whatever thread."""

    def crashed(kind: type[BaseException], value: BaseException, trace: Any) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, value, trace)
            return
        _log.critical("an error nobody expected", exc_info=(kind, value, trace))
        show(report(value))

    sys.excepthook = crashed
    threading.excepthook = lambda args: crashed(
        args.exc_type, args.exc_value or args.exc_type(), args.exc_traceback
    )


def report(error: BaseException) -> str:
    """What a reader may send to whoever looks after the program: versions, and where it happened."""
    import platform
    import traceback

    system = f"{platform.system()} {platform.release()}, Python {platform.python_version()}"
    qt = sys.modules.get("PySide6")
    shipped = product()
    own = "" if shipped == Product() else f", Help Viewer {__version__}"
    versions = f"{shipped.name} {shipped.version}{own}, {system}, PySide6 {getattr(qt, '__version__', '–')}"
    return f"{versions}\n\n{''.join(traceback.format_exception(error))}"
