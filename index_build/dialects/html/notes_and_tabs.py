"""Notes (admonitions), folds and tabs, as the HTML of many generators spells them."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from helpviewer.page.nodes import Block, Fold, Inlines, Note, NoteKind, Paragraph, Tab, Tabs
from index_build.dialects.html.element import Element, Node, flat
from index_build.dialects.note_kinds import NOTE_KINDS, own_title
from index_build.dialects.section_text import words

if TYPE_CHECKING:
    from index_build.dialects.html.reader import HtmlReader

_NOTES = ("admonition", "markdown-alert", "custom-block", "theme-admonition", "alert")
_BARE_NOTES = frozenset(
    {"note", "tip", "hint", "important", "warning", "caution", "danger", "attention", "notice"}
)
"""Classes that make a note of their own, as in Jekyll's themes (``{: .note }``)."""

_TITLE_CLASSES = frozenset(
    {"admonition-title", "markdown-alert-title", "custom-block-title", "note-title", "alert-title"}
)
_NOTHING = Element("div")
NO_SUMMARY = "Details"
"""What browsers say of a fold that says nothing of itself."""


def note_kind(names: list[str]) -> NoteKind | None:
    """The kind of note that the first of ``names`` that is one stands for."""
    return next((NOTE_KINDS[name.lower()] for name in names if name.lower() in NOTE_KINDS), None)


def is_note(element: Element) -> bool:
    """Whether a container is a note."""
    classes = element.classes()
    if element.tag == "p":
        return classes[:1] != [] and classes[0] in _BARE_NOTES
    return element.tag in ("div", "aside", "section", "blockquote") and (
        any(name in _NOTES for name in classes) or (classes[:1] != [] and classes[0] in _BARE_NOTES)
    )


def read_note(element: Element, reader: HtmlReader) -> Note:
    """A note, with the name of its kind for a title if it has none of its own."""
    names = [name.removeprefix("markdown-alert-").removeprefix("alert-") for name in element.classes()]
    kind = note_kind([name for name in names if name not in _NOTES]) or "note"
    title: Inlines = ()
    children: list[Node] = list(element.children)
    for child in children:
        if isinstance(child, Element) and any(name in _TITLE_CLASSES for name in child.classes()):
            title = tuple(filter(None, (words(reader.inlines(flat(child.children))),)))
            children.remove(child)
            break
    if element.tag == "p":
        return Note(kind, (reader.page.names[kind],), (Paragraph(reader.inlines(children)),))
    # Python-Markdown and others write the kind where there is no title.
    if not title or title in {(one,) for name in (kind, *names) for one in (name, name.capitalize())}:
        title = (_default_title(kind, names, reader),)
    return Note(kind, title, reader.flow(children))


def _default_title(kind: NoteKind, names: list[str], reader: HtmlReader) -> str:
    """What a note without a title is called: what it calls itself, or its kind in the book's language."""
    of_kind = reader.page.names[kind]
    name = next((name for name in names if name.lower() in NOTE_KINDS and name not in _NOTES), "")
    is_english = of_kind.lower() == kind
    return of_kind if "alert" in names else own_title(name, is_english=is_english) or of_kind


def read_fold(element: Element, reader: HtmlReader) -> Fold:
    """A ``details``."""
    summary: Inlines = ()
    children: list[Node] = []
    for child in element.children:
        if isinstance(child, Element) and child.tag == "summary" and not summary:
            reader.take_anchor(child)
            summary = _trimmed(reader.inlines(flat(child.children)))
        else:
            children.append(child)
    kind = note_kind(element.classes())
    if not summary:
        summary = (_default_title(kind, element.classes(), reader) if kind else NO_SUMMARY,)
    return Fold(summary, reader.flow(children), "open" in element.attrs, kind or "")


def _trimmed(content: Inlines) -> Inlines:
    """A line without blanks at its edges."""
    parts = list(content)
    if parts and isinstance(parts[0], str):
        parts[0] = parts[0].lstrip()
    if parts and isinstance(parts[-1], str):
        parts[-1] = parts[-1].rstrip()
    return tuple(part for part in parts if part != "")


def read_tabs(element: Element, reader: HtmlReader) -> list[Block]:
    """Labels and contents in any arrangement: those of the same number belong together."""
    labels: list[Element] = []
    contents: list[Element] = []
    _collect(element, labels, contents)
    tabs = [
        Tab(reader.inlines(label.children) or (str(number),), reader.flow(content.children))
        for number, (label, content) in enumerate(zip_longest(labels, contents, fillvalue=_NOTHING), 1)
    ]
    return [Tabs(tuple(tabs))] if tabs else list(reader.flow(element.children))


def _collect(element: Element, labels: list[Element], contents: list[Element]) -> None:
    for child in element.elements():
        classes = child.classes()
        if child.tag == "label":
            labels.append(child)
        elif "tabbed-labels" in classes:
            _collect(child, labels, contents)
        elif "tabbed-content" in classes and any("tabbed-block" in e.classes() for e in child.elements()):
            contents.extend(e for e in child.elements() if "tabbed-block" in e.classes())
        elif "tabbed-content" in classes or "sd-tab-content" in classes or "tabbed-block" in classes:
            contents.append(child)
