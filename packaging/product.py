"""What is shipped: the name, the icon and the book, read from ``product.yml``."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from string import Template

import yaml

from helpviewer import __version__

ROOT = Path(__file__).resolve().parent.parent

_ID = re.compile(r"[a-z][a-z0-9-]{1,40}")
_VERSION = re.compile(r"\d+(\.\d+){1,3}")


class ProductWrong(Exception):
    """``product.yml`` cannot be used; the text says what to change."""


@dataclass(frozen=True)
class Product:
    """The fields of ``product.yml``; ``icon`` and ``book`` are absolute paths, ``version`` is never empty."""

    id: str
    name: str
    app_id: str
    summary: str
    description: str
    version: str
    publisher: str
    email: str
    homepage: str
    icon: Path
    book: Path

    @classmethod
    def read(cls, file: Path) -> Product:
        """Read a product file; paths in it are relative to the project's folder.

        Raises:
            ProductWrong: a field is missing or unusable.
        """
        try:
            row = yaml.safe_load(file.read_text("utf-8"))
            fields = {name: str(row[name]).strip() for name in cls.__annotations__}
        except (OSError, yaml.YAMLError, TypeError) as error:
            raise ProductWrong(f"{file} cannot be read: {error}") from error
        except KeyError as error:
            raise ProductWrong(f"{file}: {error} is missing.") from error
        fields["version"] = fields["version"] or __version__
        if not _ID.fullmatch(fields["id"]):
            raise ProductWrong(f"{file}: id must be lower-case letters, digits and -, not “{fields['id']}”.")
        if not _VERSION.fullmatch(fields["version"]):
            raise ProductWrong(f"{file}: version must be numbers and dots, as in 1.4.2.")
        for name, value in fields.items():
            if name != "version" and ("\n" in value or '"' in value or not value):
                raise ProductWrong(f"{file}: {name} must be one line of text without quotation marks.")
        paths = {name: (ROOT / fields.pop(name)).resolve() for name in ("icon", "book")}
        if not paths["icon"].is_file():
            raise ProductWrong(f"{file}: there is no icon {paths['icon']}.")
        return cls(**fields, **paths)

    def fill(self, template: Path, **more: str) -> str:
        """The text of a template with ``${name}`` and the like replaced."""
        fields = {name: str(getattr(self, name)) for name in self.__annotations__}
        return Template(template.read_text("utf-8")).substitute(fields, **more)

    def to_json(self) -> str:
        """What the app itself must know, as the ``product.json`` beside its book."""
        return json.dumps({"id": self.id, "name": self.name, "version": self.version}, indent=1) + "\n"
