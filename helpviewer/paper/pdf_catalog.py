"""Adds to a finished PDF file what Qt does not write: outline, language, subject and keywords. Pure, no Qt.

The additions are appended as an incremental update (ISO 32000-1, 7.5.6): Qt's part of the file stays as it
is. Only files with a plain table of cross-references are understood, which is what Qt writes.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from helpviewer.page.around.parts import direction
from helpviewer.page.html_text import escape

_TAIL = 2048
_ENTRY = 20  # bytes of a line in the table of cross-references


@dataclass(frozen=True, slots=True)
class OutlineItem:
    """An entry of the outline: depth from 0, title, sheet counted from 1, and the distance of its target from
    the sheet's upper edge in points."""

    depth: int
    title: str
    sheet: int
    top_pt: float


@dataclass(frozen=True, slots=True)
class PdfInfo:
    """What the file says of itself; empty values are left out. ``language`` is a BCP 47 tag."""

    title: str
    author: str = ""
    subject: str = ""
    keywords: tuple[str, ...] = ()
    language: str = ""
    creator: str = ""


class NotUnderstood(Exception):
    """The file is not as Qt writes it, or it is cut short."""


def complete(path: Path, info: PdfInfo, outline: Sequence[OutlineItem]) -> None:
    """Append outline and metadata to the file.

    Raises:
        NotUnderstood: the file is no whole PDF of the known kind; it is unchanged.
        OSError: it cannot be read or written.
    """
    with path.open("r+b") as stream:
        _Update(stream).write(info, outline)


def xmp(info: PdfInfo) -> bytes:
    """The metadata as an XMP packet (ISO 16684-1), for ``QPdfWriter.setDocumentXmpMetadata``."""
    language = escape(info.language or "x-default")
    keywords = "".join(f"<rdf:li>{_xml(word)}</rdf:li>" for word in info.keywords)
    parts = [
        f"<dc:title><rdf:Alt><rdf:li xml:lang='x-default'>{_xml(info.title)}</rdf:li></rdf:Alt></dc:title>",
        f"<dc:creator><rdf:Seq><rdf:li>{_xml(info.author)}</rdf:li></rdf:Seq></dc:creator>",
        "<dc:description><rdf:Alt><rdf:li xml:lang='x-default'>"
        f"{_xml(info.subject)}</rdf:li></rdf:Alt></dc:description>"
        if info.subject
        else "",
        f"<dc:subject><rdf:Bag>{keywords}</rdf:Bag></dc:subject>" if keywords else "",
        f"<pdf:Keywords>{_xml(', '.join(info.keywords))}</pdf:Keywords>" if keywords else "",
        f"<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>" if info.language else "",
        f"<xmp:CreatorTool>{_xml(info.creator)}</xmp:CreatorTool>",
    ]
    text = (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">'
        + "".join(parts)
        + '</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>'
    )
    return text.encode("utf-8")


def _xml(text: str) -> str:
    return escape(re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f]", "", text))


class _Update:
    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._end = stream.seek(0, 2)
        stream.seek(max(0, self._end - _TAIL))
        tail = stream.read()
        found = re.search(rb"trailer\s*<<(.*?)>>\s*startxref\s+(\d+)\s+%%EOF\s*\Z", tail, re.DOTALL)
        if found is None:
            raise NotUnderstood("no trailer at the end of the file")
        self._trailer, self._xref = found[1], int(found[2])
        self._size = int(self._number(self._trailer, rb"/Size (\d+)"))
        self._offsets: dict[int, int] = {}
        self._next = self._size

    def write(self, info: PdfInfo, outline: Sequence[OutlineItem]) -> None:
        root = int(self._number(self._trailer, rb"/Root (\d+) 0 R"))
        old_info = int(self._number(self._trailer, rb"/Info (\d+) 0 R"))
        catalog = self._object(root)
        pages = self._object(int(self._number(catalog, rb"/Pages (\d+) 0 R")))
        kids = [int(n) for n in re.findall(rb"(\d+) 0 R", self._number(pages, rb"/Kids\s*\[(.*?)\]"))]
        height = self._page_height(kids[0])
        self._stream.seek(0, 2)
        # Which of two pages side by side comes first (ISO 32000-1, 12.2).
        order = b" /Direction /R2L" if direction(info.language) == "rtl" else b""
        extra = b"/ViewerPreferences << /DisplayDocTitle true%s >>\n" % order
        if info.language:
            extra += b"/Lang " + _string(info.language) + b"\n"
        if outline:
            extra += b"/Outlines %d 0 R\n/PageMode /UseOutlines\n" % self._outline(outline, kids, height)
        self._put(root, catalog.rstrip()[: -len(b">>")] + extra + b">>")
        self._put(old_info, self._new_info(self._object(old_info), info))
        self._finish()

    # -- reading ----------------------------------------------------------------------------------

    @staticmethod
    def _number(data: bytes, pattern: bytes) -> bytes:
        found = re.search(pattern, data, re.DOTALL)
        if found is None:
            raise NotUnderstood(f"no {pattern!r}")
        return found[1]

    def _object(self, number: int) -> bytes:
        """What stands between ``obj`` and ``endobj``."""
        here = self._stream.tell()
        try:
            self._stream.seek(self._xref)
            if self._stream.readline().strip() != b"xref":
                raise NotUnderstood("no table of cross-references")
            first, count = (int(word) for word in self._stream.readline().split())
            if not first <= number < first + count:
                raise NotUnderstood(f"object {number} is not in the table")
            self._stream.seek((number - first) * _ENTRY, 1)
            self._stream.seek(int(self._stream.read(_ENTRY)[:10]))
            data = b""
            while b"endobj" not in data:
                more = self._stream.read(65536)
                if not more:
                    raise NotUnderstood(f"object {number} has no end")
                data += more
            return self._number(data, rb"\A\s*%d 0 obj\s(.*?)\s*endobj" % number)
        except ValueError as error:
            raise NotUnderstood(repr(error)) from error
        finally:
            self._stream.seek(here)

    def _page_height(self, page: int) -> float:
        return float(self._number(self._object(page), rb"/MediaBox \[\S+ \S+ \S+ ([\d.]+)\]"))

    # -- writing ----------------------------------------------------------------------------------

    def _put(self, number: int, body: bytes) -> None:
        self._offsets[number] = self._stream.tell()
        self._stream.write(b"%d 0 obj\n" % number + body + b"\nendobj\n")

    def _outline(self, outline: Sequence[OutlineItem], kids: Sequence[int], height: float) -> int:
        """Write the outline's objects and return the number of their root (ISO 32000-1, 12.3.3)."""
        root = self._next
        numbers = [root + 1 + index for index in range(len(outline))]
        self._next = root + 1 + len(outline)
        parents, children = _family(outline)
        top = children.get(-1, [])
        for index, item in enumerate(outline):
            siblings = children[parents[index]]
            at = bisect_left(siblings, index)
            page = kids[min(item.sheet, len(kids)) - 1]
            rows = [
                b"/Title " + _string(item.title),
                b"/Parent %d 0 R" % (numbers[parents[index]] if parents[index] >= 0 else root),
                b"/Dest [%d 0 R /XYZ null %.2f null]" % (page, max(0.0, height - item.top_pt)),
            ]
            if at:
                rows.append(b"/Prev %d 0 R" % numbers[siblings[at - 1]])
            if at + 1 < len(siblings):
                rows.append(b"/Next %d 0 R" % numbers[siblings[at + 1]])
            if mine := children.get(index):
                # A negative count: folded until the reader opens it.
                rows.append(
                    b"/First %d 0 R /Last %d 0 R /Count %d"
                    % (numbers[mine[0]], numbers[mine[-1]], -len(mine))
                )
            self._put(numbers[index], b"<<\n" + b"\n".join(rows) + b"\n>>")
        self._put(
            root,
            b"<< /Type /Outlines /First %d 0 R /Last %d 0 R /Count %d >>"
            % (numbers[top[0]], numbers[top[-1]], len(top)),
        )
        return root

    def _new_info(self, old: bytes, info: PdfInfo) -> bytes:
        dates = b" ".join(
            found[0] for found in re.finditer(rb"/(?:CreationDate|ModDate) \(D:[^()]*\)", old, re.DOTALL)
        )
        values = {
            b"Title": info.title,
            b"Author": info.author,
            b"Subject": info.subject,
            b"Keywords": ", ".join(info.keywords),
            b"Creator": info.creator,
            b"Producer": "Qt",
        }
        rows = [b"/" + name + b" " + _string(text) for name, text in values.items() if text]
        return b"<<\n" + b"\n".join(rows) + b"\n" + dates + b"\n>>"

    def _finish(self) -> None:
        start = self._stream.tell()
        self._stream.write(b"xref\n")
        for run in _runs(sorted(self._offsets)):
            self._stream.write(b"%d %d\n" % (run[0], len(run)))
            self._stream.writelines(b"%010d 00000 n \n" % self._offsets[number] for number in run)
        trailer = re.sub(rb"/Size \d+", b"/Size %d" % self._next, self._trailer).strip()
        self._stream.write(b"trailer\n<<\n" + trailer + b"\n/Prev %d\n>>\n" % self._xref)
        self._stream.write(b"startxref\n%d\n%%%%EOF\n" % start)


def _string(text: str) -> bytes:
    """A text string (ISO 32000-1, 7.9.2.2) in hexadecimal digits, which need no escapes."""
    try:
        raw = text.encode("ascii")
    except UnicodeEncodeError:
        raw = b"\xfe\xff" + text.encode("utf-16-be", "replace")
    return b"<" + raw.hex().encode() + b">"


def _family(outline: Sequence[OutlineItem]) -> tuple[list[int], dict[int, list[int]]]:
    """For each item its parent's index (-1 for none), and for each parent its children."""
    parents: list[int] = []
    children: dict[int, list[int]] = {}
    open_items: list[int] = []
    for index, item in enumerate(outline):
        while open_items and outline[open_items[-1]].depth >= item.depth:
            open_items.pop()
        parent = open_items[-1] if open_items else -1
        parents.append(parent)
        children.setdefault(parent, []).append(index)
        open_items.append(index)
    return parents, children


def _runs(numbers: Sequence[int]) -> Iterator[list[int]]:
    """Numbers that follow one another, together."""
    run: list[int] = []
    for number in numbers:
        if run and number != run[-1] + 1:
            yield run
            run = []
        run.append(number)
    if run:
        yield run
