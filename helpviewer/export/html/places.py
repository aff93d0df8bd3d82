"""Where links and pictures of exported HTML lead to. No Qt."""

from __future__ import annotations

import base64
from collections.abc import Mapping, Sequence
from pathlib import Path

from helpviewer.core.formats import IMAGE_TYPES
from helpviewer.export.html.text import escape
from helpviewer.page.output.chosen_pages import ChosenPage
from helpviewer.page.walk import ids_of


def page_anchor(chosen: ChosenPage) -> str:
    """The name of a page, or of its section, in a file of several."""
    return escape(str(chosen.location).replace("#", "--"))


class Places:
    """The anchors of one file that holds these pages, and its pictures, which are within it. With several
    pages every anchor carries its page's name before it. All answers are as they stand in an attribute."""

    def __init__(self, pages: Sequence[ChosenPage]) -> None:
        self.many = len(pages) > 1
        self._named: set[str] = set()
        # Where a link may lead within the file: (page, anchor) → the anchor's name in the file.
        self._targets: dict[tuple[str, str], str] = {}
        for chosen in pages:
            self._targets.setdefault((chosen.page.id, ""), page_anchor(chosen))
            for anchor in ids_of(chosen.blocks):
                name = f"{page_anchor(chosen)}--{anchor}" if self.many else anchor
                self._targets.setdefault((chosen.page.id, anchor), escape(name))

    def name(self, page_id: str, anchor: str) -> str:
        """The name of an anchor; "" for none, or when it has been asked for before: names are unique."""
        name = self._targets.get((page_id, anchor)) if anchor else None
        return "" if name is None or not self.is_new(name) else name

    def is_new(self, name: str) -> bool:
        """Whether nothing in the file has had this name; from now on something has."""
        if name in self._named:
            return False
        self._named.add(name)
        return True

    def address(self, page_id: str, section: str) -> str:
        """Where a place of the book is; "" when it is not in the file."""
        name = self._targets.get((page_id, section))
        return f"#{name}" if name else ""

    def picture(self, file: Path) -> str:
        """Where a picture is; "" when it cannot be shown."""
        kind = IMAGE_TYPES.get(file.suffix.lower())
        if kind is None:
            return ""
        return f"data:{kind};base64,{base64.b64encode(file.read_bytes()).decode('ascii')}"


class EpubPlaces(Places):
    """The anchors of a page that is a file of its own. ``elsewhere`` says where all others are, ``files``
    collects the pictures and their addresses."""

    def __init__(
        self, page: ChosenPage, elsewhere: Mapping[tuple[str, str], str], files: dict[Path, str]
    ) -> None:
        super().__init__([page])
        self._elsewhere = elsewhere
        self._files = files

    def address(self, page_id: str, section: str) -> str:
        """Where a place of the book is, in this file or another."""
        return super().address(page_id, section) or self._elsewhere.get((page_id, section), "")

    def picture(self, file: Path) -> str:
        """Where a picture is in the EPUB."""
        kind = file.suffix.lower()
        # WebP is no core type before EPUB 3.3; many readers show nothing at all then.
        if kind not in IMAGE_TYPES or kind == ".webp":
            return ""
        return self._files.setdefault(file, f"images/i{len(self._files) + 1}{kind}")
