"""The one door to everything that ships: book → frozen app → trimmed → installers → tried out.

usage: build.py [--product FILE] [--book PATH] [--dist DIR] [--only-app]

Leaves ``dist/<id>/<id>`` (the app in one folder) and, on Linux, ``dist/<id>_<version>_<arch>.deb`` and
``dist/<id>-<version>-linux-<arch>.tar.gz``; on Windows an installer where Inno Setup is installed; on macOS
a disk image. Everything new is made beside the old and swapped in.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "packaging")]

import icons  # noqa: E402
import icu  # noqa: E402
import manual  # noqa: E402
import runpath  # noqa: E402
import signatures  # noqa: E402
import translations  # noqa: E402
from product import Product, ProductWrong  # noqa: E402

from helpviewer.book.book import Book  # noqa: E402
from helpviewer.book.errors import BookError  # noqa: E402
from helpviewer.startup import immortal_none  # noqa: E402


class CannotShip(Exception):
    """The book cannot be shipped; the text says why."""


def book_to_ship(path: Path, work: Path) -> Book:
    """The built book at ``path``; a folder of documentation is built first.

    Raises:
        CannotShip: it has mistakes or is damaged.
        BookError: there is no book.
    """
    if path.is_dir() and not (path / "book.json").is_file():
        from index_build.cli import main as index_build

        if index_build(["build", str(path), "-o", str(work / "book")]):
            raise CannotShip(f"The book in {path} has mistakes; they are listed above.")
        path = work / "book"
    book = Book.open(path)
    if damaged := book.damage():
        raise CannotShip(f"These files of the book are damaged; build it again: {', '.join(damaged)}")
    return book


def freeze(product: Product, dist: Path, work: Path) -> Path:
    """Run PyInstaller.

    Args:
        product: what to make; its ``book`` is a built book.
        dist: where the app's folder is put; an older one is replaced.
        work: a scratch folder.

    Returns:
        The app's folder.

    Raises:
        CannotShip: a program that it takes is not installed.
    """
    import PyInstaller.__main__

    missing = [
        tool for tool in ("patchelf", "as", "ld") if sys.platform == "linux" and not shutil.which(tool)
    ]
    if missing:
        raise CannotShip(f"These programs are missing: {', '.join(missing)}. Install patchelf and binutils.")
    data, made = work / "data", work / "dist"
    for leftover in (data, made):  # of another product
        shutil.rmtree(leftover, ignore_errors=True)
    icons.draw(product.icon, data)
    shutil.copytree(ROOT / "resources" / "icons", data / "icons")
    shutil.copyfile(product.icon, data / "icons" / "helpviewer.svg")  # the windows' own
    translations.compile_all(data / "translations")
    (data / "product.json").write_text(product.to_json(), "utf-8")
    packaging = ROOT / "packaging"
    major_minor = ", ".join((*product.version.split("."), "0", "0", "0")[i] for i in range(4))
    windows = product.fill(packaging / "windows" / "version.txt", numbers=major_minor)
    (data / "version.txt").write_text(windows, "utf-8")
    (data / "Info.plist").write_text(product.fill(packaging / "macos" / "Info.plist"), "utf-8")
    os.environ.update(
        HELPVIEWER_ID=product.id,
        HELPVIEWER_NAME=product.name,
        HELPVIEWER_APP_ID=product.app_id,
        HELPVIEWER_BOOK=str(product.book),
        HELPVIEWER_MANUAL=str(manual.make(product, work)),
        HELPVIEWER_DATA=str(data),
    )
    options = [
        "--noconfirm",
        "--log-level",
        "WARN",
        "--distpath",
        str(made),
        "--workpath",
        str(work / "work"),
    ]
    PyInstaller.__main__.run([str(packaging / "helpviewer.spec"), *options])
    if sys.platform == "linux":
        signatures.announce(next(made.rglob("Shiboken.*")).parent)
        runpath.keep_own_folders(made)
    for data_library in made.rglob("libicudata.so.*"):
        if not data_library.is_symlink():
            icu.shrink(data_library)
    target = dist / product.id
    dist.mkdir(parents=True, exist_ok=True)
    shutil.rmtree(target, ignore_errors=True)
    shutil.move(made / product.id, target)
    if sys.platform == "darwin":
        shutil.rmtree(dist / f"{product.name}.app", ignore_errors=True)
        shutil.move(made / f"{product.name}.app", dist)
    return target


def installers(product: Product, app: Path, dist: Path, work: Path) -> list[Path]:
    """Make this system's installers from the app's folder."""
    if sys.platform == "linux":
        from linux import deb, tarball

        made = [tarball.make(product, app, dist)]
        if shutil.which("dpkg-deb") and shutil.which("dpkg-shlibdeps"):
            made.append(deb.make(product, app, work / "data", dist, work / "deb"))
        else:
            print("No .deb: install dpkg-dev for that.")
        return made
    if sys.platform == "win32":
        compiler = shutil.which("iscc") or r"C:\Program Files (x86)\Inno Setup 6\ISCC.exe"
        script = work / "installer.iss"
        template = ROOT / "packaging" / "windows" / "installer.iss"
        script.write_text(
            product.fill(template, app=str(app), dist=str(dist), data=str(work / "data")), "utf-8-sig"
        )
        subprocess.run([compiler, "/Qp", script], check=True)
        return list(dist.glob("*-setup.exe"))
    image = dist / f"{product.id}-{product.version}.dmg"
    recipe = ROOT / "packaging" / "macos" / "dmg.sh"
    subprocess.run(["sh", recipe, dist / f"{product.name}.app", image], check=True)
    return [image]


def try_out(product: Product, app: Path, book: Book) -> None:
    """Start what was made, as whatever product and with whatever book, where that needs no display.

    Raises:
        CannotShip: it does not work.
    """
    program = app / (f"{product.id}.exe" if sys.platform == "win32" else product.id)
    home = book.page(book.info.home)

    def says(*arguments: str, codes: tuple[int, ...] = (0,)) -> str:
        command = [str(program), *arguments]
        done = subprocess.run(command, capture_output=True, encoding="utf-8", errors="replace", timeout=120)
        if done.returncode not in codes:
            raise CannotShip(f"What was made does not work: {program} {' '.join(arguments)}\n{done.stderr}")
        return done.stdout

    with tempfile.TemporaryDirectory() as folder:
        pdf = Path(folder) / "page.pdf"
        says("export", home.id, "--format", "pdf", "-o", str(pdf))
        tried = {
            "its version": product.version in says("--version"),
            "its book": f'"{book.info.id}"' in says("list", "--json"),
            "its search": '"hits"' in says("search", "--json", "--", home.title, codes=(0, 1)),
            "its PDF": pdf.read_bytes().startswith(b"%PDF-"),
        }
    if failed := [name for name, works in tried.items() if not works]:
        raise CannotShip(f"What was made does not work: {', '.join(failed)} of {program}")


def size_mb(path: Path) -> float:
    """The size of a file, or of all files in a folder, in MB of 10^6 bytes."""
    files = [path] if path.is_file() else path.rglob("*")
    return sum(f.stat().st_size for f in files if f.is_file() and not f.is_symlink()) / 1e6


def main() -> int:
    """Make everything. Returns 1, after a sentence on stderr, when something cannot be shipped."""
    parser = argparse.ArgumentParser(description="Make the app and its installers, with a book inside.")
    parser.add_argument(
        "--product", type=Path, default=ROOT / "packaging" / "product.yml", help="name, icon, book"
    )
    parser.add_argument("--book", type=Path, help="another book than the product's")
    parser.add_argument("--dist", type=Path, default=ROOT / "dist", help="where to put it (default: dist)")
    parser.add_argument("--only-app", action="store_true", help="make no installers")
    options = parser.parse_args()
    immortal_none.protect()  # the icons are drawn with Qt
    dist, work = options.dist.resolve(), ROOT / "build" / "freeze"
    work.mkdir(parents=True, exist_ok=True)
    try:
        product = Product.read(options.product, options.book)
        book = book_to_ship(product.book, work)
        product = replace(product, book=book.path)
    except (BookError, CannotShip, ProductWrong) as error:
        print(error, file=sys.stderr)
        return 1
    try:
        made = [freeze(product, dist, work)]
        try_out(product, made[0], book)
    except (CannotShip, ProductWrong) as error:
        print(error, file=sys.stderr)
        return 1
    if not options.only_app:
        made += installers(product, made[0], dist, work)
    for path in made:
        print(f"{os.path.relpath(path, ROOT)}: {size_mb(path):.1f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
