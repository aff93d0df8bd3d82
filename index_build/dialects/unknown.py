"""Finds what a dialect does not know, which stays on the page as it is written, and tells the publisher."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import NamedTuple

from helpviewer.page.nodes import Blocks, Math, MathBlock
from helpviewer.page.walk import inlines_of, walk
from index_build.diagnostics import ProblemList
from index_build.dialects.dialect import PYTHON_MARKDOWN, Dialect
from index_build.dialects.html.element import Element
from index_build.dialects.python_markdown.extensions import chosen
from index_build.dialects.reading import Reading
from index_build.sources.source_page import SourcePage

_CODE = frozenset({"pre", "code", "kbd", "samp", "tt", "script", "style", "math", "svg"})
MARKS = re.compile(
    r"(?P<shortcode>\{\{[<%].*?[>%]\}\})"
    r"|(?P<include>\{\{#\w+.*?\}\}|\[!INCLUDE\b[^\]\n]*\]?"
    r"|-{1,}8<-{1,}(?:[ \t]+\"[^\"\n]*\")?|^<<<[ \t]*\S[^\n]*)"
    r"|(?P<liquid>\{%.*?%\})"
    r"|(?P<variable>\{\{[ \t]*[\w.$][^{}\n]*\}\})"
    r"|(?P<wikilink>!?\[\[[^\[\]\n]+\]\])"
    r"|(?P<reference>\[[^\[\]\n]+\]\[[^\[\]\n]*\])"
    r"|(?P<footnote>\[\^[^\[\]\s]+\])"
    r"|(?P<link>!?\[[^\[\]\n]+\]\([^()\s\"][^()\n\"]*(?:/|\.\w)[^()\n\"]*(?:\)|$))"
    r"|(?P<emphasis>\*\*(?=[^\s*/])[^*\n]+?(?<=[^\s*/])\*\*"
    r"|(?<![\w*\\/])\*(?=[A-Za-z])[^*\n]{0,200}?(?<=[\w.!?)])\*(?![\w*/.]))"
    r"|(?P<container>^[ \t]*:::+[ \t]*[\w{.][^\n]*)"
    r"|(?P<block>^[ \t]*////*[ \t]+[\w-]+(?:[ \t]*\|[^\n]*)?$)"
    r"|(?P<admonition>^[ \t]*(?:!!!|\?\?\?\+?)[ \t]+\w[^\n]*)"
    r"|(?P<alert>^[ \t]*\[![A-Za-z]+\b[^\]\n]*\][^\n]*)"
    r"|(?P<tab>^[ \t]*===[!+]?[ \t]+\"[^\"\n]*\")"
    r"|(?P<attributes>\{:[^{}\n]*\}|\{#[\w-]+\})"
    r"|(?P<icon>(?<![A-Za-z0-9_:]):(?:material|fontawesome|octicons|simple)-[a-z0-9-]+:)"
    r"|(?P<keys>\+\+[a-z]+(?:\+[a-z0-9]+)+\+\+)"
    r"|(?P<rst>^[ \t]*\.\.[ \t]+[\w-]+::[^\n]*)"
    r"|(?P<imports>^import[ \t]+[\w{*][^\n]*[ \t]from[ \t]+['\"][^\n]*)"
    r"|(?P<unclosed><!--[^\n]*|<\?[a-z][^\n]*|<!(?:\[CDATA\[|DOCTYPE\b)[^\n]*"
    r"|<[A-Za-z][\w-]*[ \t]+[\w:-]+=[\"'][^<>\n]*|<(?:div|span|details|summary|img|table|center)[ \t]*$)"
    r"|(?P<formula_sign>^[ \t]*\$\$(?:[ \t]*$|[ \t]+\S[^\n]*)|\\begin\{\w+\*?\})"
    r"|(?P<code>`[^`\n]*[^\s`][^`\n]*(?:`|$))"
    r"|(?P<list>(?<=\n)[ \t]*(?:[-*+]|\d{1,3}[.)])[ \t]+\S[^\n]*)"
    r"|(?P<heading>(?<=\n)[ \t]*#{1,6}[ \t]+\S[^\n]*)"
    r"|(?P<row>(?<=\n)[ \t]*\|[^\n]*\|[ \t]*$|^[ \t]*[|+][-+=:| ]*--[-+=:| ]*[|+][ \t]*$)"
    r"|(?P<quotation>(?<=\n)[ \t]*>[ \t]*\S[^\n]*)"
    r"|(?P<numbering>(?:^|(?<=\n))[ \t]*(?:\(@[\w-]*\)|#\.)[ \t]+\S[^\n]*)"
    r"|(?P<citation>\[-?@[\w:.-]+[^\[\]\n]*\]|\[#[A-Za-z][\w:;-]*\]|(?<![\w@])@(?:fig|tbl|sec|eq|lst)-[\w-]+"
    r"|@ref\([^()\n]+\)|^\(ref:[\w-]+\)[^\n]*|\{>>[^\n]*?<<\})"
    r"|(?P<raw>\{=\w+\}|^\\(?:newpage|pagebreak|clearpage|noindent|listof\w+)\b[^\n]*|<%[^\n]*?%>)"
    r"|(?P<doxygen>^[ \t]*[\\@](?:note|warning|attention|params?|returns?|brief|details|section|subsection"
    r"|page|mainpage|code|endcode|verbatim|endverbatim|see|sa|todo|deprecated|since|image|snippet|internal"
    r"|copydoc|ingroup|defgroup|anchor)\b[^\n]*|(?<![\w\\@])[\\@]ref[ \t]+\w[\w:.~]*|\\endcode\b)"
    r"|(?P<asciidoc>^\[(?:source|quote|verse|cols|options|role|discrete|%\w+|NOTE|TIP|WARNING|IMPORTANT|CAUTION)"
    r"\b[^\]\n]*\][ \t]*$|(?<![\w/])(?:image|include|video|link|xref|footnote|kbd|btn|menu)::?[^\s\[\]()]*"
    r"\[[^\]\n]*\]|^\|===[ \t]*$|^=[ \t]+\S[^\n]*"
    r"|^:(?:toc|icons|sectnums|imagesdir|doctype|numbered|experimental):[^\n]*)"
    r"|(?P<readme>^[ \t]*\[/?block(?::[\w-]+)?\][ \t]*$)"
    r"|(?P<wiki>^h[1-6]\.[ \t]+\S[^\n]*|^\{/?(?:code|info|note|warning|tip|panel|expand|noformat|quote|toc)\}"
    r"|\{(?:code|info|note|warning|tip|panel|expand|noformat|toc|color):[^{}\n]*\}"
    r"|\[[^\[\]|\n]+\|(?:https?|mailto):[^\]\n]+\]|^\|\|[^\n]*\|\|[ \t]*$"
    r"|(?<!\S)![\w./-]+\.(?:png|jpe?g|gif|svg)(?:\|[^!\n]*)?!)"
    r"|(?P<hackmd>\[(?:name|time|color)=[^\]\n]+\])"
    r"|(?P<fence>^[ \t]*(?:`{3,}|~{3,})[^\n`]*$)",
    re.MULTILINE,
)
"""The marks of all dialects, as they look where they are not understood; a group is a kind."""


MOST_LOOKED_AT = 500
"""Different marks of a page up to which it is looked at whether they are meant as text, which takes time."""

_IN_TEXT = frozenset(MARKS.groupindex) - {"citation"}
_API = re.compile(r":::[ \t]*[A-Za-z_]\w*(?:\.\w+)+")
"""What pages for mkdocstrings say to have the documentation of a module."""

_SIGNS = re.compile(
    r"\{|\$\$|\[(?:[\[!^@#/-]|source|quote|verse|cols|options|role|discrete|%|[NTWIC][OIMA]|block)"
    r"|\[(?:name|time|color)=|\]\[|\]\(|\*[*A-Za-z]|<<<|::|///|!!!|\?\?\?|===|\+\+|8<|:[mfos]|\.\. |import|`"
    r"|~~~"
    r"|@[a-z]|\\[A-Za-z@]|<[A-Za-z!?%]|\(@|\(ref:|!\w[\w./-]*\.[a-z]|\|\||\|(?:http|mailto)|#\.|=[ \t]"
    r"|h\d\."
    r"|:[a-z]+:|\n[ \t]*(?:[-*+][ \t]|[#|>]|\d{1,3}[.)])|\|[-+=:| ]*--|\+[-+=:| ]*--"
    r"|image:|include:|link:|xref:|menu:|kbd:|btn:"
)
"""What every mark has in it: looking for it first is quicker, above all as each begins with a plain sign."""


class Kind(NamedTuple):
    """How a kind of finding is told: ``{}`` in the sentence stands for the words in question. ``mkdocs`` is
    the remedy in pages written for Python-Markdown with all it needs, where it is another."""

    sentence: str
    remedy: str
    mkdocs: str = ""


_RAW = "“{}” is not understood, and stands on the page as it is written."
_NOTE = "Write “> [!NOTE]” instead."
_MKDOCS_NOTE = "Write “!!! note”, or set “dialect: commonmark” in book.yml."
_TEMPLATE = "It is a template: build the book from the folder of the whole site, or write Markdown."
_EMPTY_LINE = "Put an empty line above it, and below a line of HTML."
_HTML = "Write Markdown in its place."

KINDS = {
    "shortcode": Kind(_RAW, "It is a shortcode of Hugo: build the book from the folder of the whole site."),
    "include": Kind(_RAW, "Put the text in its place."),
    "liquid": Kind(_RAW, _TEMPLATE),
    "variable": Kind(_RAW, "Write the words it stands for, or name them under “variables:” in book.yml."),
    "wikilink": Kind(_RAW, "Write “[words](page.md)”."),
    "reference": Kind("“{}” is no link, since no line of the page says “[…]: address” for it.",
                      "Write that line, or “[words](address)”."),
    "footnote": Kind("“{}” is no footnote, since no line of the page says “[^…]: text” for it.",
                     "Write that line, or put the words between back-ticks."),
    "link": Kind("“{}” is no link, and stands on the page as it is written.",
                 "Put an address with blanks between “<” and “>”, and an empty line below a line of HTML."),
    "emphasis": Kind("The signs around “{}” stand on the page as they are written.",
                     "Put blanks on their outer sides, and an empty line below a line of HTML."),
    "cells": Kind("“{}” is left out: its row has more cells than the head of the table.",
                  "Add a column to the head, or write “\\|” for a bar that is text."),
    "formula": Kind("The formula “{}” cannot be drawn, and is shown as TeX.",
                    "Write it with commands that LaTeX knows by itself."),
    "container": Kind("The container “{}” is not understood: its text is shown without a box.", _NOTE,
                      _MKDOCS_NOTE),
    "api": Kind("“{}” asks for what mkdocstrings takes from source code, which a book cannot take over.",
                "Build the site with its own system, and make a book of its HTML."),
    "block": Kind(_RAW, _NOTE,
                  "Write “!!! note”, or name its extension (“pymdownx.blocks.…”) in mkdocs.yml."),
    "admonition": Kind(_RAW, "Write “!!! note”, and indent the text below it by four blanks."),
    "alert": Kind(_RAW, "Write NOTE, TIP, IMPORTANT, WARNING or CAUTION.", _MKDOCS_NOTE),
    "tab": Kind(_RAW, "Indent the text below it by four blanks."),
    "attributes": Kind(_RAW, "Put it right behind a heading, a link or a picture, or take it out."),
    "icon": Kind("The icon “{}” has no picture.", "Take it out."),
    "keys": Kind(_RAW, "Write <kbd>Ctrl</kbd>."),
    "rst": Kind(_RAW, "It is reStructuredText: build its HTML, and the book from that."),
    "imports": Kind(_RAW, "Take the line out."),
    "code": Kind("The back-ticks of “{}” stand on the page as they are written.",
                 "Close them, or put an empty line below a line of HTML."),
    "list": Kind("“{}” is no item of a list, and stands on the page as it is written.", _EMPTY_LINE),
    "heading": Kind("“{}” is no heading, and stands on the page as it is written.", _EMPTY_LINE),
    "row": Kind("“{}” is no row of a table, and stands on the page as it is written.", _EMPTY_LINE),
    "quotation": Kind("“{}” is no quotation, and stands on the page as it is written.", _EMPTY_LINE),
    "other-output": Kind("The text for “{}” is left out: it is for other outputs.",
                         "Write Markdown in its place."),
    "numbering": Kind("“{}” is no number, and stands on the page as it is written.", "Write “1.”."),
    "citation": Kind("“{}” leads nowhere, and stands on the page as it is written.",
                     "Write “[words](page.md#section)”, or the words themselves."),
    "raw": Kind(_RAW, "Take it out: a book makes its own sheets."),
    "doxygen": Kind(_RAW, "It is for Doxygen: build its HTML, and make a book of that."),
    "asciidoc": Kind(_RAW, "It is AsciiDoc: build its HTML, and make a book of that."),
    "readme": Kind(_RAW, "It is a block of ReadMe’s: export the pages as Markdown with its newer editor."),
    "wiki": Kind(_RAW, "It is the markup of a wiki: export the pages as HTML, and make a book of that."),
    "hackmd": Kind(_RAW, "Take it out."),
    "fence": Kind("The code below “{}” is not understood as code.",
                  "Put an empty line before it, and close it with the same marks."),
    "directive": Kind("The directive “{}” is not understood; its text is shown as code.",
                      "Write Markdown in its place. What Sphinx’ extensions make is only in its output: make "
                      "a book of that."),
    "role": Kind("The role “{}” is not understood; its text is shown as code.", _HTML),
    "no-html": Kind("“{}” is no element of HTML, and is shown as text.", "Put it between back-ticks."),
    "component": Kind("The component “{}” is left out; the text in it is shown.", _HTML),
    "element": Kind("“<{}>” is left out: nothing in a book may run or load anything.",
                    "Write its text as Markdown."),
    "media": Kind("“{}” is no part of the book, which holds pictures alone.",
                  "Put it on the web, and link to its full address."),
    "unclosed-code": Kind("The code that “{}” opens is never closed.",
                          "Put the same marks on a line of their own below it."),
    "fence-in-code": Kind("“{}” stands in code, which the next line of such marks ends.",
                          "Close the code above it, or open it with more marks."),
    "unclosed-box": Kind("The box that “{}” opens is never closed: it ends before the next heading.",
                         "Put its signs on a line of their own below it."),
    "formula_sign": Kind("“{}” opens no formula: it is never closed, or there is an empty line in it.",
                         "Put “$$” or “\\end{…}” below it, or the whole between back-ticks."),
    "unclosed-tag": Kind("“{}” is never closed.", "Write “</…>” where it ends."),
    "unclosed": Kind("“{}” is never closed, and is shown as text.",
                     "Close it, or put it between back-ticks."),
    "extension": Kind("The Markdown extension “{}” is left out: a book runs no code of its documentation.",
                      "Write what it does in another way."),
}  # fmt: skip
"""The kinds of findings."""

_NEEDED = {
    "attributes": "attr_list", "tab": "pymdownx.tabbed", "footnote": "footnotes", "keys": "pymdownx.keys",
    "formula_sign": "pymdownx.arithmatex",
}  # fmt: skip
"""The extension of Python-Markdown without which a kind of mark means nothing."""


def _remedy(name: str, words: str, extensions: Collection[str] | None) -> str:
    """What to do about a finding on a page that Python-Markdown reads with these ``extensions``, None on any
    other page."""
    kind = KINDS[name]
    if extensions is None:
        return kind.remedy
    needed = _NEEDED.get(name, "")
    if name == "admonition":
        needed = "pymdownx.details" if words.startswith("?") else "admonition"
    if needed and needed not in extensions:
        return f"Name the extension “{needed}” in mkdocs.yml."
    return kind.mkdocs or kind.remedy


def find_marks(tree: Element, page: Reading) -> None:
    """Note what looks like a mark of some dialect in the texts of a page, outside of code."""
    for element in tree.walk():
        if element.tag in _CODE or "data-node" in element.attrs:
            continue
        for number, child in enumerate(element.children):
            if isinstance(child, str) and _SIGNS.search(child):
                for match in MARKS.finditer(child):
                    line = element.line and element.line + _lines_above(element, number, child, match)
                    page.find(match.lastgroup or "", match[0].strip(), line)


def _lines_above(element: Element, number: int, text: str, match: re.Match[str]) -> int:
    """The lines of an element that end before a mark in one of its texts."""
    at = match.start() + len(match[0]) - len(match[0].lstrip())
    before = element.children[:number]
    above = sum((child if isinstance(child, str) else child.text()).count("\n") for child in before)
    return above + text.count("\n", 0, at)


def find_formulas(blocks: Blocks, page: Reading) -> None:
    """Note formulas that no library could draw, or only with the names of commands in them."""
    formulas: list[Math | MathBlock] = [inline for inline in inlines_of(blocks) if isinstance(inline, Math)]
    formulas += [block for block in walk(blocks) if isinstance(block, MathBlock)]
    for formula in formulas:
        if formula.tex and (formula.drawing is None or "<mi>\\" in formula.mathml):
            page.find("formula", formula.tex.split("\n")[0], 0)


def report(page: Reading, dialect: Dialect, source: SourcePage, notes: ProblemList) -> None:
    """Make warnings of the findings of a page."""
    places: dict[str, Iterator[int]] = {}
    extensions = chosen(dialect.options) if dialect.name == PYTHON_MARKDOWN else None
    escaped: dict[str, bool] = {}
    for finding in page.findings:
        if finding.kind in _IN_TEXT:
            if finding.what not in escaped:
                is_few = len(escaped) < MOST_LOOKED_AT
                escaped[finding.what] = is_few and _is_escaped(finding.what, source.body)
            if escaped[finding.what]:
                continue
        name = "api" if finding.kind == "container" and _API.fullmatch(finding.what) else finding.kind
        kind = KINDS[name]
        words = finding.what.split("\n")[0]
        words = f"{words[:60]}…" if len(words) > 60 else words
        line = finding.line
        if not line:
            line = next(places.setdefault(finding.what, _lines_of(finding.what, source.body)))
        remedy = _remedy(name, words, extensions)
        notes.warning(source.line(line), kind.sentence.format(words), remedy, kind=f"markup-{name}")


def _is_escaped(words: str, body: str) -> bool:
    """Whether the page holds these words, and each time with a backslash or a reference in one of the signs
    that they begin with: they are meant as text."""
    if "\\" not in body and "&" not in body:
        return False
    at = body.find(words)
    if at >= 0:
        while at >= 0 and body[at - 1 : at] == "\\":
            at = body.find(words, at + 1)
        return at < 0
    pattern = "".join(rf"(?:\\?{re.escape(sign)}|&#?\w+;)" for sign in words[:60])
    found = [match[0] for match in re.finditer(pattern, body)]
    return bool(found) and all(text[:1] in "\\&" or text[1:2] in "\\&" for text in found)


def _lines_of(words: str, body: str) -> Iterator[int]:
    """The lines, from 1, on which ``words`` stand, one after the other; then the last again and again."""
    line, counted, at = 1, 0, body.find(words)
    while True:
        if at >= 0:
            line += body.count("\n", counted, at)
            counted, at = at, body.find(words, at + 1)
        yield line
