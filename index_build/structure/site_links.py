"""Finds the page that a link means, in all the ways in which sites for documentation write links."""

from __future__ import annotations

import os
import posixpath
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from urllib.parse import SplitResult, unquote, urlsplit

from index_build.sources.files.names import MARKDOWN
from index_build.sources.source_page import SourcePage

_SUFFIX = re.compile(rf"(?:{'|'.join(map(re.escape, MARKDOWN))}|\.(?:mdx|html?|xhtml|rst|fjson))$")
_INDEX = re.compile(r"(?:^|/)(?:index|_index|readme)$")


class SiteLinks:
    """The pages of one documentation by their paths and addresses.

    Without a suffix or with that of HTML, to a folder, from the root with or without a prefix, by an old
    address, whatever the case and however accents are stored: each is the page it means.
    """

    def __init__(
        self,
        root: Path,
        pages: Sequence[tuple[SourcePage, str]],
        *,
        site: Iterable[str] = (),
        prefixes: Iterable[str] = (),
        static: Iterable[Path] = (),
    ) -> None:
        """``pages`` come with their ids; the rest is as in ``Documentation``."""
        self.root = root
        self.static = tuple(static)
        self._prefixes = sorted({_key(prefix) for prefix in prefixes} | {""}, key=len, reverse=True)
        self._sites = [parts for parts in map(_apart, site) if parts is not None]
        self._by_key: dict[str, str] = {}
        self._names: dict[str, str] = {}
        self._addresses: dict[str, tuple[str, ...]] = {}
        for source, page_id in pages:
            self._by_key.setdefault(_key(source.name), page_id)
            self._addresses[source.name] = source.addresses
        for source, page_id in pages:
            for address in source.addresses:
                self._by_key.setdefault(_key(address), page_id)
        for source, page_id in pages:
            name = _key(source.name).rpartition("/")[2]
            self._names[name] = page_id if name not in self._names else ""
        folders = {posixpath.dirname(source.name) for source, _ in pages}
        # A folder that holds all the pages is where addresses from the root may count from as well.
        self._common = _key(posixpath.commonpath(folders)) if folders else ""

    def finds_as(self, other: SiteLinks) -> bool:
        """Whether every address leads to the same page as in ``other``."""
        return vars(self) == vars(other)

    def find(self, path: str, source: SourcePage) -> str:
        """The id of the page that ``path`` on ``source`` means; "" when there is none."""
        path = unquote(path.partition("?")[0]).replace("\\", "/")
        if path.startswith("/"):
            return self._from_root(path)
        for base in self._bases(source):
            found = self._lookup(posixpath.join(base, path))
            if found:
                return found
        # By its name alone, as wikis link, a page is found wherever it lies.
        stem = "" if "/" in path.strip("/") or _SUFFIX.search(path) else _key(path)
        return self._names.get(stem, "") if stem else ""

    def find_web(self, url: str) -> str:
        """The id of the page of this documentation that a web address leads to; "" for any other."""
        parts = _apart(url)
        if parts is None:
            return ""
        for site in self._sites:
            base = site.path.rstrip("/") + "/"
            if parts.netloc.casefold() == site.netloc.casefold() and f"{parts.path}/".startswith(base):
                path = unquote(parts.path)
                return self._lookup(path[len(base) - 1 :]) or self._from_root(path)
        return ""

    def picture(self, address: str, source: SourcePage, images: Mapping[Path, str]) -> Path | None:
        """The picture file that ``address`` on ``source`` means; None when there is none."""
        path = unquote(address.partition("#")[0].partition("?")[0]).replace("\x00", "")
        if path.startswith("/"):
            inner = [path.strip("/"), *(_without(prefix, path.strip("/")) for prefix in self._prefixes)]
            names = [name for name in inner if name is not None]
            places = [folder / name for folder in (*self.static, self.root) for name in names]
        else:
            places = [self.root / base.lstrip("/") / path for base in self._bases(source)]
            places += [folder / path for folder in self.static]
        files = (Path(os.path.normpath(place)) for place in places)
        return next((file for file in files if file in images), None)

    def _bases(self, source: SourcePage) -> Iterable[str]:
        """The folders that a relative address on a page may count from."""
        folder, _, last = source.name.rpartition("/")
        yield f"/{folder}"
        # Sites that serve “a/b.md” as “a/b/” have relative links that are one folder deeper.
        yield f"/{folder}/{last.rpartition('.')[0]}"
        for address in self._addresses.get(source.name, ()):
            yield address
            yield posixpath.dirname(address.rstrip("/"))
        yield "/"

    def _from_root(self, path: str) -> str:
        key = _key(path)
        for prefix in self._prefixes:
            inner = _without(prefix, key)
            found = self._by_key.get(inner, "") if inner is not None else ""
            if found:
                return found
        found = self._by_key.get(f"{self._common}/{key}", "") if self._common else ""
        # On GitHub addresses from the root begin with the folder of the documentation itself.
        below = _without(_key(self.root.name), key)
        return found or (self._by_key.get(below, "") if below is not None and below != key else "")

    def _lookup(self, path: str) -> str:
        return self._by_key.get(_key(path), "")


def _without(prefix: str, key: str) -> str | None:
    if not prefix:
        return key
    if key == prefix:
        return ""
    return key[len(prefix) + 1 :] if key.startswith(f"{prefix}/") else None


@lru_cache(maxsize=2**16)
def _key(path: str) -> str:
    """What all spellings of a path have in common."""
    text = unicodedata.normalize("NFC", posixpath.normpath("/" + path)).casefold().strip("/")
    return _INDEX.sub("", _SUFFIX.sub("", text)).strip("/")


def _apart(address: str) -> SplitResult | None:
    """The parts of a web address; None where it has none, as ``http://[/``."""
    try:
        return urlsplit(address)
    except ValueError:
        return None
