"""From saving a page to seeing it, on 1,110 real pages: our preview beside those of other programs.

usage: preview.py [-n RUNS] [--only ours|others] [--mkdocs PATH] [--mdbook PATH]

The same pages, and the same line of the same page, changed in the same way, one program after the other:

ours             ``index-build preview`` with its reader on a virtual display (Xvfb), until pixels change
mkdocs           ``mkdocs serve``, which builds every page again
mkdocs --dirty   ``mkdocs serve --dirty``, which builds the page that changed; its search knows no other then
mdbook           ``mdbook serve``

Of the others it is counted until their server hands out the new page; their browser still has to ask for it
and to draw it. PATH is where such a program is installed; what is not named is looked for, and left out where
it is not found. Medians in seconds, with the extremes.
"""

from __future__ import annotations

import argparse
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError

from benchmarks.powershell_docs import unpacked
from benchmarks.rebuild import SHOWN, Preview, edit, told
from benchmarks.virtual_display import display

LIMIT_S = 300.0
_PAGE = SHOWN.removesuffix(".md")


def free_port() -> int:
    """A port of this machine that nobody listens on."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


def wait_for(address: str, words: str) -> float:
    """When the page at ``address`` has these words."""
    begin = time.perf_counter()
    while time.perf_counter() - begin < LIMIT_S:
        try:
            with urllib.request.urlopen(address, timeout=LIMIT_S) as answer:
                if words in answer.read().decode("utf-8"):
                    return time.perf_counter()
        except (URLError, ConnectionError, TimeoutError):
            pass  # not there yet
        time.sleep(0.01)
    raise RuntimeError(f"“{words}” never came")


@contextmanager
def serving(command: Sequence[str], folder: Path) -> Iterator[None]:
    """Another program's preview while it runs."""
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        yield
    finally:
        process.terminate()
        process.wait()


def served(command: Sequence[str], folder: Path, page: Path, address: str, rounds: int) -> list[float]:
    """The seconds until the server hands out each of the changes."""
    seen = []
    with serving(command, folder):
        for number in range(rounds + 1):
            if number == 0:
                wait_for(address, "</html>")
            time.sleep(1.0)
            begin = time.perf_counter()
            edit(page, 2000 + number)
            at = wait_for(address, f"Edit {2000 + number} of") - begin
            if number:  # the first one warms up
                seen.append(at)
    return seen


def ours(source: Path, home: Path, rounds: int) -> list[float]:
    """The seconds until each of the changes is painted."""
    seen = []
    with display() as screen:
        preview = Preview(source, home, screen)
        try:
            preview.settle(3.0)
            for number in range(rounds + 1):
                begin = time.perf_counter()
                edit(source / SHOWN, 1000 + number)
                at = preview.seen() - begin
                if number:
                    seen.append(at)
                preview.settle(1.0)
        finally:
            preview.process.send_signal(signal.SIGTERM)
            preview.process.wait()
    return seen


def with_mkdocs(program: str, folder: Path, rounds: int, *options: str) -> list[float]:
    """What ``mkdocs serve`` takes."""
    source = unpacked(folder)
    port = free_port()
    (folder / "mkdocs.yml").write_text("site_name: PowerShell\ndocs_dir: reference\n", "utf-8")
    command = [program, "serve", "--dev-addr", f"127.0.0.1:{port}", *options]
    return served(command, folder, source / SHOWN, f"http://127.0.0.1:{port}/{_PAGE}/", rounds)


def with_mdbook(program: str, folder: Path, rounds: int) -> list[float]:
    """What ``mdbook serve`` takes."""
    source = unpacked(folder)
    port = free_port()
    names = sorted(path.relative_to(source).as_posix() for path in source.rglob("*.md"))
    (source / "SUMMARY.md").write_text("".join(f"- [{name}](<{name}>)\n" for name in names), "utf-8")
    (folder / "book.toml").write_text('[book]\ntitle = "PowerShell"\nsrc = "reference"\n', "utf-8")
    command = [program, "serve", "--hostname", "127.0.0.1", "--port", str(port)]
    return served(command, folder, source / SHOWN, f"http://127.0.0.1:{port}/{_PAGE}.html", rounds)


def main() -> None:
    """Measure what there is."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("-n", type=int, default=5, help="rounds (default 5)")
    parser.add_argument("--only", choices=("ours", "others"), help="one of the two")
    parser.add_argument("--mkdocs", default=shutil.which("mkdocs"), metavar="PATH")
    parser.add_argument("--mdbook", default=shutil.which("mdbook"), metavar="PATH")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ["XDG_CACHE_HOME"] = str(folder / "cache")
        print(f"{'from saving to seeing':32}{'median':>8}{'min':>8}{'max':>8}", flush=True)
        if options.only != "others":
            told("ours", ours(unpacked(folder / "ours"), folder, options.n))
        if options.only == "ours":
            return
        if options.mkdocs:
            told("mkdocs --dirty", with_mkdocs(options.mkdocs, folder / "dirty", options.n, "--dirty"))
            told("mkdocs", with_mkdocs(options.mkdocs, folder / "mkdocs", min(options.n, 3)))
        if options.mdbook:
            told("mdbook", with_mdbook(options.mdbook, folder / "mdbook", min(options.n, 3)))


if __name__ == "__main__":
    main()
