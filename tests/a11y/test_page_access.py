"""What a screen reader is told of a page, asked within the process: Qt's own way to it needs no display."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtGui import QAccessible, QAccessibleInterface
from pytestqt.qtbot import QtBot

from helpviewer.book.book import Location
from helpviewer.ui.page.document_scan import links
from helpviewer.ui.page.view import PageView
from helpviewer.ui.window.main_window import MainWindow
from index_build.build import build
from tests.conftest import TINY_BOOK, write_source
from tests.ui.conftest import open_window, opened_windows, settings

__all__ = ["open_window", "opened_windows", "settings"]

Open = Callable[..., MainWindow]
Role, Kind, Fact = QAccessible.Role, QAccessible.InterfaceType, QAccessible.Attribute

PAGE = """\
---
id: rich
title: Rich
---
A [link](https://example.org/) and **more**.

## Lists

3. three
4. four
   - inner

   after it

   ```bash
   echo hi
   ```
5. five

- [x] done
- [ ] open

Between.

## Tables

| name | price |
|------|------:|
| `x`  | **y** [there](#lists) |
| z    |       |

<table><tr><th>corner</th><th>wide</th></tr><tr><th>side</th><td>value</td></tr></table>

> Quoted.

> [!WARNING]
> Mind this.

![A crate](images/crate.svg)

Text with ![a sign](images/crate.svg) inside.

<details><summary>More</summary>

Hidden.

</details>

=== "Linux"

    apt

=== "Windows"

    winget
"""
CRATE = '<svg xmlns="http://www.w3.org/2000/svg" width="200" height="100"><rect width="9" height="9"/></svg>'


@pytest.fixture
def page(open_window: Open, tmp_path: Path) -> PageView:
    files = TINY_BOOK | {"welcome.md": PAGE.replace("id: rich", "id: welcome"), "images/crate.svg": CRATE}
    build(write_source(tmp_path / "source", files), tmp_path / "book")
    return open_window(book=tmp_path / "book", page="welcome").page


def access(page: PageView) -> QAccessibleInterface:
    return QAccessible.queryAccessibleInterface(page)


def children(thing: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    for number in range(thing.childCount()):
        child = thing.child(number)
        assert child.parent() == thing
        assert thing.indexOfChild(child) == number
        yield child


def walk(thing: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    for child in children(thing):
        yield child
        yield from walk(child)


def name(thing: QAccessibleInterface) -> str:
    return thing.text(QAccessible.Text.Name)


def named(page: PageView, role: QAccessible.Role) -> list[str]:
    return [name(thing) for thing in walk(access(page)) if thing.role() == role]


def one(page: PageView, role: QAccessible.Role, text: str) -> QAccessibleInterface:
    return next(thing for thing in walk(access(page)) if thing.role() == role and name(thing) == text)


def test_the_page_is_a_document_that_is_read_only(page: PageView) -> None:
    document = access(page)
    assert document.role() == Role.Document
    assert name(document) == "Rich"
    assert document.state().readOnly
    assert document.editableTextInterface() is None
    assert document.attributesInterface().attributeValue(Fact.Locale) == QLocale("en")
    text = document.textInterface()
    assert text.text(0, text.characterCount()) == page.toPlainText().replace("\ufffc", " ")


def test_headings_have_their_level(page: PageView) -> None:
    headings = [thing for thing in walk(access(page)) if thing.role() == Role.Heading]
    assert [(name(h), h.attributesInterface().attributeValue(Fact.Level)) for h in headings] == [
        ("Rich", 1),
        ("Lists", 2),
        ("Tables", 2),
    ]


def test_lists_have_their_numbers_and_hold_what_is_in_their_items(page: PageView) -> None:
    first, *_ = lists = [thing for thing in walk(access(page)) if thing.role() == Role.List]
    assert [name(item) for item in children(first)] == ["3. three", "4. four", "5. five"]
    inner = [(thing.role(), name(thing)) for thing in children(list(children(first))[1])]
    assert inner == [(Role.List, ""), (Role.Paragraph, "after it"), (Role.Section, "Code, bash")]
    commands = list(children(lists[-1]))
    assert [(name(t), bool(t.state().checkable), bool(t.state().checked)) for t in commands] == [
        ("done", True, True),
        ("open", True, False),
    ]
    assert "Between." in [name(thing) for thing in children(access(page))]


def test_tables_have_rows_cells_and_headers(page: PageView) -> None:
    first, second = (thing for thing in walk(access(page)) if thing.role() == Role.Table)
    rows = [[name(cell) for cell in children(row)] for row in children(first)]
    assert rows == [["name", "price"], ["x", "y there"], ["z", ""]]
    cell = list(children(list(children(first))[1]))[1]
    where = cell.tableCellInterface()
    assert (where.rowIndex(), where.columnIndex(), where.columnExtent()) == (1, 1, 1)
    assert [name(header) for header in where.columnHeaderCells()] == ["price"]
    assert where.table() == first
    assert [name(thing) for thing in children(cell)] == ["there"]
    value = list(children(list(children(second))[1]))[1]
    assert [name(header) for header in value.tableCellInterface().rowHeaderCells()] == ["side"]
    assert [name(header) for header in value.tableCellInterface().columnHeaderCells()] == ["wide"]
    assert int(first.interface_cast(Kind.TableInterface)) != 0
    assert int(cell.interface_cast(Kind.TableInterface)) == 0


def test_in_a_page_from_right_to_left_the_first_column_stays_the_first(
    open_window: Open, tmp_path: Path
) -> None:
    text = PAGE.replace("id: rich", "id: welcome\nlanguage: ar")
    files = TINY_BOOK | {"welcome.md": text, "images/crate.svg": CRATE}
    source = write_source(tmp_path / "source", files)
    book_yml = source / "book.yml"
    book_yml.write_text(book_yml.read_text().replace("language: en", "language: ar"))
    build(source, tmp_path / "book")
    page = open_window(book=tmp_path / "book", page="welcome").page
    table = next(thing for thing in walk(access(page)) if thing.role() == Role.Table)
    rows = [[name(cell) for cell in children(row)] for row in children(table)]
    assert rows[:2] == [["name", "price"], ["x", "y there"]]
    cells = [cell.tableCellInterface() for row in children(table) for cell in children(row)]
    assert [cell.columnIndex() for cell in cells] == [0, 1] * 3


def test_pictures_have_their_text_in_its_flow(page: PageView) -> None:
    assert named(page, Role.Graphic) == ["A crate", "a sign"]
    assert "Text with a sign inside." in named(page, Role.Paragraph)


def test_boxes_have_names(page: PageView) -> None:
    assert named(page, Role.Note) == ["Warning"]
    assert [name(thing) for thing in children(one(page, Role.Section, "Code, bash"))] == ["echo hi", "Copy"]
    assert "Quoted." in [name(t) for q in walk(access(page)) if q.role() == Role.BlockQuote for t in walk(q)]


def test_links_say_what_they_are_and_can_be_followed(page: PageView) -> None:
    link = one(page, Role.Link, "there")
    assert link.state().linked
    assert link.state().focusable
    place = page.verticalScrollBar()
    link.actionInterface().doAction("Press")
    assert page.location_shown == Location("welcome", "lists") or place.value() > 0
    web = one(page, Role.Link, "link")
    assert web.text(QAccessible.Text.Description) == "Opens https://example.org/ in your browser"


def test_folds_and_tabs_tell_whether_they_are_open(page: PageView) -> None:
    fold = one(page, Role.Button, "More")
    assert fold.state().expandable
    assert not fold.state().expanded
    fold.actionInterface().doAction("Press")
    assert not fold.isValid()  # the page was laid out anew
    assert one(page, Role.Button, "More").state().expanded
    assert "Hidden." in named(page, Role.Paragraph)
    assert named(page, Role.PageTab) == ["Linux", "Windows"]
    one(page, Role.PageTab, "Windows").actionInterface().doAction("Press")
    assert one(page, Role.PageTab, "Windows").state().selected
    assert not one(page, Role.PageTab, "Linux").state().selected
    assert "winget" in named(page, Role.Paragraph)


def test_the_link_that_tab_reaches_has_the_focus(page: PageView, qtbot: QtBot) -> None:
    document = access(page)
    page.setFocus()
    first = links(page.document())[0]
    page.focusNextPrevChild(True)
    focused = [thing for thing in walk(document) if thing.state().focused]
    if page.hasFocus():  # the display may have its own mind
        text = page.toPlainText()[first.start : first.end]
        assert [name(thing) for thing in focused] == [text] == [name(document.focusChild())]


def test_another_page_leaves_nothing_of_the_one_before(page: PageView) -> None:
    before = list(walk(access(page)))
    page.window().navigator.go(Location("apples"))  # type: ignore[attr-defined] # it is the main window
    assert not any(thing.isValid() for thing in before)
    assert before[0].rect().isEmpty()
    assert before[0].childCount() == 0
    assert name(access(page)) == "Apples"
    assert "Storing" in named(page, Role.Heading)


def test_qt_is_given_another_object_each_time_that_it_asks(page: PageView) -> None:
    # It frees each of them; one that it was given twice it would free twice.
    document = access(page)
    assert list(walk(document))
    assert page.accessible() is not page.accessible()
    page.window().navigator.go(Location("apples"))  # type: ignore[attr-defined]
    assert "Storing" in [name(thing) for thing in walk(document)]


def test_what_stands_where(page: PageView) -> None:
    heading = one(page, Role.Heading, "Rich")
    middle = heading.rect().center()
    assert page.rect().contains(page.mapFromGlobal(middle))
    assert access(page).childAt(middle.x(), middle.y()) == heading
    assert heading.textInterface().characterRect(0).intersects(heading.rect())


@pytest.mark.parametrize("what", ["caret", "selection"])
def test_caret_and_selection_are_told_and_can_be_set(page: PageView, what: str) -> None:
    text = access(page).textInterface()
    at = page.toPlainText().index("Between.")
    if what == "caret":
        text.setCursorPosition(at)
        assert text.cursorPosition() == page.textCursor().position() == at
    else:
        text.addSelection(at, at + 7)
        assert page.textCursor().selectedText() == "Between"
        assert text.selectionCount() == 1
        text.removeSelection(0)
        assert text.selectionCount() == 0
