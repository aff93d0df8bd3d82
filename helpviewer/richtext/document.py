"""One page of a book as a QTextDocument: for the page pane, for paper and for PDF. QtCore and QtGui only."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from PySide6.QtCore import QObject, QRectF, QUrl
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QGuiApplication,
    QImage,
    QPainter,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextOption,
)

from helpviewer.book.book import Book, Location
from helpviewer.page.around.theme import LIGHT, Theme
from helpviewer.page.html_text import escape
from helpviewer.page.parse import parse, read_blocks
from helpviewer.page.walk import section_of
from helpviewer.richtext.inline import Picture
from helpviewer.richtext.page import RichPage, style_sheet
from helpviewer.richtext.render_options import RenderOptions

MAX_PAGE_PIXELS = 60_000_000
"""Pixels of all pictures of a page together; those beyond show their words."""

LONG_PAGE = 150_000
"""Characters of a fragment from which on it may be put together in parts."""

PART = 25_000
"""Characters of Qt's HTML that are added at once: 15 ms, and 10 more to lay them out."""

_BEGINS_A_PART = re.compile(r"<(?:p|h[1-6]|div|ul|ol|dl|hr)\b")

MAX_FRAME_PX = 2_000
"""Height of the frame around the words of a picture that is not shown."""


class PageDocument(QTextDocument):
    """Shows one page, or one section of it.

    The document has no margin of its own: whoever shows it gives it room. It serves only pictures that the
    page names and the book holds; nothing else is ever read, neither files nor the network.

    Attributes:
        location: what is shown.
        theme: with which colours and fonts.
        codes: its boxes of code, as its links ``copy:0``, ``copy:1`` … and ``code:0`` … count them.
        tabs: the titles of its sets of tabs, as its links ``tab:0:0`` … count them.
        folds: whether each of its folds is open, as its links ``fold:0``, ``fold:1`` … count them.
        lists_headings: whether it begins with a list of its headings, where it has enough of them.
        boxes: the block that each of its tables stands for, in their order; None for a notice.

    Args:
        book: the open book.
        location: a page's id and, with ``only_section``, a section.
        options: how it is shown.

    Raises:
        PageMissing: the book has no such page.
        BookDamaged: the page cannot be read.
    """

    def __init__(
        self,
        book: Book,
        location: Location,
        options: RenderOptions,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        page = book.page(location.page)
        options = options._replace(theme=_with_fonts(options.theme))
        section = location.section if options.only_section else ""
        fragment = book.html(page.id)
        blocks = section_of(parse(fragment), section) if section else read_blocks(fragment)
        self._rich = rich = RichPage(book, page, blocks, options)
        in_parts = options.in_parts and len(fragment) > LONG_PAGE
        self._parts = parts(rich.pieces(), PART if in_parts else None)
        first = next(self._parts, "")
        self._next = next(self._parts, "")
        self._written = [first] if self._next else []
        self.location = location
        self.theme = options.theme
        self._ratio = options.device_pixel_ratio
        self._column = options.column_px
        self._pixels: dict[str, int] = {}  # of the pictures in memory
        self.lists_headings = options.lists_headings
        self.tabs, self.folds, self.codes, self.boxes = rich.tabs, rich.folds, rich.codes, rich.boxes
        self._pictures = rich.pictures
        self.setUndoRedoEnabled(False)
        self.setDocumentMargin(0)
        self.setIndentWidth(options.indent_px)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        if rich.direction == "rtl":
            from PySide6.QtCore import Qt

            option.setTextDirection(Qt.LayoutDirection.RightToLeft)
        self.setDefaultTextOption(option)
        font = QGuiApplication.font()
        if self.theme.text_fonts:
            font.setFamilies(list(self.theme.text_fonts))
        font.setPointSizeF(options.text_size_pt)
        if self.theme.wide_spacing:
            spread(font, options.text_size_pt, rich.direction)
        if options.paper is not None:
            without_ligatures(font, rich.direction)
        self.setDefaultFont(font)
        self.setDefaultStyleSheet(style_sheet(self.theme, options.text_size_pt))
        self.setHtml(f"<body>{first}</body>")
        self.setMetaInformation(QTextDocument.MetaInformation.DocumentTitle, page.title)
        if options.paper is None:
            self.setTextWidth(options.column_px)
        else:
            # Laid out once, by whoever knows the printer.
            self._join_headings()

    @property
    def hides(self) -> bool:
        """Whether a tab or a fold of what is there keeps something from being seen."""
        return self._rich.hides

    @property
    def is_whole(self) -> bool:
        """Whether all of the page is there."""
        return not self._next

    def has_anchor(self, name: str) -> bool:
        """Whether a place is in what is there of the page."""
        anchor = re.compile(rf'(?:id|name)="{re.escape(escape(name))}"')
        return self.is_whole or any(anchor.search(part) for part in self._written)

    def add_part(self) -> None:
        """Put the next part of the page below what is there."""
        if self._next:
            part, self._next = self._next, next(self._parts, "")
            self._written = [*self._written, part] if self._next else []
            self._add(part)

    def add_all(self) -> None:
        """Put the rest of the page below what is there."""
        if self._next:
            rest, self._next, self._written = "".join((self._next, *self._parts)), "", []
            self._add(rest)

    def end_with(self, sentence: str) -> None:
        """End the page with a sentence, instead of what is not there yet."""
        self._next, self._written = "", []
        self._add(f"<p>{escape(sentence)}</p>")

    def _add(self, html: str) -> None:
        cursor = QTextCursor(self)
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.beginEditBlock()
        cursor.insertBlock(QTextBlockFormat(), QTextCharFormat())
        start = cursor.position()
        # The first block that is inserted loses its format to the one that is there; so it is an empty one,
        # which gives way to the next when it is taken out.
        cursor.insertHtml(f'<body><p style="-qt-paragraph-type:empty"></p>{html}</body>')
        cursor.setPosition(start)
        cursor.deleteChar()
        cursor.endEditBlock()

    def picture(self, name: str) -> Picture | None:
        """The picture that the page calls by this name, None when there is none."""
        return self._pictures.get(name)

    def set_column(self, column_px: int, device_pixel_ratio: float) -> None:
        """Fit pictures and lines into a column of this width on a screen of this pixel ratio."""
        old = (self._column, self._ratio)
        self._column, self._ratio = column_px, device_pixel_ratio
        self._rich.fit(column_px)
        if self._pictures and old != (column_px, device_pixel_ratio):
            self._fit_pictures(old)
        if self.textWidth() != column_px:
            self.setTextWidth(column_px)

    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        """Pictures of this page, and nothing else (Qt's own would read files)."""
        if kind != QTextDocument.ResourceType.ImageResource.value:
            return None
        picture = self._pictures.get(QUrl(name).toString())
        # Here, not on top: most pages need not wait for it.
        from helpviewer.richtext.images import nothing

        if picture is None or picture.file is None:
            # Not None: Qt would then take the name for that of a file, and read it.
            return nothing()
        width, height = picture.size_in(self._column)
        self._pixels.pop(QUrl(name).toString(), None)
        image = self._drawn(picture, width)
        pixels = image.width() * image.height()
        # All of a page's pictures stay in memory as long as the page does.
        if image.isNull() or pixels + sum(self._pixels.values()) > MAX_PAGE_PIXELS:
            return self._words_instead(picture, width, min(height, MAX_FRAME_PX))
        self._pixels[QUrl(name).toString()] = pixels
        return image

    def _drawn(self, picture: Picture, width: int) -> QImage:
        from helpviewer.richtext.images import load_image, on_ground, tinted

        if picture.file is None:
            return QImage()
        image = load_image(picture.file, width, self._ratio)
        if picture.is_formula and not image.isNull():
            return tinted(image, self.theme.text)
        if self.theme.dark and not picture.for_dark:
            return on_ground(image, LIGHT.background)
        return image

    def _fit_pictures(self, old: tuple[int, float]) -> None:
        places: list[tuple[int, str]] = []
        block = self.begin()
        while block.isValid():
            fragments = block.begin()
            while not fragments.atEnd():
                fragment = fragments.fragment()
                if fragment.charFormat().isImageFormat():
                    name = fragment.charFormat().toImageFormat().name()
                    # Equal pictures side by side are one fragment of several characters.
                    places.extend((fragment.position() + i, name) for i in range(fragment.length()))
                fragments += 1
            block = block.next()
        cursor = QTextCursor(self)
        cursor.beginEditBlock()
        for position, name in places:
            picture = self._pictures[name]
            width, height = picture.size_in(self._column)
            if (width, height) == picture.size_in(old[0]) and self._ratio == old[1]:
                continue
            self.addResource(
                QTextDocument.ResourceType.ImageResource,
                QUrl(name),
                self.loadResource(QTextDocument.ResourceType.ImageResource.value, name),
            )
            cursor.setPosition(position)
            cursor.setPosition(position + 1, QTextCursor.MoveMode.KeepAnchor)
            image_format = cursor.charFormat().toImageFormat()
            image_format.setWidth(width)
            image_format.setHeight(height)
            cursor.setCharFormat(image_format)
        cursor.endEditBlock()

    def _join_headings(self) -> None:
        """Qt gives an anchor to the first letter alone; on paper that cuts the letter off from its word."""
        cursor = QTextCursor(self)
        block = self.begin()
        while block.isValid():
            fragments = block.begin()
            if block.blockFormat().headingLevel() and not fragments.atEnd():
                first = fragments.fragment()
                names = first.charFormat().anchorNames()
                fragments += 1
                if names and not fragments.atEnd():
                    second = fragments.fragment()
                    joined = second.charFormat()
                    joined.setAnchor(True)
                    joined.setAnchorNames(names)
                    cursor.setPosition(first.position())
                    cursor.setPosition(second.position() + second.length(), QTextCursor.MoveMode.KeepAnchor)
                    cursor.setCharFormat(joined)
            block = block.next()

    def _words_instead(self, picture: Picture, width: int, height: int) -> QImage:
        """What is shown in place of a damaged picture: its text in a frame."""
        from PySide6.QtCore import Qt

        image = QImage(
            max(1, round(width * self._ratio)),
            max(1, round(height * self._ratio)),
            QImage.Format.Format_ARGB32_Premultiplied,
        )
        image.setDevicePixelRatio(self._ratio)
        image.fill(QColor(self.theme.table_head))
        painter = QPainter(image)
        painter.setFont(self.defaultFont())
        painter.setPen(QColor(self.theme.quiet))
        flags = Qt.AlignmentFlag.AlignCenter.value | Qt.TextFlag.TextWordWrap.value
        painter.drawText(QRectF(8, 4, width - 16, height - 8), flags, picture.alt)
        painter.end()
        return image


def parts(pieces: Iterable[str], least: int | None) -> Iterator[str]:
    """Pieces of Qt's HTML put together to parts of at least so many characters, or to one. Each begins with a
    line of text: Qt puts a block of its own between a table and what it is added to."""
    part: list[str] = []
    length = 0
    for piece in pieces:
        if least is not None and length >= least and _BEGINS_A_PART.match(piece):
            yield "".join(part)
            part, length = [], 0
        part.append(piece)
        length += len(piece)
    yield "".join(part)


def spread(font: QFont, size_pt: float, direction: str) -> None:
    """Put letters 0.12 and words 0.16 of the size of the text further apart, as WCAG 1.4.12 has it. Arabic
    letters hang together."""
    size = size_pt * 4 / 3
    if direction != "rtl":
        font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, 0.12 * size)
    font.setWordSpacing(0.16 * size)


def without_ligatures(font: QFont, direction: str) -> None:
    """Give every letter a glyph of its own: who copies a ligature out of a PDF, or searches for it, gets
    another character than was written. Not so in a book from right to left: Arabic is misspelt without."""
    if direction == "rtl":
        return
    for feature in ("liga", "clig", "dlig", "calt"):
        font.setFeature(QFont.Tag(feature), 0)


def _with_fonts(theme: Theme) -> Theme:
    """The theme with the system's fixed-width font when it names none."""
    if theme.code_fonts:
        return theme
    fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).family()
    return theme._replace(code_fonts=(fixed,))
