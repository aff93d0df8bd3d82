"""Makes the .deb: the app in /usr/lib, and what a desktop wants to know of it in /usr/share.

Two runs on the same app give the same bytes: every file gets the time in SOURCE_DATE_EPOCH, or that of the
last commit, and belongs to root.
"""

from __future__ import annotations

import gzip
import hashlib
import os
import re
import shutil
import subprocess
import textwrap
from datetime import UTC, datetime
from pathlib import Path

from product import Product
from trim import FROM_DISTRIBUTION

HERE = Path(__file__).resolve().parent

CONTROL = """\
Package: {id}
Version: {version}
Section: doc
Priority: optional
Architecture: {architecture}
Installed-Size: {size}
Maintainer: {publisher} <{email}>
Homepage: {homepage}
Depends: {depends}
Recommends: {recommends}
Description: {summary}
{description}
"""

PLACES = {
    "app.desktop": "usr/share/applications/{id}.desktop",
    "metainfo.xml": "usr/share/metainfo/{app_id}.metainfo.xml",
    "mime.xml": "usr/share/mime/packages/{id}.xml",
    "man.1": "usr/share/man/man1/{id}.1.gz",
    "copyright": "usr/share/doc/{id}/copyright",
    "lintian-overrides": "usr/share/lintian/overrides/{id}",
}


# What dpkg-shlibdeps names when the build machine has another copy of a library that the app brings itself.
_OWN = re.compile(r"libqt6|qt6-|libicu|libpython|libffi")


def epoch() -> int:
    """The time that everything in a package carries, in seconds since 1970."""
    if given := os.environ.get("SOURCE_DATE_EPOCH"):
        return int(given)
    done = subprocess.run(["git", "log", "-1", "--format=%ct"], capture_output=True, text=True, cwd=HERE)
    return int(done.stdout.strip() or 0)


def make(product: Product, app: Path, data: Path, dist: Path, work: Path) -> Path:
    """Make ``dist/<id>_<version>_<architecture>.deb``.

    Args:
        product: what is shipped.
        app: the frozen app's folder.
        data: the folder with the drawn icons, ``<size>.png``.
        dist: where the package is put.
        work: a scratch folder.

    Raises:
        subprocess.CalledProcessError: Debian's tools refused.
    """
    shutil.rmtree(work, ignore_errors=True)
    root = work / "root"
    lib = root / "usr/lib" / product.id
    shutil.copytree(app, lib, symlinks=True)
    for file in (lib / "_internal").iterdir():
        if FROM_DISTRIBUTION.match(file.name):
            file.unlink()
    (root / "usr/bin").mkdir(parents=True)
    (root / "usr/bin" / product.id).symlink_to(f"../lib/{product.id}/{product.id}")
    _write_descriptions(product, root)
    _write_icons(product, data, root)
    _set_modes(root)
    architecture = _run("dpkg", "--print-architecture").strip()
    size = sum(-(-f.stat().st_size // 1024) or 1 for f in root.rglob("*") if not f.is_symlink())
    fields = {
        name: getattr(product, name)
        for name in ("id", "version", "publisher", "email", "homepage", "summary")
    }
    control = CONTROL.format(
        **fields,
        architecture=architecture,
        size=size,
        description=_long_description(product.description),
        **_dependencies(product, lib, work),
    )
    debian = root / "DEBIAN"
    debian.mkdir(mode=0o755)
    (debian / "control").write_text(control, "utf-8")
    (debian / "md5sums").write_text(_sums(root), "utf-8")
    _set_times(root)
    package = f"{product.id}_{product.version}_{architecture}.deb"
    beside = work / package
    compression = ["-Zxz", "-z6", "--uniform-compression", "--root-owner-group"]
    environment = {**os.environ, "SOURCE_DATE_EPOCH": str(epoch())}
    subprocess.run(
        ["dpkg-deb", "--build", *compression, root, beside],
        check=True,
        env=environment,
        stdout=subprocess.DEVNULL,
    )
    return beside.replace(dist / package)


def _run(*command: str | Path, **options: object) -> str:
    done = subprocess.run(command, check=True, capture_output=True, text=True, **options)  # type: ignore[call-overload]
    return str(done.stdout)


def _write_descriptions(product: Product, root: Path) -> None:
    date = datetime.fromtimestamp(epoch(), UTC)
    for template, place in PLACES.items():
        more = {"date": f"{date:%Y-%m-%d}", "ID": product.id.upper(), "terms": product.terms_of_book()}
        text = product.fill(HERE / template, **more).encode()
        file = root / place.format(id=product.id, app_id=product.app_id)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(gzip.compress(text, 9, mtime=0) if file.suffix == ".gz" else text)
    changes = f"{product.id} ({product.version}) stable; urgency=medium\n\n  * Version {product.version}.\n\n"
    changes += f" -- {product.publisher} <{product.email}>  {date:%a, %d %b %Y %H:%M:%S} +0000\n"
    file = root / f"usr/share/doc/{product.id}/changelog.gz"
    file.write_bytes(gzip.compress(changes.encode(), 9, mtime=0))


def _write_icons(product: Product, data: Path, root: Path) -> None:
    icons = root / "usr/share/icons/hicolor"
    pictures = {icons / f"{p.stem}x{p.stem}/apps/{product.id}.png": p for p in data.glob("[0-9]*.png")}
    pictures[icons / f"scalable/apps/{product.id}.svg"] = product.icon
    for target, source in pictures.items():
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)


def _set_modes(root: Path) -> None:
    for path in root.rglob("*"):
        if path.is_symlink():
            continue
        is_program = path.is_dir() or (
            path.parent.parent.name == "lib" and path.read_bytes()[:4] == b"\x7fELF"
        )
        path.chmod(0o755 if is_program else 0o644)
    root.chmod(0o755)


def _set_times(root: Path) -> None:
    for path in [*root.rglob("*"), root]:
        os.utime(path, (epoch(), epoch()), follow_symlinks=False)


def _dependencies(product: Product, lib: Path, work: Path) -> dict[str, str]:
    """Which packages hold the libraries that the app's files name and the app does not bring itself."""
    files = [
        f for f in lib.rglob("*") if f.is_file() and not f.is_symlink() and f.read_bytes()[:4] == b"\x7fELF"
    ]
    # Whoever prints has CUPS; whoever does not can do without.
    optional = [f for f in files if f.parent.name == "printsupport"]
    (work / "debian").mkdir()
    (work / "debian/control").write_text(
        f"Source: {product.id}\n\nPackage: {product.id}\nArchitecture: any\n"
    )
    own = sorted({str(f.parent) for f in files})
    command = ["dpkg-shlibdeps", "-O", "--ignore-missing-info", *(f"-l{folder}" for folder in own)]
    command += [f"-e{f}" for f in files if f not in optional]
    command += ["-dRecommends", *(f"-e{f}" for f in optional)]
    found = dict(
        line.removeprefix("shlibs:").split("=", 1)
        for line in _run(*command, cwd=work).splitlines()
        if "=" in line
    )
    fields = {}
    for name in ("Depends", "Recommends"):
        parts = found.get(name, "").split(", ")
        fields[name.lower()] = ", ".join(part for part in parts if part and not _OWN.match(part))
    # Any font will do; a desktop without fonts shows empty boxes.
    fields["recommends"] += ", fonts-dejavu-core | fonts-noto-core"
    return fields


def _long_description(text: str) -> str:
    # A line of its own that begins with a dot would be a command, unless it is set in.
    return "\n".join(f"  {line}" if line[0] == "." else f" {line}" for line in textwrap.wrap(text, 76))


def _sums(root: Path) -> str:
    files = sorted(
        f for f in root.rglob("*") if f.is_file() and not f.is_symlink() and "DEBIAN" not in f.parts
    )
    return "".join(f"{hashlib.md5(f.read_bytes()).hexdigest()}  {f.relative_to(root)}\n" for f in files)
