"""The pictures of Markdown: in a folder beside the file, or within it. No Qt."""

from __future__ import annotations

import base64
import re
from pathlib import Path
from urllib.parse import quote

from helpviewer.book.book import Book
from helpviewer.book.image_header import NoPicture, measure
from helpviewer.core.formats import IMAGE_TYPES
from helpviewer.page.nodes import Image

_DIGEST = re.compile(r"-[0-9a-f]{8}$")


class Pictures:
    """Finds pictures, and collects those that are shown.

    Attributes:
        within: the pictures within the file, name and address, to be defined at its end.
        files: the pictures that go into the folder, and their names there.
    """

    def __init__(self, book: Book, folder: str) -> None:
        self.within: list[tuple[str, str]] = []
        self.files: dict[Path, str] = {}
        self._book = book
        self._folder = folder

    def file(self, source: str) -> Path | None:
        """The file of a picture; None when the book lacks it."""
        return self._book.image_path(source)

    def address(self, file: Path) -> str:
        """The address of a picture in the folder, or the one that holds it, with its name for the builder."""
        if self._folder:
            return f"{quote(self._folder)}/{quote(self._name(file))}"
        kind = IMAGE_TYPES.get(file.suffix.lower(), "image/png")
        data = base64.b64encode(file.read_bytes()).decode("ascii")
        return f"data:{kind};name={quote(_DIGEST.sub('', file.stem))};base64,{data}"

    def reference(self, address: str) -> str:
        """The name by which the text calls a picture within the file; "" for one in the folder."""
        if self._folder:
            return ""
        name = f"picture-{len(self.within) + 1}"
        self.within.append((name, address))
        return name

    def _name(self, file: Path) -> str:
        """A name in the folder: as in the book, without the checksum when no other picture has it."""
        if file not in self.files:
            name = _DIGEST.sub("", file.stem) + file.suffix
            self.files[file] = file.name if name in self.files.values() else name
        return self.files[file]


def is_resized(image: Image, file: Path) -> bool:
    """Whether a picture is shown larger or smaller than it is."""
    try:
        _, width, height = measure(file.read_bytes())
    except NoPicture:
        return False
    return bool(image.width) and (width, height) != (image.width, image.height)
