"""Makes the relocatable .tar.gz: the app's folder, which runs wherever it is unpacked, read-only too."""

from __future__ import annotations

import gzip
import io
import platform
import tarfile
from pathlib import Path

from linux.deb import epoch
from product import Product

README = """\
{name} {version}

Run ./{id} in this folder. Nothing needs to be installed; the folder may be moved, copied to a stick, or be
read-only. It needs a desktop with X11 or Wayland and the libraries every such desktop has (glibc, libstdc++,
glib, fontconfig, freetype, libGL, libEGL, libX11, libxcb, libxkbcommon, libwayland, D-Bus). Settings go to
your own folder, not here.
The licences of all parts are in _internal/licences. Qt's libraries in _internal/PySide6 may be replaced.
"""


def make(product: Product, app: Path, dist: Path) -> Path:
    """Make ``dist/<id>-<version>-linux-<machine>.tar.gz``, the same bytes for the same app."""
    name = f"{product.id}-{product.version}-linux-{platform.machine()}"
    target = dist / f"{name}.tar.gz"
    beside = target.with_suffix(".new")
    readme = README.format(name=product.name, version=product.version, id=product.id).encode()

    def plain(member: tarfile.TarInfo) -> tarfile.TarInfo:
        member.uid = member.gid = 0
        member.uname = member.gname = "root"
        member.mtime = epoch()
        member.mode = 0o755 if member.isdir() or member.mode & 0o100 else 0o644
        return member

    with (
        beside.open("wb") as file,
        gzip.GzipFile("", "wb", 9, file, mtime=epoch()) as packed,
        tarfile.open(fileobj=packed, mode="w") as archive,
    ):
        head = tarfile.TarInfo(f"{name}/README.txt")
        head.size = len(readme)
        archive.addfile(plain(head), io.BytesIO(readme))
        for path in sorted(app.rglob("*")):
            archive.add(path, f"{name}/{path.relative_to(app)}", recursive=False, filter=plain)
    return beside.replace(target)
