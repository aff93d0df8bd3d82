"""Several pages as an EPUB 3 book (https://www.w3.org/TR/epub-33/), readable by EPUB 2 readers too. No Qt.

The pages are the same HTML as an exported file's, one file for each, so no library for EPUB is needed: the
rest is a zip file with a list of what is in it. The same pages on the same day give the same bytes.
"""

from __future__ import annotations

import re
import uuid
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO

from helpviewer.core.formats import IMAGE_TYPES
from helpviewer.core.product import product
from helpviewer.export.html.article import article, in_language
from helpviewer.export.html.file import contents_list
from helpviewer.export.html.places import EpubPlaces
from helpviewer.export.html.style import html_style_sheet
from helpviewer.export.html.text import escape
from helpviewer.page.around.parts import direction, page_parts
from helpviewer.page.output.chosen_pages import Entry, chosen_pages, entries
from helpviewer.page.output.job import Job

_CONTAINER = """\
<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="EPUB/book.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
"""
_DAY_ONE = (1980, 1, 1, 0, 0, 0)  # the earliest a zip file can hold: no build differs by its clock
_HEAD = 4096  # of a drawing, which names its grammar
_GRAMMAR = re.compile(
    rb"""<!DOCTYPE\s+[\w:.-]+\s+(?:PUBLIC\s+("|')[^"']*\1|SYSTEM)\s+("|')[^"']*\2(\s*\[[^\]]*\])?\s*>"""
)


def write_epub(job: Job, stream: BinaryIO) -> None:
    """Write the pages in the order given to a stream that can seek.

    Raises:
        PageMissing: the book has no such page.
        BookDamaged: a page cannot be read.
        OSError: the stream cannot be written to.
        Cancelled: the progress was told to stop.
    """
    _Epub(job).write(stream)


class _Epub:
    def __init__(self, job: Job) -> None:
        book = job.book
        self._job = job
        self._book = book
        self._words = job.said
        self._locations = [book.locate(location) for location in job.places]
        self._title = escape(job.title or book.info.title)
        self._today = job.day
        self._language = escape(book.info.language)
        self._direction = direction(book.info.language)
        self._names = [f"p{number:04}.xhtml" for number in range(1, len(self._locations) + 1)]
        self._pictures: dict[Path, str] = {}
        self._with_formulas: set[str] = set()
        self._places: dict[tuple[str, str], str] = {}
        for name, location in zip(self._names, self._locations, strict=True):
            self._places.setdefault((location.page, ""), name)
            for section in book.page(location.page).sections:
                self._places.setdefault((location.page, section.id), f"{name}#{escape(section.id)}")

    def write(self, stream: BinaryIO) -> None:
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
            # First and not compressed, so that the kind of file shows at its beginning.
            _add(archive, "mimetype", "application/epub+zip", zipfile.ZIP_STORED)
            _add(archive, "META-INF/container.xml", _CONTAINER)
            _add(archive, "EPUB/style.css", html_style_sheet())
            for name, chosen in zip(self._names, chosen_pages(self._job), strict=True):
                body = article(self._book, chosen, EpubPlaces(chosen, self._places, self._pictures))
                _add(archive, f"EPUB/{name}", self._xhtml(escape(chosen.parts.title), body))
                if "<math" in body:
                    self._with_formulas.add(name)
            for file, address in self._pictures.items():
                data = file.read_bytes()
                _add(archive, f"EPUB/{address}", _alone(data) if file.suffix == ".svg" else data)
            rows = entries(self._book, self._locations)
            _add(archive, "EPUB/title.xhtml", self._xhtml(self._title, self._title_page()))
            _add(archive, "EPUB/nav.xhtml", self._xhtml(self._title, self._nav(rows)))
            _add(archive, "EPUB/toc.ncx", self._ncx(rows))
            _add(archive, "EPUB/book.opf", self._package())
            self._job.tell(len(self._names), len(self._names))

    def _xhtml(self, title: str, body: str) -> str:
        return (
            '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html>\n'
            '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" '
            f'lang="{self._language}" xml:lang="{self._language}" dir="{self._direction}">\n'
            f"<head>\n<title>{title}</title>\n"
            '<link rel="stylesheet" type="text/css" href="style.css"/>\n</head>\n'
            f"<body>\n{body}</body>\n</html>\n"
        )

    def _title_page(self) -> str:
        info = self._book.info
        first = self._book.page(self._locations[0].page)
        parts = page_parts(self._book, first, self._today, copy=True, words=self._words)
        ours = in_language(parts)
        version = escape(self._words.version.format(info.version))
        said = f"<p{ours}>{version}</p>\n" if info.version else ""
        return f'<h1>{self._title}</h1>\n{said}<p class="origin"{ours}>{escape(parts.as_of)}</p>\n'

    def _nav(self, rows: Sequence[Entry]) -> str:
        contents = contents_list(rows, self._names)
        return f'<nav epub:type="toc" id="toc">\n<h1>{escape(self._words.contents)}</h1>\n{contents}</nav>\n'

    def _ncx(self, rows: Sequence[Entry]) -> str:
        """The contents for EPUB 2 readers (https://daisy.org, NCX 2005-1)."""
        points: list[str] = []
        # A category has no page of its own: it leads to its first.
        first = "title.xhtml"
        opened: list[int] = []
        for order, row in enumerate(rows, 1):
            while opened and opened[-1] >= row.depth:
                points.append("</navPoint>\n")
                opened.pop()
            place = next((r.place for r in rows[order - 1 :] if r.place is not None), None)
            address = self._names[place] if place is not None else first
            points.append(
                f'<navPoint id="n{order}"><navLabel><text>{escape(row.title)}</text></navLabel>'
                f'<content src="{address}"/>\n'
            )
            opened.append(row.depth)
        points.append("</navPoint>\n" * len(opened))
        depth = max((row.depth for row in rows), default=0) + 1
        return (
            '<?xml version="1.0" encoding="UTF-8"?>\n'
            '<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" version="2005-1">\n'
            f'<head><meta name="dtb:uid" content="{self._identifier}"/>'
            f'<meta name="dtb:depth" content="{depth}"/></head>\n'
            f"<docTitle><text>{self._title}</text></docTitle>\n<navMap>\n{''.join(points)}</navMap>\n</ncx>\n"
        )

    @property
    def _identifier(self) -> str:
        """The same for the same pages of the same version of a book."""
        info = self._book.info
        name = "\n".join((info.id, info.version, *map(str, self._locations)))
        return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, name)}"

    def _package(self) -> str:
        info = self._book.info
        items = [
            '<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>',
            '<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>',
            '<item id="style" href="style.css" media-type="text/css"/>',
            '<item id="title" href="title.xhtml" media-type="application/xhtml+xml"/>',
        ]
        items += [
            f'<item id="{name.removesuffix(".xhtml")}" href="{name}" media-type="application/xhtml+xml"'
            + (' properties="mathml"/>' if name in self._with_formulas else "/>")
            for name in self._names
        ]
        items += [
            f'<item id="i{number}" href="{address}" media-type="{IMAGE_TYPES[Path(address).suffix]}"/>'
            for number, address in enumerate(self._pictures.values(), 1)
        ]
        maker = product()
        spine = "".join(f'<itemref idref="{name.removesuffix(".xhtml")}"/>\n' for name in self._names)
        sources = dict.fromkeys(
            s.url for place in self._locations for s in self._book.page(place.page).sources
        )
        more = "".join(f"<dc:source>{escape(url)}</dc:source>\n" for url in sources)
        if info.imprint.publisher:
            more += f"<dc:publisher>{escape(info.imprint.publisher)}</dc:publisher>\n"
        if licence := " ".join(filter(None, (info.imprint.licence, info.imprint.licence_url))):
            more += f"<dc:rights>{escape(licence)}</dc:rights>\n"
        if info.as_of:
            more += f"<dc:date>{escape(info.as_of)}</dc:date>\n"
        return (
            '<?xml version="1.0" encoding="UTF-8"?>\n'
            '<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" '
            f'xml:lang="{self._language}">\n<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">\n'
            f'<dc:identifier id="id">{self._identifier}</dc:identifier>\n'
            f"<dc:title>{self._title}</dc:title>\n<dc:language>{self._language}</dc:language>\n"
            f"<dc:creator>{escape(info.imprint.publisher or info.title)}</dc:creator>\n{more}"
            f'<meta property="dcterms:modified">{self._today.isoformat()}T00:00:00Z</meta>\n'
            f'<meta name="generator" content="{escape(maker.name)} {maker.version}"/>\n</metadata>\n'
            f"<manifest>\n{chr(10).join(items)}\n</manifest>\n"
            f'<spine toc="ncx" page-progression-direction="{self._direction}">\n'
            f'<itemref idref="title"/>\n<itemref idref="nav"/>\n{spine}</spine>\n</package>\n'
        )


def _alone(drawing: bytes) -> bytes:
    """A drawing without the name of its grammar, which is on the web, as drawing programs write it."""
    head = _GRAMMAR.sub(rb"<!DOCTYPE svg\3>", drawing[:_HEAD], count=1)
    return head.replace(b"<!DOCTYPE svg>", b"", 1) + drawing[_HEAD:]


def _add(archive: zipfile.ZipFile, name: str, data: str | bytes, method: int = zipfile.ZIP_DEFLATED) -> None:
    entry = zipfile.ZipInfo(name, _DAY_ONE)
    entry.compress_type = method
    entry.external_attr = 0o644 << 16
    archive.writestr(entry, data)
