"""What is shipped: the name, the icon and the book, read from ``product.yml``."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from string import Template
from xml.sax.saxutils import escape

import yaml

from helpviewer import __version__
from helpviewer.book.book import Book
from helpviewer.core.product import Product as Name
from helpviewer.page.around.accent import accent_problems

ROOT = Path(__file__).resolve().parent.parent

OURS = ROOT / "packaging" / "product.yml"

_ID = re.compile(r"[a-z][a-z0-9-]{0,39}[a-z0-9]")
_APP_ID = re.compile(r"[A-Za-z][A-Za-z0-9_-]*(\.[A-Za-z_][A-Za-z0-9_-]*){2,}")
_VERSION = re.compile(r"\d{1,4}(\.\d{1,4}){1,3}")
_NOT_IN_A_NAME = re.compile(r"[\\/:*?<>|{}%$,]|^[. ]")
"""What file systems, installers and desktop entries take for something else."""

_OPTIONAL = ("accent", "accent_dark")

# What a field must become in a file of each kind. The other kinds take any line of text.
_ESCAPES: dict[str, Callable[[str], str]] = {
    ".xml": escape,
    ".plist": escape,
    ".desktop": lambda text: text.replace("\\", r"\\"),
    ".1": lambda text: re.sub(r"^(?=[.'])", r"\\&", text.replace("\\", r"\e")),
    ".iss": lambda text: text.replace("{", "{{"),
    ".txt": lambda text: text.replace("\\", r"\\"),  # the version resource, which is Python
}


class ProductWrong(Exception):
    """``product.yml`` cannot be used; the text says what to change."""


@dataclass(frozen=True)
class Product:
    """The fields of ``product.yml``; ``icon`` and ``book`` are absolute paths, ``version`` is never empty,
    ``accent`` and ``accent_dark`` may be."""

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
    accent: str = ""
    accent_dark: str = ""

    @classmethod
    def read(cls, file: Path, book: Path | None = None) -> Product:
        """Read a product file; paths in it are relative to its own folder, or to the project's. It need not
        name a book where another ``book`` is shipped.

        Raises:
            ProductWrong: a field is missing, unknown or unusable.
        """
        try:
            row = yaml.safe_load(file.read_text("utf-8"))
            if unknown := [name for name in row if name not in cls.__annotations__]:
                known = ", ".join(cls.__annotations__)
                raise ProductWrong(f"{file}: there is no “{unknown[0]}”. Known are {known}.")
            row = row if book is None else {**row, "book": str(book.resolve())}
            fields = {name: str(row[name]).strip() for name in cls.__annotations__ if name not in _OPTIONAL}
            fields |= {name: str(row.get(name) or "").strip() for name in _OPTIONAL}
        except (OSError, yaml.YAMLError, TypeError) as error:
            raise ProductWrong(f"{file} cannot be read: {error}") from error
        except KeyError as error:
            raise ProductWrong(f"{file}: {error} is missing; packaging/product.yml has it all.") from error
        fields["version"] = fields["version"] or __version__
        if not _ID.fullmatch(fields["id"]):
            raise ProductWrong(f"{file}: id must be lower-case letters, digits and -, not “{fields['id']}”.")
        if not _APP_ID.fullmatch(fields["app_id"]):
            raise ProductWrong(f"{file}: app_id must be a domain name in reverse, as in com.example.Help.")
        if not _VERSION.fullmatch(fields["version"]):
            raise ProductWrong(f"{file}: version must be numbers and dots, as in 1.4.2.")
        if wrong := _NOT_IN_A_NAME.search(fields["name"]):
            raise ProductWrong(f"{file}: name must do for a file as well: without “{wrong[0]}”.")
        for name, value in fields.items():
            if name != "version" and name not in _OPTIONAL and ("\n" in value or '"' in value or not value):
                raise ProductWrong(f"{file}: {name} must be one line of text without quotation marks.")
        icon, shipped = (_path(file, fields.pop(name)) for name in ("icon", "book"))
        if icon.suffix.lower() != ".svg" or not icon.is_file():
            raise ProductWrong(f"{file}: icon must be an SVG file; {icon} is none.")
        made = cls(icon=icon, book=shipped, **fields)
        for problem in accent_problems(made.as_the_app_knows_it()):
            raise ProductWrong(f"{file}: {problem}")
        made._refuse_collision(file)
        return made

    def _refuse_collision(self, file: Path) -> None:
        """Two products with one of these names could not be installed side by side."""
        if file.resolve() == OURS:
            return
        ours = Product.read(OURS)
        if (self.id == ours.id) != (self.app_id == ours.app_id):
            raise ProductWrong(f"{file}: choose an id and an app_id of your own, both of them.")

    def fill(self, template: Path, **more: str) -> str:
        """The text of a template with ``${name}`` and the like replaced."""
        safe = _ESCAPES.get(template.suffix, str)
        fields = {name: str(getattr(self, name)) for name in self.__annotations__} | more
        filled = {name: safe(value) for name, value in fields.items()}
        return Template(template.read_text("utf-8")).substitute(filled)

    def terms_of_book(self) -> str:
        """The licence of the built book, or else that its publisher knows the terms."""
        imprint = Book.open(self.book).info.imprint
        if imprint.licence:
            return f"{imprint.licence} {imprint.licence_url}".rstrip()
        return f"the terms of its publisher, {self.publisher}: {self.homepage}"

    def to_json(self) -> str:
        """What the app itself must know, as the ``product.json`` beside its book."""
        row = self.as_the_app_knows_it()._asdict()
        return json.dumps({name: value for name, value in row.items() if value}, indent=1) + "\n"

    def as_the_app_knows_it(self) -> Name:
        """The part of it that the app itself must know."""
        return Name(self.id, self.name, self.version, self.accent, self.accent_dark)


def _path(file: Path, named: str) -> Path:
    beside = (file.resolve().parent / named).resolve()
    return beside if beside.exists() else (ROOT / named).resolve()
