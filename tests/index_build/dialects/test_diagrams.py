"""Diagrams are drawn by the programs that the publisher names on the command line, and by no other."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path

import pytest

from helpviewer.page.nodes import Diagram
from index_build.dialects.diagrams import DiagramRenderer, Tool, read_tool
from index_build.dialects.parse import PageParser, ParsedPage
from index_build.sources.front_matter import FrontMatter
from index_build.sources.source_page import SourcePage

SVG = "<svg xmlns='http://www.w3.org/2000/svg' width='30' height='20'><title>%s</title></svg>"
THROUGH = f"import sys; print({SVG!r} % sys.stdin.read().strip())"
BY_FILE = f"import sys; open(sys.argv[2], 'w').write({SVG!r} % open(sys.argv[1]).read().strip())"
PAGE = "a\n\n```dot\ngraph {}\n```\n\n```graphviz\nb\n```\n\n```mermaid\nc\n```\n"


def tool(language: str, program: str, *words: str) -> Tool:
    return read_tool(f"{language}={shlex.join([sys.executable, '-c', program, *words])}")


def parsed(*tools: Tool) -> ParsedPage:
    page = SourcePage(Path("/nowhere/a.md"), "a.md", "a.md", FrontMatter(), PAGE, 1)
    return PageParser("en", tools=tools).parse(page)


def drawings(page: ParsedPage) -> list[tuple[int, int] | None]:
    return [
        (block.drawing.width, block.drawing.height) if block.drawing is not None else None
        for block in page.blocks
        if isinstance(block, Diagram)
    ]


def test_without_a_tool_a_diagram_is_its_source() -> None:
    assert drawings(parsed()) == [None, None, None]


@pytest.mark.parametrize("drawer", [tool("dot", THROUGH), tool("graphviz", BY_FILE, "{source}", "{drawing}")])
def test_a_tool_draws_the_diagrams_of_its_language(drawer: Tool) -> None:
    page = parsed(drawer)

    assert drawings(page) == [(30, 20), (30, 20), None]
    assert len(page.pictures) == 2
    assert not page.problems


@pytest.mark.parametrize(
    ("program", "words"),
    [
        ("raise SystemExit('it is broken')", "it is broken"),
        ("print('no picture')", "This is no PNG"),
        ('print(\'<svg width="1" height="1"><script/></svg>\')', "holds a script"),
    ],
)
def test_a_diagram_that_cannot_be_drawn_is_told(program: str, words: str) -> None:
    page = parsed(tool("mermaid", program))

    assert drawings(page) == [None, None, None]
    (problem,) = page.problems
    assert (problem.line, problem.severity, problem.kind) == (12, "warning", "diagram")
    assert words in problem.sentence


def test_a_tool_that_is_not_there_is_told() -> None:
    (problem,) = parsed(Tool("mermaid", ("no-such-program-anywhere",))).problems

    assert "“no-such-program-anywhere” cannot be run" in problem.sentence


@pytest.mark.parametrize("text", ["dot", "dot=", "=dot -Tsvg", "dot='"])
def test_what_names_no_tool(text: str) -> None:
    with pytest.raises(ValueError, match=r"LANGUAGE=COMMAND|quotation"):
        read_tool(text)


def test_other_languages_are_left_alone() -> None:
    diagram = Diagram("d2", "a -> b")

    assert DiagramRenderer([tool("dot", THROUGH)]).draw(diagram) is diagram
