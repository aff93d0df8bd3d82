"""The .deb and the .tar.gz: what is in them, and what Debian's and the desktops' own checkers say."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
DIST = ROOT / "dist"

MAX_DEB_MB, MAX_INSTALLED_MB = 36, 95

if sys.platform != "linux":
    pytest.skip("packages of Linux", allow_module_level=True)


def tool(name: str) -> str:
    found = shutil.which(name)
    if found is None:
        pytest.skip(f"{name} is not installed; make test installs it on Debian as root")
    return found


@pytest.fixture(scope="module")
def deb() -> Path:
    return newest("helpviewer_*.deb")


@pytest.fixture(scope="module")
def unpacked(deb: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("deb")
    subprocess.run([tool("dpkg-deb"), "-R", deb, folder], check=True)
    return folder


def newest(pattern: str) -> Path:
    files = sorted(DIST.glob(pattern), key=lambda f: f.stat().st_mtime)
    if not files:
        pytest.skip(f"no {pattern} in dist; make package builds it")
    return files[-1]


def check(*command: str | Path) -> str:
    done = subprocess.run([tool(str(command[0])), *command[1:]], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


def test_sizes(deb: Path, unpacked: Path) -> None:
    installed = sum(f.lstat().st_size for f in unpacked.rglob("*") if f.is_file() and "DEBIAN" not in f.parts)
    assert installed / 1e6 <= MAX_INSTALLED_MB
    assert deb.stat().st_size / 1e6 <= MAX_DEB_MB


def test_lintian_finds_no_error(deb: Path) -> None:
    assert "E: " not in check("lintian", "--fail-on", "error", "--allow-root", deb)


def test_the_desktop_entry_is_valid(unpacked: Path) -> None:
    entry = unpacked / "usr/share/applications/helpviewer.desktop"
    assert check("desktop-file-validate", entry) == ""
    assert "x-scheme-handler/helpviewer;" in entry.read_text()


def test_the_metainfo_is_valid(unpacked: Path) -> None:
    (file,) = (unpacked / "usr/share/metainfo").iterdir()
    check("appstreamcli", "validate", "--no-net", "--pedantic", file)


def test_the_mime_type_is_valid(unpacked: Path, tmp_path: Path) -> None:
    mime = shutil.copytree(unpacked / "usr/share/mime", tmp_path / "mime")
    check("update-mime-database", mime)
    assert "application/x-helpbook+zip:*.helpbook" in (mime / "globs").read_text()


def test_the_manual_page_is_valid(unpacked: Path) -> None:
    page = unpacked / "usr/share/man/man1/helpviewer.1.gz"
    done = subprocess.run([tool("man"), "--warnings", "-l", page], capture_output=True, text=True)
    assert done.returncode == 0
    assert done.stderr == ""
    assert "--context" in done.stdout


def test_icons_of_all_sizes(unpacked: Path) -> None:
    icons = unpacked / "usr/share/icons/hicolor"
    for size in (16, 22, 24, 32, 48, 64, 128, 256, 512):
        png = (icons / f"{size}x{size}/apps/helpviewer.png").read_bytes()
        assert int.from_bytes(png[16:20], "big") == size
    assert (icons / "scalable/apps/helpviewer.svg").read_bytes().startswith(b"<svg")


def test_the_control_file_names_what_qt_needs(deb: Path) -> None:
    depends = check("dpkg-deb", "-f", deb, "Depends")
    for name in ("libxcb-cursor0", "libxkbcommon-x11-0", "libegl1", "libwayland-client0", "libc6 (>="):
        assert name in depends
    assert "qt6" not in depends
    assert "libcups2" in check("dpkg-deb", "-f", deb, "Recommends")


def test_everything_belongs_to_root_and_nobody_else_may_write(deb: Path) -> None:
    for line in check("dpkg-deb", "-c", deb).splitlines():
        assert " root/root " in line
        assert line[0] == "l" or line[8] == "-", line


def test_every_library_is_found(unpacked: Path) -> None:
    lib = unpacked / "usr/lib/helpviewer"
    for file in [lib / "helpviewer", *lib.rglob("*.so*")]:
        if file.is_file() and not file.is_symlink():
            needed = subprocess.run(["ldd", file], capture_output=True, text=True).stdout
            assert "not found" not in needed, f"{file.name}: {needed}"


def test_no_library_is_looked_for_in_a_folder_of_the_build_machine(unpacked: Path) -> None:
    lib = unpacked / "usr/lib/helpviewer"
    for file in [lib / "helpviewer", *lib.rglob("*.so*")]:
        said = subprocess.run(["readelf", "-d", file], capture_output=True, text=True).stdout
        for paths in re.findall(r"\((?:RUNPATH|RPATH)\).*\[(.*)\]", said):
            assert all(path.startswith("$ORIGIN") for path in paths.split(":")), f"{file.name}: {paths}"


def test_licences_of_all_parts(unpacked: Path) -> None:
    folder = unpacked / "usr/lib/helpviewer/_internal/licences"
    names = {f.name for f in folder.iterdir()}
    assert names >= {"LICENSE", "LGPL-3.0.txt", "GPL-3.0.txt", "Python.txt", "PyInstaller.txt"}
    assert names >= {"Snowball.txt", "PyStemmer.txt"}
    notice = (folder / "NOTICE.md").read_text()
    assert all(name in notice for name in names - {"NOTICE.md"})


# Every file of code that is shipped, and the part in NOTICE.md that it belongs to.
PARTS = {
    r"helpviewer/.*": "Help Viewer",
    r"snowballstemmer/.*": "Snowball's stemmers",
    r"Stemmer\..*": "PyStemmer, Snowball's stemmers in C",
    r"_pyi_rth_utils/.*": "PyInstaller's starter",
    r"PySide6/.*|shiboken6/.*|shibokensupport/.*|signature_bootstrap\.pyc": "Qt 6, PySide6, shiboken6",
    r"PySide6/Qt/lib/libicu.*": "ICU",
    r"libpython3.*|python3\.\d+/lib-dynload/.*|base_library\.zip": "Python and its standard library",
    r"libffi.*": "libffi",
    r"libxcb-.*|libxkbcommon-x11.*": "libxcb-cursor, -icccm, -image, -keysyms, -render-util, -util, -xkb",
}


def test_every_library_belongs_to_a_part_with_a_licence() -> None:
    internal = DIST / "helpviewer" / "_internal"
    if not internal.is_dir():
        pytest.skip("no app in dist; make package builds it")
    notice = (internal / "licences" / "NOTICE.md").read_text("utf-8")
    for part in PARTS.values():
        assert f"\n| {part}" in notice
    for file in internal.rglob("*"):
        name = file.relative_to(internal).as_posix()
        if file.is_symlink():
            continue
        if file.is_file() and (".so" in file.name or file.suffix in (".zip", ".pyc")):
            own_part = any(re.fullmatch(pattern, name) for pattern in PARTS)
            assert own_part or re.split(r"[/.]", name)[0] in sys.stdlib_module_names, name


def test_the_archive_runs_from_any_folder_read_only(tmp_path: Path) -> None:
    with tarfile.open(newest("helpviewer-*-linux-*.tar.gz")) as archive:
        archive.extractall(tmp_path / "any folder ä", filter="data")
    (folder,) = (tmp_path / "any folder ä").iterdir()
    assert "licences" in (folder / "README.txt").read_text()
    for path in [*folder.rglob("*"), folder]:
        if not path.is_symlink():
            path.chmod(0o555 if path.is_dir() or os.access(path, os.X_OK) else 0o444)
    command = [folder / "helpviewer", "export", "start", "--format", "pdf", "-o", "-"]
    # Root may write anywhere; nobody may not.
    options = {"user": 65534} if os.getuid() == 0 else {}
    for parent in [tmp_path, *tmp_path.parents]:
        if options and not parent.stat().st_mode & 0o005:
            options = {}  # nobody could not even look into the folder
    done = subprocess.run(
        command, env={"HOME": str(tmp_path), "LANG": "C.UTF-8"}, capture_output=True, **options
    )  # type: ignore[call-overload]
    assert done.stdout.startswith(b"%PDF-"), done.stderr
    for path in [folder, *folder.rglob("*")]:
        if path.is_dir() and not path.is_symlink():
            path.chmod(0o755)
