"""A small book, and the command line run on it in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from index_build.build import build

ROOT = Path(__file__).resolve().parents[2]

BOOK_YML = """\
id: sample
title: Sample Help
version: "1"
language: en
as_of: 2026-11-21
home: retention
categories:
  - id: privacy
    title: Privacy
  - id: billing
    title: Billing
  - id: empty
    title: Empty
synonyms:
  - [refund, money back]
"""
RETENTION = """\
---
id: retention
title: What is retention?
category: privacy
sources: [{title: FAQ, url: "https://example.org/faq"}]
aliases: [old-retention]
---
Requests are kept for 30 days – “then” deleted. The header is `x-zero-data-retention`.

## How it works

Nothing is written. Use the switch -rf with care.
"""
REFUND = """\
---
id: refund
title: "Can I get a refund?"
category: billing
related: [retention]
---
No. Prepaid credits are not refunded; see [retention](help:retention#how-it-works).
"""


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("cli")
    source = folder / "source"
    for name, text in (
        ("book.yml", BOOK_YML),
        ("privacy/retention.md", RETENTION),
        ("billing/refund.md", REFUND),
    ):
        (source / name).parent.mkdir(parents=True, exist_ok=True)
        (source / name).write_text(text, encoding="utf-8")
    build(source, folder / "book")
    return folder / "book"


Run = Callable[..., "subprocess.CompletedProcess[bytes]"]


@pytest.fixture
def run(book: Path, tmp_path: Path) -> Run:
    """Runs ``helpviewer`` in an empty folder, without a display and in the C locale."""
    kept = ("PATH", "SYSTEMROOT", "HOME", "TEMP", "TMP")
    environment = {name: os.environ[name] for name in kept if name in os.environ}
    environment |= {"XDG_CACHE_HOME": str(tmp_path / "cache")}
    environment |= {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "error"}

    def run(*arguments: str, with_book: bool = True, **options: Any) -> subprocess.CompletedProcess[bytes]:
        command = [sys.executable, "-m", "helpviewer", *arguments[:1]]
        command += ["--book", str(book)] if with_book else []
        command += arguments[1:]
        options = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "cwd": tmp_path, **options}
        done: subprocess.CompletedProcess[bytes] = subprocess.run(
            command, env=environment, timeout=120, check=False, **options
        )
        return done

    return run
