"""The .deb on a Debian that has nothing else: installed, started from the desktop entry, upgraded, removed.

Needs root, debootstrap and a Debian mirror, the one this machine itself uses.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import yaml

from benchmarks.virtual_display import display

ROOT = Path(__file__).resolve().parents[2]

pytestmark = pytest.mark.slow

if sys.platform != "linux" or os.getuid() != 0 or shutil.which("debootstrap") is None:
    pytest.skip("needs root and debootstrap", allow_module_level=True)

READER = "reader"
HOME = f"/home/{READER}"


class CleanSystem:
    """A Debian in a folder.

    Args:
        root: where it is.
    """

    def __init__(self, root: Path) -> None:
        self.root = root

    def run(self, command: str, **environment: str) -> str:
        """Run a command as root; what it prints.

        Raises:
            AssertionError: it failed.
        """
        done = subprocess.run(
            self._line(command), env=self._environment(environment), capture_output=True, text=True
        )
        assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
        return done.stdout

    def as_reader(self, command: str) -> str:
        """Run a command as the reader; what it prints."""
        return self.run(f"su {READER} -c {shlex.quote(command)}", **self._desktop())

    def start(self, command: str) -> subprocess.Popen[bytes]:
        """Start a program as the reader and leave it running."""
        line = self._line(f"exec su {READER} -c {shlex.quote('exec ' + command)}")
        return subprocess.Popen(line, env=self._environment(self._desktop()), start_new_session=True)

    def sockets(self) -> list[Path]:
        """Where running programs of the reader listen."""
        return [path for path in (self.root / "run/reader").iterdir() if path.is_socket()]

    def _line(self, command: str) -> list[str]:
        return ["chroot", str(self.root), "/bin/sh", "-c", command]

    def _desktop(self) -> dict[str, str]:
        return {
            "DISPLAY": os.environ.get("DISPLAY", ""),
            "QT_QPA_PLATFORM": "xcb",
            "XDG_RUNTIME_DIR": "/run/reader",
        }

    @staticmethod
    def _environment(more: dict[str, str]) -> dict[str, str]:
        path = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
        return {"PATH": path, "LANG": "C.UTF-8", "DEBIAN_FRONTEND": "noninteractive", **more}


def mirror() -> tuple[str, str]:
    """The address and the release that this machine's own packages come from."""
    release = dict(
        line.split("=", 1) for line in Path("/etc/os-release").read_text().splitlines() if "=" in line
    )
    name = release.get("VERSION_CODENAME", "").strip('"')
    listed = subprocess.run(
        ["apt-get", "indextargets", "--format", "$(REPO_URI) $(CODENAME)"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    for line in listed.splitlines():
        uri, codename = line.split()
        if codename == name:
            return uri, name
    pytest.skip("this machine's package sources are not Debian's")


@pytest.fixture(scope="module")
def system(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CleanSystem]:
    uri, release = mirror()
    root = tmp_path_factory.mktemp("debian") / "root"
    made = subprocess.run(
        ["debootstrap", "--variant=minbase", release, root, uri], capture_output=True, text=True
    )
    if made.returncode:
        pytest.skip(f"no Debian could be made here: {made.stdout[-300:]}{made.stderr[-300:]}")
    shutil.copy("/etc/resolv.conf", root / "etc/resolv.conf")
    clean = CleanSystem(root)
    clean.run(f"useradd --create-home {READER}")
    clean.run(f"mkdir -p /run/reader && chown {READER} /run/reader && chmod 700 /run/reader")
    clean.run("apt-get update -qq")
    yield clean
    shutil.rmtree(root, ignore_errors=True)


@pytest.fixture(scope="module")
def deb() -> Path:
    files = sorted((ROOT / "dist").glob("helpviewer_*.deb"), key=lambda f: f.stat().st_mtime)
    if not files:
        pytest.skip("no .deb in dist; make package builds it")
    return files[-1]


@pytest.fixture(scope="module")
def newer(deb: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same package under a higher version."""
    folder = tmp_path_factory.mktemp("newer")
    subprocess.run(["dpkg-deb", "-R", deb, folder / "root"], check=True)
    control = folder / "root" / "DEBIAN" / "control"
    lines = control.read_text().splitlines(keepends=True)
    control.write_text("".join("Version: 99.0\n" if line.startswith("Version:") else line for line in lines))
    made = folder / "newer.deb"
    subprocess.run(
        ["dpkg-deb", "-Zgzip", "-z1", "--root-owner-group", "-b", folder / "root", made], check=True
    )
    return made


@pytest.fixture(scope="module")
def acme(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The .deb of another publisher, made as the manual says."""
    folder = tmp_path_factory.mktemp("acme")
    (folder / "book").mkdir()
    (folder / "book" / "book.yml").write_text(
        'id: acme\ntitle: Acme Manual\nversion: "3"\nlanguage: en\nhome: start\n'
        "categories: [{id: all, title: All, pages: [prices]}]\n"
    )
    for page, more in (("start", ""), ("prices", "category: all\n")):
        (folder / "book" / f"{page}.md").write_text(
            f"---\nid: {page}\ntitle: Acme {page}\n{more}---\nText.\n"
        )
    (folder / "logo.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><circle r="8" fill="#c00"/></svg>'
    )
    row = yaml.safe_load((ROOT / "packaging" / "product.yml").read_text("utf-8"))
    row |= {"id": "acme-help", "name": "Acme & Sons Help", "app_id": "com.acme.Help", "version": "7.5"}
    (folder / "product.yml").write_text(yaml.safe_dump({**row, "icon": "logo.svg", "book": "book"}))
    command = [sys.executable, str(ROOT / "packaging" / "build.py"), "--product", str(folder / "product.yml")]
    made = subprocess.run([*command, "--dist", str(folder / "dist")], capture_output=True, text=True)
    assert made.returncode == 0, made.stdout + made.stderr
    (deb,) = (folder / "dist").glob("acme-help_7.5_*.deb")
    return deb


def wait_for(condition: Callable[[], bool], what: str) -> None:
    deadline = time.monotonic() + 60
    while not condition():
        assert time.monotonic() < deadline, f"{what} was not seen; windows:\n{titles()}"
        time.sleep(0.1)


def titles() -> str:
    return subprocess.run(["xwininfo", "-root", "-tree"], capture_output=True, text=True, check=True).stdout


def test_install_start_link_upgrade_remove(system: CleanSystem, deb: Path, newer: Path) -> None:
    before = set(system.run("dpkg-query -W -f '${Package}\\n'").split())
    shutil.copy(deb, system.root / "tmp/app.deb")
    system.run(
        "apt-get install -y -qq --no-install-recommends /tmp/app.deb fonts-dejavu-core desktop-file-utils"
    )
    assert "libxcb-cursor0" in set(system.run("dpkg-query -W -f '${Package}\\n'").split()) - before
    assert "refund" in system.as_reader("helpviewer search refund")

    entry = (system.root / "usr/share/applications/helpviewer.desktop").read_text()
    command = next(line for line in entry.splitlines() if line.startswith("Exec=")).removeprefix("Exec=")
    assert (
        "x-scheme-handler/helpviewer=helpviewer.desktop"
        in (system.root / "usr/share/applications/mimeinfo.cache").read_text()
    )

    with display():
        program = system.start(command.replace(" %u", ""))
        try:
            wait_for(lambda: "xAI API FAQ" in titles(), "the first page")
            # The desktop's answer to a click on a link: the same command, with the link. It is a second
            # start, which ends at once, and the first window shows the page.
            wait_for(lambda: len(system.sockets()) == 1, "the place where later starts are heard")
            system.as_reader(command.replace("%u", "helpviewer:xai-api-faq/zero-data-retention"))
            wait_for(lambda: "Zero Data Retention" in titles(), "the page of the link")

            shutil.copy(newer, system.root / "tmp/newer.deb")
            system.run("apt-get install -y -qq --no-install-recommends /tmp/newer.deb")
            assert program.poll() is None  # an upgrade does not take the window away
        finally:
            os.killpg(program.pid, 15)
            program.wait()
        again = system.start(command.replace(" %u", ""))
        try:
            wait_for(lambda: "xAI API FAQ" in titles(), "the window after the upgrade")
        finally:
            os.killpg(again.pid, 15)
            again.wait()

    assert system.run("dpkg-query -W -f '${Version}' helpviewer") == "99.0"
    assert system.run("dpkg --verify helpviewer") == ""
    system.run("apt-get purge -y -qq helpviewer")
    left = system.run("find / -xdev -iname '*helpviewer*' -not -path '/proc/*' -not -path '/tmp/*'").split()
    assert [path for path in left if not path.startswith((f"{HOME}/", "/run/reader"))] == []


def test_two_publishers_side_by_side(system: CleanSystem, deb: Path, acme: Path) -> None:
    for name, file in (("ours", deb), ("acme", acme)):
        shutil.copy(file, system.root / f"tmp/{name}.deb")
    system.run(
        "apt-get install -y -qq --no-install-recommends /tmp/ours.deb /tmp/acme.deb fonts-dejavu-core"
        " desktop-file-utils"
    )
    handlers = (system.root / "usr/share/applications/mimeinfo.cache").read_text()
    assert "x-scheme-handler/helpviewer=helpviewer.desktop;\n" in handlers
    assert "x-scheme-handler/acme-help=acme-help.desktop;\n" in handlers
    (books,) = re.findall(r"application/x-helpbook\+zip=(.*)", handlers)
    assert set(books.split(";")) == {"helpviewer.desktop", "acme-help.desktop", ""}

    with display():
        ours, theirs = system.start("helpviewer"), system.start("acme-help")
        try:
            wait_for(lambda: "xAI API FAQ — Help Viewer" in titles(), "our window")
            wait_for(lambda: "Acme Manual — Acme & Sons Help" in titles(), "Acme's window")
            wait_for(lambda: len(system.sockets()) == 2, "two places to listen")
            system.as_reader("acme-help acme-help:acme/prices")
            wait_for(lambda: "Acme prices — Acme Manual" in titles(), "the page of Acme's link")
            assert system.as_reader("acme-help --version") == "Acme & Sons Help 7.5\n"
        finally:
            for program in (ours, theirs):
                os.killpg(program.pid, 15)
                program.wait()
    kept = {path.name for path in (system.root / HOME.lstrip("/") / ".local/state").iterdir()}
    assert kept == {"helpviewer", "acme-help"}

    system.run("apt-get purge -y -qq helpviewer")
    assert system.run("dpkg --verify acme-help") == ""
    assert "Acme prices" in system.as_reader("acme-help search prices")
    handlers = (system.root / "usr/share/applications/mimeinfo.cache").read_text()
    assert "application/x-helpbook+zip=acme-help.desktop;\n" in handlers
    system.run("apt-get purge -y -qq acme-help")
