"""What the frozen app leaves out, and why that is safe. Used by ``helpviewer.spec``.

- QML, Quick, Pdf, VirtualKeyboard, EGLFS, VNC, linuxfb, TLS: parts of Qt that a desktop window with pages of
  rich text never calls. Nothing left links to them.
- The GTK theme plugin: it brings 30 libraries of GTK and only changes file dialogs; the portal plugin gives
  the desktop's own dialogs on every desktop.
- The OpenGL plugins of xcb and wayland: the window is drawn by the processor. Nothing asks for a GL surface.
- QtNetwork and QtDBus for Python: nothing of ours imports them. (Qt's own D-Bus library stays; it is how
  screen readers, portals and the desktop talk to the window.)
- Image plugins for formats a book cannot hold: what the builder takes is PNG, JPEG, GIF, WebP and SVG.
- Qt's folder of translations: those of its own dialogs that we speak lie beside our own, by translations.py.
- OpenSSL, bzip2, LZMA, expat, decimal, CJK codecs: nothing reads the network, those archives, XML or those
  encodings; `hashlib` has its own SHA-256.
- Libraries of the system that every desktop has. Older copies of our own would break graphics drivers and
  would get no security updates. The package depends on them instead.
- Symbols of the libraries, by `strip`. Backtraces of Qt keep their exported names.
"""

from __future__ import annotations

import pkgutil
import re
import sys
from pathlib import Path

import snowballstemmer

_UNWANTED_FILES = re.compile(
    r"libQt6?(Qml|Quick|VirtualKeyboard|Pdf|Egl|Network|WlShell)|Qt6?(Qml|Quick|VirtualKeyboard|Pdf|Network)"
    r"|QtNetwork|QtDBus\.|PySide6/(?:Qt/)?translations/|/qmltooling/|egldeviceintegrations/|generic/|networkinformation/|/tls/"
    r"|platforms/(lib)?q(eglfs|linuxfb|minimal|minimalegl|vnc|vkkhrdisplay|direct2d)"
    r"|platforminputcontexts/libqtvirtualkeyboard|platformthemes/libqgtk3"
    r"|imageformats/(lib)?q(pdf|tga|tiff|wbmp|icns|macheif|macjp2)"
    r"|wayland-shell-integration/lib(ivi|qt-shell|fullscreen|wl-shell)"
    r"|wayland-graphics-integration-client/|xcbglintegrations/|libQt6?OpenGL|opengl32sw|d3dcompiler"
)

UNWANTED_MODULES = (
    # The builder's half.
    "index_build", "markdown", "pymdownx", "markdown_it", "mdit_py_plugins", "mdurl", "linkify_it",
    "whoosh", "cached_property",
    "uc_micro", "selectolax", "nh3", "pygments", "ziamath", "ziafont", "latex2mathml", "imagesize", "yaml",
    "json5", "watchfiles", "tqdm",
    # Its rules once more, in Python: 34 languages' worth, all loaded where PyStemmer is missing.
    *(f"snowballstemmer.{module.name}" for module in pkgutil.iter_modules(snowballstemmer.__path__)),
    # What the standard library drags in that a reader never needs.
    "tkinter", "unittest", "pydoc", "doctest", "test", "lib2to3", "distutils", "setuptools", "sqlite3",
    "curses", "xmlrpc", "ssl", "_ssl", "_uuid", "_hashlib", "bz2", "_bz2", "lzma", "_lzma", "decimal",
    "_decimal", "_pydecimal",
    "pyexpat", "xml", "multiprocessing", "asyncio", "concurrent", "ftplib", "http", "email",
    "readline", "statistics", "_statistics", "fractions", "_codecs_cn", "_codecs_hk", "_codecs_iso2022",
    "_codecs_jp", "_codecs_kr", "_codecs_tw", "_multibytecodec", "pdb", "bdb", "cmd", "code", "codeop",
    "csv", "_csv", "PySide6.QtNetwork", "PySide6.QtDBus", "PySide6.QtSql",
)  # fmt: skip
if sys.platform == "win32":  # the pipe to a window that is open already
    UNWANTED_MODULES = tuple(name for name in UNWANTED_MODULES if name != "PySide6.QtNetwork")

# Small libraries that a desktop may lack. The .deb leaves them out and depends on the distribution's.
FROM_DISTRIBUTION = re.compile(
    r"libxcb-(cursor|icccm|image|keysyms|render-util|util|xkb)\.|libxkbcommon-x11\."
)
_BUNDLED = re.compile(r"libpython3|libffi\.|" + FROM_DISTRIBUTION.pattern)

Entry = tuple[str, str, str]
"""A row of PyInstaller's table of contents: name in the app, file it is taken from, kind."""


def is_wanted(entry: Entry) -> bool:
    """Whether a file belongs into the app."""
    name, source, kind = entry
    name = name.replace("\\", "/")
    if _UNWANTED_FILES.search(name) and not (sys.platform == "win32" and "Network" in name):
        return False
    from_system = Path(source).is_absolute() and source.startswith(("/lib", "/usr/lib"))
    if kind == "BINARY" and from_system and "/" not in name:
        return _BUNDLED.match(name) is not None
    # A link at the top to a library that is left out.
    return not (kind == "SYMLINK" and _UNWANTED_FILES.search(source))
