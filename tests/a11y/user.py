"""A screen reader's user: ``user.py PID`` works through the program over AT-SPI and prints what was met.

Runs with the system's Python, which has the bindings (gir1.2-atspi-2.0); the tests start it. Reads and acts
through the accessibility interfaces alone: no key, no mouse.
"""

from __future__ import annotations

import json
import sys
import time
import warnings
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import gi  # type: ignore[import-not-found,unused-ignore]

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # type: ignore[import-not-found,unused-ignore]  # noqa: E402

warnings.simplefilter("ignore")

ACTIONABLE = {
    *("push button", "toggle button", "radio button", "check box", "combo box", "text", "entry", "link"),
    *("menu item", "check menu item", "radio menu item", "page tab", "list item", "table cell", "tree item"),
    *("scroll bar", "slider", "spin button"),
}
DIALOGS = {
    "Preferences": "Preferences — Help Viewer",
    "Manage Bookmarks": "Bookmarks — Help Viewer",
    "Keyboard Shortcuts": "Keyboard Shortcuts — Help Viewer",
    "About": "About Help Viewer",
}
"""How the command that opens it begins, and the dialog's title, to which Qt adds the program's name."""
PATIENCE_S = 20.0

Thing = Any


def children(thing: Thing) -> Iterator[Thing]:
    for number in range(thing.get_child_count()):
        child = thing.get_child_at_index(number)
        if child is not None:
            yield child


def walk(thing: Thing, *, hidden: bool = False) -> Iterator[Thing]:
    """The thing and all within it; what is not on the screen only with ``hidden``."""
    if not (hidden or thing.get_role_name() == "application"):
        state = thing.get_state_set()
        if not state.contains(Atspi.StateType.SHOWING):
            return
    yield thing
    for child in children(thing):
        yield from walk(child, hidden=hidden)


def text_of(thing: Thing) -> str:
    text = thing.get_text_iface()
    return Atspi.Text.get_text(text, 0, -1) if text else ""


def press(thing: Thing, action: str) -> None:
    actions = thing.get_action_iface()
    names = [actions.get_action_name(number) for number in range(actions.get_n_actions())]
    actions.do_action(names.index(action))


def wait_for(what: str, look: Callable[[], Any]) -> Any:
    """What ``look`` returns, once that is something."""
    deadline = time.monotonic() + PATIENCE_S
    while time.monotonic() < deadline:
        while GLib.MainContext.default().iteration(False):
            pass  # what is announced comes by this way
        try:
            if found := look():
                return found
        except (gi.repository.GLib.GError, AttributeError, StopIteration):
            pass  # changed while it was read
        time.sleep(0.05)
    raise SystemExit(f"never met: {what}")


class Ear:
    """Hears what is announced."""

    def __init__(self) -> None:
        self.heard: list[str] = []
        self._listener = Atspi.EventListener.new(lambda event: self.heard.append(str(event.any_data)))
        self._listener.register("object:announcement")

    def wait_for(self, words: str) -> str:
        """The first announcement with these words that was not waited for yet."""

        def found() -> str | None:
            at = next((n for n, text in enumerate(self.heard) if words in text), None)
            return None if at is None else self.heard.pop(at)

        return str(wait_for(f"an announcement of {words}", found))


class User:
    """One program, and what can be met in it."""

    def __init__(self, pid: int) -> None:
        desktop = Atspi.get_desktop(0)
        self.program = wait_for(
            "the program", lambda: next(a for a in children(desktop) if a.get_process_id() == pid)
        )

    def find(self, role: str, name: str = "") -> Thing:
        """The first thing on the screen of this role whose name holds ``name``."""
        return wait_for(
            f"{role} {name}",
            lambda: next(
                t for t in walk(self.program) if t.get_role_name() == role and name in (t.get_name() or "")
            ),
        )

    def names(self, role: str) -> list[str]:
        return [t.get_name() for t in walk(self.program) if t.get_role_name() == role]

    def unnamed(self) -> list[str]:
        """Whatever can be acted on and has no name, with the names of what it is in."""
        found = []
        for thing in walk(self.program, hidden=True):
            role = thing.get_role_name()
            if role == "scroll bar" and not thing.get_state_set().contains(Atspi.StateType.SHOWING):
                continue  # nothing to scroll
            if role == "table cell" and thing.get_text_iface() is None and not thing.get_child_count():
                continue  # an empty cell of the page
            if role in ACTIONABLE and not (thing.get_name() or "").strip():
                path = [thing]
                while path[-1].get_role_name() != "application":
                    path.append(path[-1].get_parent())
                found.append(" in ".join(f"{t.get_role_name()} {t.get_name()!r}" for t in path[:-1]))
        return found

    def title(self) -> str:
        return str(self.find("frame").get_name())


def main() -> None:
    Atspi.init()
    user = User(int(sys.argv[1]))
    met: dict[str, Any] = {}
    ear = Ear()

    wait_for("a heading", lambda: user.names("heading"))
    met["headings"] = [
        (t.get_name(), t.get_attributes()["level"])
        for t in walk(user.program)
        if t.get_role_name() == "heading"
    ]
    met["links"] = user.names("link")
    met["page"] = text_of(user.find("document frame", met["headings"][0][0]))
    met["objects"] = sum(1 for _ in walk(user.program, hidden=True))
    met["unnamed"] = user.unnamed()

    press(user.find("link", "Do you have audit logs?"), "Press")
    met["announced page"] = ear.wait_for("audit logs")
    press(user.find("push button", "Back"), "Press")
    ear.wait_for("Zero Data Retention")

    met["outline"] = [t.get_name() for t in walk(user.find("tree", "On this page")) if t.get_name()][1:]
    press(user.find("table cell", "How it works"), "Toggle")
    user.find("push button", "How it works")  # in the trail, which follows
    met["trail"] = user.names("push button")

    field = user.find("text", "Search this book")
    for typed in ("r", "re", "rete", "retetn", "retetnion"):
        Atspi.EditableText.set_text_contents(field.get_editable_text_iface(), typed)
    met["announced search"] = ear.wait_for("retention")
    met["announced besides"] = list(ear.heard)
    Atspi.EditableText.set_text_contents(field.get_editable_text_iface(), "store prompts")
    met["announced synonyms"] = ear.wait_for("Also searched")
    Atspi.EditableText.set_text_contents(field.get_editable_text_iface(), "can I get a refund")
    first = user.find("list item", "refunded")
    met["hits"] = [hit.get_name() for hit in children(user.find("list", "Hits"))]
    met["unnamed while searching"] = user.unnamed()
    press(first, "Toggle")
    wait_for("the hit's page", lambda: "refunded" in user.title())
    met["opened"] = user.title()
    met["opened page"] = text_of(user.find("document frame", "refunded"))

    related = user.names("link")
    met["links there"] = related
    met["trail there"] = user.names("push button")
    Atspi.EditableText.set_text_contents(field.get_editable_text_iface(), "")
    press(user.find("table cell", "When will I be charged?"), "Toggle")
    wait_for("the page chosen in the contents", lambda: "charged" in user.title())
    met["chosen in the contents"] = user.title()
    press(user.find("push button", "Back"), "Press")
    wait_for("the page before", lambda: "refunded" in user.title())

    press(user.find("toggle button" if user.names("toggle button") else "check box", "Bookmark"), "Press")
    met["announced bookmark"] = ear.wait_for("Bookmark")

    def is_open(title: str) -> bool:
        return title in [t.get_name() for t in children(user.program)]

    met["unnamed in dialogs"] = {}
    for command, title in DIALOGS.items():
        items = (t for t in walk(user.program, hidden=True) if "menu item" in t.get_role_name())
        press(next(item for item in items if item.get_name().startswith(command)), "Press")
        wait_for(title, partial(is_open, title))
        met["unnamed in dialogs"][command] = user.unnamed()
    items = (t for t in walk(user.program, hidden=True) if "menu item" in t.get_role_name())
    press(next(item for item in items if item.get_name() == "Find on This Page"), "Press")
    user.find("text", "Find on this page")
    met["unnamed in dialogs"]["Find"] = user.unnamed()
    print(json.dumps(met))


if __name__ == "__main__":
    main()
