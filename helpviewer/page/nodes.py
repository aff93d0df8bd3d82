"""One page as a value: blocks, and what runs within their lines. No Qt.

The builder makes these nodes from the documentation, :mod:`helpviewer.page.serialise` spells them as the
fragment on disk, :mod:`helpviewer.page.parse` reads that back, and each way of showing a page is a writer
with one method per node (:mod:`helpviewer.page.writer`).

Text is plain ``str``, a piece of a line is a tuple of inlines, a page's body is a tuple of blocks. No text is
empty, and none stands beside another: they are one. Nodes never change. They are named tuples, which cost
the start of the program a tenth of what a frozen dataclass does; so two nodes of different kinds with equal
fields compare equal: compare their ``repr`` where that matters, and never ask whether a node is true.
"""

from __future__ import annotations

from typing import Literal, NamedTuple, TypeAlias

Style: TypeAlias = Literal["em", "strong", "code", "kbd", "del", "ins", "mark", "sub", "sup", "small"]
"""How words are set apart, by the names of HTML. ``kbd`` is one key of a keyboard."""

Align: TypeAlias = Literal["", "left", "center", "right"]

NoteKind: TypeAlias = Literal["note", "tip", "important", "warning", "caution"]


# -- within a line ----------------------------------------------------------------------------------


class Styled(NamedTuple):
    """Words set apart from those around them."""

    style: Style
    content: Inlines


class Link(NamedTuple):
    """A link. ``target`` is ``PAGE.html#SECTION`` or ``#SECTION`` within a book, or an address with its
    scheme (http, https, mailto) that leads out of it; in the builder, until it is resolved, as written."""

    target: str
    content: Inlines
    title: str = ""

    @property
    def kind(self) -> Literal["", "external", "mail"]:
        """ "external" or "mail" for a link that leads out of the book, else ""."""
        scheme = self.target[:8].lower()
        if scheme.startswith(("http://", "https://")):
            return "external"
        return "mail" if scheme.startswith("mailto:") else ""


class Image(NamedTuple):
    """A picture. ``source`` is ``../images/NAME`` in a book; in the builder, until it is resolved, as
    written.

    Width and height are CSS pixels, 0 where they are not known or not asked for. ``dark`` is the picture to
    show in its place on a dark ground, "" for none. ``align`` is where it stands beside or above the text.
    """

    source: str
    alt: str
    title: str = ""
    width: int = 0
    height: int = 0
    align: Align = ""
    dark: str = ""


class LineBreak(NamedTuple):
    """A line that ends here although the paragraph goes on."""


class Abbreviation(NamedTuple):
    """Letters that stand for longer words."""

    expansion: str
    content: Inlines


class Math(NamedTuple):
    """A formula within a line, as TeX. ``mathml`` is the whole ``<math>`` element or ""; ``drawing`` shows
    it where MathML cannot be shown, ``drop`` of its CSS pixels below the line that letters stand on."""

    tex: str
    mathml: str = ""
    drawing: Image | None = None
    drop: int = 0


class FootnoteRef(NamedTuple):
    """The mark of a footnote: ``note`` is the footnote's id, ``id`` that of the mark itself."""

    note: str
    label: str
    id: str


class Anchor(NamedTuple):
    """A place that links can lead to, without text of its own."""

    id: str


Inline: TypeAlias = str | Styled | Link | Image | LineBreak | Abbreviation | Math | FootnoteRef | Anchor
Inlines: TypeAlias = tuple[Inline, ...]


# -- blocks -----------------------------------------------------------------------------------------


class Heading(NamedTuple):
    """A heading of level 2 to 6 (1 is the page's title), which begins the section ``id``."""

    level: int
    id: str
    content: Inlines


class Paragraph(NamedTuple):
    """Text with space above and below it."""

    content: Inlines


class Plain(NamedTuple):
    """Text that is no paragraph, as in an item of a tight list or in a cell of a table."""

    content: Inlines


class Token(NamedTuple):
    """A piece of code and Pygments' short name of its kind (``k`` for a keyword), "" for plain code."""

    kind: str
    text: str


class CodeNote(NamedTuple):
    """What is said about one line of code. Lines count from 1."""

    line: int
    blocks: Blocks


class CodeBlock(NamedTuple):
    """Code. ``tokens`` joined are its text, without the last line's end; "" is no known language.

    ``first_number`` is what its lines are numbered from, 0 for no numbers. ``marked`` lines are shown with
    weight, ``added`` and ``removed`` ones as in a diff; all three count the block's lines from 1.
    """

    tokens: tuple[Token, ...]
    language: str = ""
    title: str = ""
    first_number: int = 0
    marked: tuple[int, ...] = ()
    added: tuple[int, ...] = ()
    removed: tuple[int, ...] = ()
    notes: tuple[CodeNote, ...] = ()

    @property
    def text(self) -> str:
        """The code itself."""
        return "".join(token.text for token in self.tokens)


class Note(NamedTuple):
    """A note beside the text, with its title."""

    kind: NoteKind
    title: Inlines
    blocks: Blocks


class Fold(NamedTuple):
    """Blocks below a summary that opens and closes them; ``kind`` for a note that does so."""

    summary: Inlines
    blocks: Blocks
    is_open: bool = False
    kind: NoteKind | Literal[""] = ""


class Quote(NamedTuple):
    """A quotation."""

    blocks: Blocks


class ListItem(NamedTuple):
    """An item of a list; ``task`` says whether a task is done, None for an item that is no task."""

    blocks: Blocks
    task: bool | None = None


class List(NamedTuple):
    """A list, numbered from ``start`` in the manner of ``numbering`` when it is ordered."""

    items: tuple[ListItem, ...]
    is_ordered: bool = False
    start: int = 1
    numbering: Literal["1", "a", "A", "i", "I"] = "1"


class Definition(NamedTuple):
    """Terms that share their descriptions."""

    terms: tuple[Inlines, ...]
    descriptions: tuple[Blocks, ...]


class DefinitionList(NamedTuple):
    """Terms and what they mean."""

    items: tuple[Definition, ...]


class Cell(NamedTuple):
    """A cell of a table, over so many columns and rows."""

    blocks: Blocks
    is_header: bool = False
    align: Align = ""
    colspan: int = 1
    rowspan: int = 1


class Table(NamedTuple):
    """A table: rows of cells, those of its head apart."""

    head: tuple[tuple[Cell, ...], ...]
    body: tuple[tuple[Cell, ...], ...]
    caption: Inlines = ()


class Tab(NamedTuple):
    """One of several alternatives, with its title."""

    title: Inlines
    blocks: Blocks


class Tabs(NamedTuple):
    """Alternatives, one of which is shown at a time."""

    tabs: tuple[Tab, ...]


class Figure(NamedTuple):
    """Blocks, mostly one picture, with a caption below them."""

    blocks: Blocks
    caption: Inlines = ()


class MathBlock(NamedTuple):
    """A formula on lines of its own; see :class:`Math`."""

    tex: str
    mathml: str = ""
    drawing: Image | None = None


class Diagram(NamedTuple):
    """A drawing described in words, such as ``mermaid``; ``drawing`` is None where nobody has drawn it."""

    language: str
    source: str
    drawing: Image | None = None


class Media(NamedTuple):
    """A film, a sound or a page from elsewhere that the documentation embeds; shown as a link to it."""

    kind: Literal["video", "audio", "page"]
    address: str
    title: str = ""


class Rule(NamedTuple):
    """A line across the page."""


class Footnote(NamedTuple):
    """A footnote, its number, and the ids of the marks that lead to it."""

    id: str
    number: int
    blocks: Blocks
    marks: tuple[str, ...] = ()


class Footnotes(NamedTuple):
    """The footnotes of a page, at its end."""

    notes: tuple[Footnote, ...]


class Group(NamedTuple):
    """Blocks that belong together: an anchor's place, or cards laid out beside each other."""

    blocks: Blocks
    id: str = ""
    kind: Literal["", "cards"] = ""


Block: TypeAlias = (
    Heading
    | Paragraph
    | Plain
    | CodeBlock
    | Note
    | Fold
    | Quote
    | List
    | DefinitionList
    | Table
    | Tabs
    | Figure
    | MathBlock
    | Diagram
    | Media
    | Rule
    | Footnotes
    | Group
)
Blocks: TypeAlias = tuple[Block, ...]
