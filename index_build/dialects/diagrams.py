"""Diagrams drawn by programs of the publisher's own, who names them on the command line.

No documentation can name one: a command is never read from ``book.yml`` or a page. A program reads the
diagram from ``{source}`` and writes the picture to ``{picture}`` (a PNG) or ``{drawing}`` (an SVG), or reads
its standard input and writes its standard output.
"""

from __future__ import annotations

import base64
import shlex
import shutil
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from helpviewer.book.image_header import NoPicture, measure
from helpviewer.page.nodes import Diagram, Image

SECONDS = 60
"""What one diagram may take."""

DIAGRAMS = frozenset(
    {
        *(
            "mermaid",
            "plantuml",
            "puml",
            "c4plantuml",
            "graphviz",
            "dot",
            "d2",
            "ditaa",
            "sequence",
            "flowchart",
        ),
        *(
            "seqdiag",
            "blockdiag",
            "nwdiag",
            "actdiag",
            "wavedrom",
            "vega-lite",
            "nomnoml",
            "svgbob",
            "pikchr",
        ),
        *("structurizr", "markmap", "bpmn"),
    }
)
"""What a block of code says that describes a drawing."""

_SAME = {"puml": "plantuml", "graphviz": "dot", "gv": "dot"}


class Tool(NamedTuple):
    """A program that draws diagrams of one language."""

    language: str
    command: tuple[str, ...]


class CannotDraw(Exception):
    """The program drew nothing. The text says why, as a sentence."""


def read_tool(text: str) -> Tool:
    """The tool that ``dot=dot -Tsvg`` names.

    Raises:
        ValueError: the text has another form.
    """
    language, sign, command = text.partition("=")
    words = tuple(shlex.split(command))
    if not sign or not language.strip() or not words:
        raise ValueError("Write LANGUAGE=COMMAND, such as “dot=dot -Tsvg”.")
    return Tool(_named(language.strip()), words)


class DiagramRenderer:
    """Draws the diagrams of a book with these tools."""

    def __init__(self, tools: Sequence[Tool]) -> None:
        self._commands: Mapping[str, tuple[str, ...]] = {tool.language: tool.command for tool in tools}

    def draw(self, diagram: Diagram) -> Diagram:
        """The diagram with its drawing; as it is if no tool is named for its language.

        Raises:
            CannotDraw: the tool failed.
        """
        command = self._commands.get(_named(diagram.language))
        if command is None:
            return diagram
        data = _drawn(command, diagram.source)
        try:
            kind, width, height = measure(data)
        except NoPicture as reason:
            raise CannotDraw(str(reason)) from reason
        media = "svg+xml" if kind == "svg" else kind.replace("jpg", "jpeg")
        address = f"data:image/{media};name=diagram;base64,{base64.b64encode(data).decode()}"
        return diagram._replace(drawing=Image(address, diagram.source, width=width, height=height))


def _named(language: str) -> str:
    return _SAME.get(language.lower(), language.lower())


def _drawn(command: Sequence[str], source: str) -> bytes:
    with tempfile.TemporaryDirectory(prefix="index-build-") as name:
        folder = Path(name)
        places = {
            "source": folder / "diagram.txt",
            "picture": folder / "diagram.png",
            "drawing": folder / "diagram.svg",
        }
        places["source"].write_text(f"{source}\n", "utf-8")
        words = [_filled(word, places) for word in command]
        found = shutil.which(words[0])
        program = str(Path(found).absolute()) if found else words[0]
        text = f"{source}\n".encode()
        try:
            done = subprocess.run(
                [program, *words[1:]], input=text, capture_output=True, timeout=SECONDS, check=False, cwd=name
            )
        except subprocess.TimeoutExpired as error:
            raise CannotDraw(f"“{words[0]}” took more than {SECONDS} seconds.") from error
        except OSError as error:
            raise CannotDraw(f"“{words[0]}” cannot be run: {error.strerror}.") from error
        if done.returncode:
            said = done.stderr.decode("utf-8", "replace").strip().split("\n")[-1][:200]
            raise CannotDraw(f"“{words[0]}” failed ({done.returncode}): {said or 'it does not say why'}")
        made = next((places[kind] for kind in ("drawing", "picture") if places[kind].is_file()), None)
        return made.read_bytes() if made is not None else done.stdout


def _filled(word: str, places: Mapping[str, Path]) -> str:
    for name, path in places.items():
        word = word.replace(f"{{{name}}}", str(path))
    return word
