"""Notebooks of Jupyter: their text, their code, and what the code has written. Nothing of it is run."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

from helpviewer.page.markdown import fenced
from index_build.sources.config_values import mapping_of
from index_build.sources.files.docs_folder import CannotRead
from index_build.sources.front_matter import FrontMatter
from index_build.sources.site import Site, site_address
from index_build.sources.source_page import SourcePage

NOTEBOOK = ".ipynb"
_HIDDEN = frozenset({"remove-cell", "remove_cell", "hide-cell"})
_COLOURS = re.compile(r"\x1b\[[0-9;]*[A-Za-z]")


def notebook_page(site: Site, name: str, prepare: Callable[[str, str], str]) -> SourcePage | None:
    """The page that a notebook is, its text rewritten by ``prepare``; None, and a note, when it cannot be
    read."""
    try:
        found = json.loads(site.docs.text(name))
    except (CannotRead, ValueError, RecursionError) as error:
        site.warn(name, 1, "This is no notebook: it is left out.", str(error), kind="configuration")
        return None
    values = mapping_of(found)
    metadata = values.get("metadata")
    language = ""
    for key in ("kernelspec", "language_info"):
        about = metadata.get(key) if isinstance(metadata, dict) else None
        language = language or (str(about.get("language") or about.get("name") or "") if about else "")
    parts: list[str] = []
    has_pictures = False
    for cell in values.get("cells") or ():
        if isinstance(cell, dict) and not _HIDDEN & _tags(cell):
            part, more = _cell(cell, language)
            has_pictures = has_pictures or more
            parts += part
    if has_pictures:
        site.warn(
            name,
            1,
            "Pictures that the code of this notebook has drawn are left out.",
            "Save them as files, and show those in its text.",
            kind="notebook-picture",
        )
    return SourcePage(
        path=site.docs.absolute(name),
        name=name,
        file=site.docs.shown(name),
        front_matter=FrontMatter(),
        body=prepare("\n\n".join(parts), name),
        body_line=1,
        addresses=(site_address(name),),
        lines=(1,),
    )


def _cell(cell: dict[str, Any], language: str) -> tuple[list[str], bool]:
    """What a cell shows, and whether it shows pictures besides."""
    text = _text(cell.get("source"))
    kind = cell.get("cell_type")
    tags = _tags(cell)
    if kind == "markdown":
        return [text], False
    if kind != "code":
        return [], False
    has_input = text.strip() and not {"remove-input", "remove_input"} & tags
    parts = [fenced(text.strip("\n"), language)] if has_input else []
    has_pictures = False
    for output in cell.get("outputs") or () if not {"remove-output", "remove_output"} & tags else ():
        if not isinstance(output, dict):
            continue
        shown = mapping_of(output.get("data"))
        written = _text(output.get("text") or shown.get("text/plain") or output.get("traceback"))
        if any(key.startswith("image/") for key in shown):
            has_pictures = True
        elif "text/markdown" in shown:
            parts.append(_text(shown["text/markdown"]))
        elif written.strip():
            parts.append(fenced(_COLOURS.sub("", written).strip("\n"), "text"))
    return parts, has_pictures


def _tags(cell: dict[str, Any]) -> frozenset[str]:
    metadata = cell.get("metadata")
    tags = metadata.get("tags") if isinstance(metadata, dict) else None
    return frozenset(tag for tag in tags if isinstance(tag, str)) if isinstance(tags, list) else frozenset()


def _text(value: Any) -> str:
    if isinstance(value, list):
        return "".join(one for one in value if isinstance(one, str))
    return value if isinstance(value, str) else ""
