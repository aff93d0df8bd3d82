"""Builds the manual under the product's name, for F1 in books without a page about the program.

Our own product keeps the part for publishers: it is what they try out. Readers of theirs do not meet it.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import yaml
from product import Product

from helpviewer.core.product import Product as Name
from index_build.build import build

ROOT = Path(__file__).resolve().parent.parent
CONTENT = ROOT / "resources" / "content" / "manual"
PUBLISHERS = "publishers"
"""The category for those who make books."""

_LINK = re.compile(rf"\[([^\]]*)\]\((?:\.\./)?{PUBLISHERS}/[^)]*\)")
_RELATED = re.compile(r"^related: \[(.*)\]$", re.MULTILINE)
_PARTS_OF_LISTS = ("-", "|", "`", ":")
_COMMAND = re.compile(r"(?<![\w.-])helpviewer(?![\w.-]*\.\w)")


def make(product: Product, work: Path) -> Path:
    """Build it; for another product than ours the part for readers, with its name and command for ours.

    Args:
        product: whose names are filled in.
        work: a scratch folder.

    Returns:
        The built book.

    Raises:
        BuildFailed: the content has mistakes.
    """
    content, book = work / "manual-content", work / "manual"
    if (product.name, product.id) == (Name().name, Name().id):
        build(CONTENT, book)
        return book
    shutil.rmtree(content, ignore_errors=True)
    shutil.copytree(CONTENT, content, ignore=shutil.ignore_patterns(PUBLISHERS))
    config = yaml.safe_load(in_the_words_of(product, (content / "book.yml").read_text("utf-8")))
    config["id"] = f"{product.id}-manual"
    every = config["categories"]
    config["categories"] = [category for category in every if category["id"] != PUBLISHERS]
    gone = [page for category in every if category["id"] == PUBLISHERS for page in category["pages"]]
    for file in content.rglob("*.md"):
        text = in_the_words_of(product, file.read_text("utf-8"))
        file.write_text(_RELATED.sub(lambda line: without(gone, line), text), "utf-8")
    tests = content / "search-tests.yml"
    asked = yaml.safe_load(in_the_words_of(product, tests.read_text("utf-8")))
    left = [question for question in asked if question["page"] not in gone]
    tests.write_text(yaml.safe_dump(left, allow_unicode=True), "utf-8")
    (content / "book.yml").write_text(yaml.safe_dump(config, allow_unicode=True, sort_keys=False), "utf-8")
    build(content, book)
    return book


def without(pages: list[str], line: re.Match[str]) -> str:
    """The line ``related: […]`` of a page's front matter without some of the pages."""
    left = [page for page in line[1].split(", ") if page not in pages]
    return f"related: [{', '.join(left)}]"


def in_the_words_of(product: Product, text: str) -> str:
    """A page of the manual for another product: its name, its command, no links to pages for publishers."""
    ours = Name()
    paragraphs = text.split("\n\n")
    kept = (part for part in paragraphs if not _LINK.search(part) or part.startswith(_PARTS_OF_LISTS))
    text = "\n\n".join(kept)
    text = _LINK.sub(r"\1", text)
    return _COMMAND.sub(product.id, text.replace(ours.name, product.name))
