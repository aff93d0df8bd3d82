"""The wheel alone, in an environment of its own, is a working reader and builder."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

SCRIPTS = "Scripts" if sys.platform == "win32" else "bin"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = ["wheel", "--no-deps", "--no-build-isolation", "--quiet", "--wheel-dir", str(folder), str(ROOT)]
    subprocess.run([sys.executable, "-m", "pip", *command], check=True)
    (file,) = folder.glob("*.whl")
    return file


def test_the_wheel_holds_the_book_and_no_more(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert "helpviewer/data/book/book.json" in names
    assert "helpviewer/data/resources/icons/helpviewer.svg" in names
    assert any(name.endswith("_de.qm") for name in names)
    tops = {name.split("/")[0] for name in names}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"helpviewer", "index_build"}


def try_out(python: Path, home: Path) -> None:
    scripts = python.parent
    environment = {"PATH": str(scripts) + os.pathsep + os.defpath, "HOME": str(home), "LANG": "C.UTF-8"}

    def run(*command: str) -> str:
        done = subprocess.run(
            [scripts / command[0], *command[1:]], env=environment, cwd=home, capture_output=True, text=True
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    where = run("python", "-c", "import helpviewer.core.paths as p; print(p.default_book(), p.resources())")
    assert all(str(ROOT) not in place for place in where.split())
    assert "refund" in run("helpviewer", "search", "refund")
    assert run("helpviewer", "export", "start", "--format", "pdf", "-o", "start.pdf") == ""
    assert run("index-build", "check", str(ROOT / "resources" / "content" / "xai-api-faq"))


def test_the_wheel_alone_works(wheel: Path, tmp_path: Path) -> None:
    """Its dependencies are lent by this environment; the project's folder is not."""
    venv.create(tmp_path / "env", with_pip=False)
    python = tmp_path / "env" / SCRIPTS / "python"
    site = Path(sysconfig.get_path("purelib", vars={"base": str(tmp_path / "env")}))
    lent = Path(sysconfig.get_path("purelib"))
    for entry in lent.iterdir():
        # Neither the editable installation of this project nor anything that runs at the start.
        if not entry.name.startswith(("helpviewer", "index_build", "_helpviewer")) and entry.suffix != ".pth":
            target = site / entry.name
            if not target.exists():
                target.symlink_to(entry)
    install = [
        "install",
        "--no-deps",
        "--no-index",
        "--quiet",
        "--prefix",
        str(tmp_path / "env"),
        "--ignore-installed",
    ]
    subprocess.run([sys.executable, "-m", "pip", *install, str(wheel)], check=True)
    scripts = tmp_path / "env" / SCRIPTS
    for name in ("helpviewer", "index-build"):
        script = scripts / name
        first, rest = script.read_text().split("\n", 1)
        assert first.startswith("#!")
        script.write_text(f"#!{python}\n{rest}")
    try_out(python, tmp_path)


@pytest.mark.slow
def test_the_wheel_installs_with_its_dependencies(wheel: Path, tmp_path: Path) -> None:
    """As a reader does it: a fresh environment, and pip fetches the rest."""
    venv.create(tmp_path / "env", with_pip=True)
    python = tmp_path / "env" / SCRIPTS / "python"
    pins = ROOT / "packaging" / "requirements.txt"
    pip = [str(python), "-m", "pip"]
    subprocess.run([*pip, "install", "--quiet", "--no-deps", "--require-hashes", "-r", pins], check=True)
    subprocess.run([*pip, "install", "--quiet", "--no-deps", wheel], check=True)
    subprocess.run([*pip, "check"], check=True)
    try_out(python, tmp_path)
