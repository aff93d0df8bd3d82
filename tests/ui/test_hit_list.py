"""The list of hits: how a hit is drawn, and how the list grows."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from pytestqt.qtbot import QtBot

from helpviewer.models.results_model import ROW_ROLE, ResultRow
from helpviewer.ui.search.hit_delegate import HitDelegate
from helpviewer.ui.window.main_window import MainWindow
from index_build.build import build

Open = Callable[..., MainWindow]
Typed = Callable[[MainWindow, str], None]
MakeSource = Callable[..., Path]


def test_hits_with_emoji_are_marked_and_cut_where_they_are(
    qtbot: QtBot, open_window: Open, typed: Typed, make_source: MakeSource, tmp_path: Path
) -> None:
    passage = "😀😀😀😀 beta " + " ".join(f"word{n}" for n in range(40))
    build(make_source({"welcome.md": f"---\nid: welcome\n---\n# Hello\n\n{passage}\n"}), tmp_path / "book")
    window = open_window(book=tmp_path / "book")
    typed(window, "beta")
    hits = window.side.search.hits
    delegate = hits.itemDelegate()
    assert isinstance(delegate, HitDelegate)
    row: ResultRow = hits.model().index(0, 0).data(ROW_ROLE)
    (first, _), (second, _) = delegate.lay_out(row).snippet
    text = first.text().encode("utf-16-le")
    marked = [text[2 * span.start : 2 * (span.start + span.length)] for span in first.formats()]
    assert [part.decode("utf-16-le") for part in marked] == ["beta"]
    shown = text[: 2 * first.lineAt(0).textLength()].decode("utf-16-le")
    assert row.snippet.startswith(shown + second.text()[:20])


def test_the_list_grows_as_one_scrolls(
    qtbot: QtBot, open_window: Open, typed: Typed, make_source: MakeSource, tmp_path: Path
) -> None:
    page = "---\nid: p{0}\ntitle: Number {0}\n---\nA word about pears.\n"
    pages = {f"basics/p{number}.md": page.format(number) for number in range(60)}
    welcome = "---\nid: welcome\ntitle: Hello\n---\nHello.\n"
    build(make_source({"welcome.md": welcome, **pages}), tmp_path / "book")
    window = open_window(book=tmp_path / "book")
    typed(window, "pears")
    hits = window.side.search.hits
    assert hits.model().rowCount() == 20
    bar = hits.verticalScrollBar()
    with qtbot.waitSignal(window.service.answered):
        bar.setValue(bar.maximum())
    assert hits.model().rowCount() > 20
    assert 0 < bar.value() < bar.maximum()
    assert str(hits.model().rowCount()) in window.side.search.count.text()
