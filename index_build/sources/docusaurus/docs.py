"""The documents of a Docusaurus site: which files they are, their ids and their addresses."""

from __future__ import annotations

import json
import re
from typing import Any

from index_build.sources.config_values import mapping_of
from index_build.sources.files.docs_folder import CannotRead, folder_of, joined
from index_build.sources.markup.mdx import MdxText
from index_build.sources.navigation.folder_tree import stem
from index_build.sources.site import Site
from index_build.sources.source_page import SourcePage
from index_build.sources.yaml_text import YamlMistake, read_mapping

_NO_PREFIX = re.compile(r"^(\d{2}|\d{4})[-_.]\d{2}([-_.](\d{2}|\d{4}))?|^\d+[-_.]\d+")
_PREFIX = re.compile(r"^(\d{1,9})\s*[-_.]+\s*([^-_.\s].*)$")


def without_number(name: str) -> tuple[float | None, str]:
    """``02-guide`` is the second, ``guide``; dates and versions are left whole."""
    match = None if _NO_PREFIX.match(name) else _PREFIX.match(name)
    return (float(match[1]), match[2]) if match else (None, name)


class DocsPages:
    """The documents in the folder ``prefix`` of a site, whose addresses begin with ``route``."""

    def __init__(self, site: Site, prefix: str, route: str, *, has_versions: bool = False) -> None:
        self.site = site
        self._has_versions = has_versions
        self.prefix = f"{prefix}/" if prefix else ""
        self._route = f"/{route}" if route else ""
        self.names = [name for name in site.names((".md", ".mdx")) if self._is_document(name)]
        self.by_id = {self.id_of(name): name for name in reversed(self.names)}
        self._folders: dict[str, dict[str, Any]] = {}

    def _is_document(self, name: str) -> bool:
        if not name.startswith(self.prefix):
            return False
        if any(part.startswith("_") for part in name.removeprefix(self.prefix).split("/")):
            return False
        matter = self.site.read(name)
        return matter is not None and not matter.flag("draft")

    def below(self, name: str) -> str:
        """The path of a document below the folder of its set."""
        return name.removeprefix(self.prefix)

    def id_of(self, name: str) -> str:
        """The id by which sidebars name a document: its path without numbers, or with its own ``id``."""
        folder = "/".join(without_number(part)[1] for part in folder_of(self.below(name)).split("/") if part)
        matter = self.site.read(name)
        own = matter.text("id") if matter is not None else ""
        return joined(folder, own or without_number(stem(name))[1])

    def find(self, doc_id: str) -> str:
        """The document with this id, "" when there is none. The numbers of files may be in it."""
        plain = "/".join(without_number(part)[1] for part in doc_id.split("/"))
        return self.by_id.get(doc_id) or self.by_id.get(plain, "")

    def is_index(self, name: str) -> bool:
        """Whether a document stands for its folder."""
        base = without_number(stem(name))[1].casefold()
        own = without_number(folder_of(self.below(name)).rpartition("/")[2])[1].casefold()
        return base in ("index", "readme") or (bool(own) and base == own)

    def addresses(self, name: str) -> list[str]:
        """The paths that a document has on the site."""
        matter = self.site.read(name)
        slug = matter.text("slug") if matter is not None else ""
        folder = "/".join(without_number(part)[1] for part in folder_of(self.below(name)).split("/") if part)
        if slug:
            path = slug.strip("/") if slug.startswith("/") else joined(folder, slug)
        elif self.is_index(name):
            path = folder
        else:
            path = self.id_of(name)
        # Sites with versions have what is not yet released below “next”.
        routes = (self._route, f"{self._route}/next") if self._has_versions else (self._route,)
        return [f"{route}/{path}".rstrip("/") or "/" for route in routes]

    def page(self, name: str, text: MdxText) -> SourcePage | None:
        """A document as a page of the book."""
        return self.site.page(name, text.rewritten, addresses=self.addresses(name))

    def folder(self, name: str) -> dict[str, Any]:
        """What ``_category_.json`` says of a folder (by its path below the set)."""
        if name not in self._folders:
            self._folders[name] = self._read_folder(joined(self.prefix, name))
        return self._folders[name]

    def _read_folder(self, folder: str) -> dict[str, Any]:
        for suffix in ("json", "yml", "yaml"):
            try:
                text = self.site.docs.text(f"{folder}/_category_.{suffix}".lstrip("/"))
                found = json.loads(text) if suffix == "json" else read_mapping(text).values
                return mapping_of(found)
            except CannotRead:
                continue
            except (ValueError, RecursionError, YamlMistake):
                name = f"{folder}/_category_.{suffix}"
                self.site.warn(name, 1, "This file cannot be read.", kind="configuration")
        return {}
