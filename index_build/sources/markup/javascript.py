"""Finds configuration in JavaScript, TypeScript or JSON within a documentation, and reads it as data."""

from __future__ import annotations

import json
from typing import Any

from index_build.sources.files.docs_folder import CannotRead, DocsFolder, folder_of, joined
from index_build.sources.markup.js_data import JavaScriptData, Unknown
from index_build.sources.markup.js_tokens import NotJavaScript

SUFFIXES = ("", ".ts", ".js", ".mjs", ".mts", ".cjs", ".cts", ".json", "/index.ts", "/index.js", "/index.mts")
MOST_FILES = 200


class Scripts:
    """The scripts of a project, each read once."""

    def __init__(self, project: DocsFolder) -> None:
        self._project = project
        self._read: dict[str, JavaScriptData | None] = {}

    def exported(self, name: str) -> Any:
        """What the script ``name`` exports; an unknown value when it cannot be read."""
        data = self._file(name)
        return Unknown(1) if data is None else data.exported

    def find(self, stem: str) -> str:
        """The script whose name without suffix is ``stem``; "" when there is none."""
        return next(
            (
                stem + s
                for s in SUFFIXES
                if self._project.has(stem + s) and not self._project.is_folder(stem + s)
            ),
            "",
        )

    def _file(self, name: str) -> JavaScriptData | None:
        if name not in self._read:
            self._read[name] = None
            if len(self._read) <= MOST_FILES:
                self._read[name] = self._data(name)
        return self._read[name]

    def _data(self, name: str) -> JavaScriptData | None:
        def load(address: str) -> JavaScriptData | None:
            if not address.startswith("."):
                return None
            found = self.find(joined(folder_of(name), address))
            return self._file(found) if found else None

        try:
            text = self._project.text(name)
            if name.endswith(".json"):
                text = f"export default {json.dumps(json.loads(text))}"
            return JavaScriptData(text, load)
        except (CannotRead, NotJavaScript, ValueError, RecursionError):
            return None
