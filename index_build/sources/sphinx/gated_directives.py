"""Boxes of MyST that two directives open and close (``{exercise-start}``, ``{exercise-end}``), as one."""

from __future__ import annotations

import re

from helpviewer.page.markdown import fenced

_GATE = re.compile(
    r"^(?P<mark>`{3,}|:{3,})\{(?P<name>[a-z][\w-]*)-(?P<side>start|end)\}(?P<argument>[^\n]*)\n"
    r"(?P<options>(?:[ ]*:[\w-]+:[^\n]*\n|[ \t]*\n)*)(?P=mark)[ \t]*$",
    re.MULTILINE,
)


def without_gates(text: str) -> str:
    """The text with each pair of gates as one box around what stands between them."""
    if "-start}" not in text or "-end}" not in text:
        return text
    found: list[str] = []
    opened: list[tuple[re.Match[str], int]] = []
    at = 0
    for match in _GATE.finditer(text):
        found.append(text[at : match.start()])
        at = match.end()
        if match["side"] == "start":
            opened.append((match, len(found)))
            found.append(match[0])
        elif opened and opened[-1][0]["name"] == match["name"]:
            start, place = opened.pop()
            inside = "".join(found[place + 1 :])
            head = f"{{{start['name']}}}{start['argument']}"
            found[place:] = [fenced(start["options"] + inside, head)]
        else:
            found.append(match[0])
    return "".join([*found, text[at:]])
