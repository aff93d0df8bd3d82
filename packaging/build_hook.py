"""Puts the built book into the wheel, so that installing the wheel alone gives a working reader.

Hatch calls it: https://hatch.pypa.io/latest/plugins/build-hook/custom/
An editable installation has the project's folder instead, and skips it.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

CONTENT = {"book": "resources/content/xai-api-faq", "manual": "resources/content/manual"}


class BookBuildHook(BuildHookInterface[Any]):
    """Builds the bundled books while the wheel is made."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Hatch's hook: build the books and add them, and the icons, to what goes into the wheel."""
        if version == "editable":
            return
        root = Path(self.root)
        sys.path.insert(0, str(root))
        from index_build.build import build

        # Kept until the wheel is written; the folder goes when this process ends.
        self._folder = tempfile.TemporaryDirectory()
        for name, content in CONTENT.items():
            book = Path(self._folder.name) / name
            build(root / content, book)
            build_data["force_include"][str(book)] = f"helpviewer/data/{name}"
        build_data["force_include"][str(root / "resources" / "icons")] = "helpviewer/data/resources/icons"
        words = Path(self._folder.name) / "translations"
        command = [sys.executable, str(root / "packaging" / "translations.py"), "compile", str(words)]
        subprocess.run(command, check=True)
        build_data["force_include"][str(words)] = "helpviewer/data/resources/translations"
