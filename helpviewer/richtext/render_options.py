"""With what options a page is shown: its colours, its sizes, what is said around it. Pure, no Qt."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from helpviewer.page.around.phrases import ENGLISH, Words
from helpviewer.page.around.theme import Theme
from helpviewer.richtext.open_parts import OpenParts

NORMAL_SIZE_PT = 11.0
"""Body text on the screen at 100 percent."""

LIST_INDENT_PX = 26
"""One step of indent at normal text size."""

_LETTER = 0.61
"""The width of an average letter as a part of its size."""


class Paper(NamedTuple):
    """What is printed or saved together: the pages that are whole in it, and whether there is more than one.

    Anchors then carry their page's name, links within the paper lead to them, and a link to any other page
    is plain text, since paper cannot follow it.

    ``link_notes`` numbers the links that leave the book, so that their addresses can stand at the page's end;
    no picture is higher than ``tallest_px`` (0 for no limit).
    """

    pages: frozenset[str]
    many: bool
    link_notes: bool = False
    tallest_px: int = 0

    def anchor(self, page_id: str, section: str) -> str:
        """The name of a place within the paper."""
        if not section:
            return page_id
        return f"{page_id}--{section}" if self.many else section


class RenderOptions(NamedTuple):
    """How a page is shown on the screen or on paper.

    Attributes:
        theme: colours and fonts; without fonts the system's own are used.
        text_size_pt: size of body text in points.
        column_px: width of the text column in device-independent pixels; no picture is wider.
        device_pixel_ratio: of the screen, so that pictures are sharp.
        today: the day from which ages are counted; None for the system's date.
        words: for what is said around the page.
        lists_headings: whether the page has a list of its headings at the top.
        only_section: whether only the section of the location is shown.
        in_parts: whether of a long page only what fills the first screen is there at first.
        paper: what is printed together; None for the screen. Paper has no list "On this page", and names the
            addresses of its sources.
        shown: which tabs and folds are open.
    """

    theme: Theme
    text_size_pt: float = NORMAL_SIZE_PT
    column_px: int = 640
    device_pixel_ratio: float = 1.0
    today: date | None = None
    words: Words = ENGLISH
    lists_headings: bool = True
    only_section: bool = False
    in_parts: bool = False
    paper: Paper | None = None
    shown: OpenParts = OpenParts()

    @property
    def indent_px(self) -> int:
        """One step of indent; it grows with the text."""
        return round(LIST_INDENT_PX * max(1.0, self.text_size_pt / NORMAL_SIZE_PT))

    @property
    def letter_px(self) -> float:
        """The width of an average letter of text."""
        return self.text_size_pt * 4 / 3 * _LETTER
