"""HTML in pages for Python-Markdown: an element that nobody closes does not make raw text of the rest of its
page."""

from __future__ import annotations

from typing import Any

import markdown
from markdown.extensions.md_in_html import HTMLExtractorExtra
from markdown.htmlparser import HTMLExtractor
from markdown.preprocessors import Preprocessor

_MOST = 20
"""Elements that are never closed; behind them the rest of the page is raw, as the parser has it."""


def bound_raw_html(md: markdown.Markdown) -> None:
    """Make ``md`` go on below the tags that nobody closes."""
    has_extra = "MarkdownInHtmlProcessor" in {type(one).__name__ for one in md.parser.blockprocessors}
    md.preprocessors.deregister("html_block")
    md.preprocessors.register(_RawHtml(md, _WithMarkdown if has_extra else _Plain), "html_block", 20)


class _RawHtml(Preprocessor):
    def __init__(self, md: markdown.Markdown, extractor: type[_Watching]) -> None:
        super().__init__(md)
        self._extractor = extractor

    def run(self, lines: list[str]) -> list[str]:
        source = "\n".join(lines)
        stash = self.md.htmlStash
        kept = stash.html_counter
        for last in range(_MOST, -1, -1):
            parser = self._extractor(self.md)
            parser.feed(source)
            parser.close()
            if parser.never_closed is None or not last:
                break
            del stash.rawHtmlBlocks[kept:]
            stash.html_counter = kept
            start, end = parser.never_closed
            tag = stash.store(source[start:end])
            kept = stash.html_counter
            source = f"{source[:start]}\n\n{tag}\n\n{source[end:]}"
        return "".join(parser.cleandoc).split("\n")


class _Watching(HTMLExtractor):
    """Notes where the element begins that is open at the end."""

    never_closed: tuple[int, int] | None = None
    _last = (0, 0)

    def _is_within(self) -> bool:
        return bool(self.inraw or getattr(self, "mdstack", None))

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        was_within = self._is_within()
        at = self.line_offset + self.offset
        super().handle_starttag(tag, attrs)
        if not was_within:
            self._last = (at, at + len(self.get_starttag_text() or ""))

    def close(self) -> None:
        is_within = self._is_within()
        super().close()
        if is_within and self._last[1]:
            self.never_closed = self._last


class _Plain(_Watching):
    pass


class _WithMarkdown(_Watching, HTMLExtractorExtra):
    pass
