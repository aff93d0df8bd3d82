"""Obsidian's vaults: notes linked by name, embedded in each other, with comments and names of blocks."""

from __future__ import annotations

import re
from urllib.parse import unquote

from index_build.sources.files.docs_folder import DocsFolder, address, folder_of, joined
from index_build.sources.markup.callouts import known_callouts
from index_build.sources.markup.code_spans import outside_code
from index_build.sources.markup.includes import DEEPEST, Includes
from index_build.sources.navigation.folder_tree import FolderRules, folder_navigation, stem
from index_build.sources.navigation.items import Documentation
from index_build.sources.site import Site
from index_build.sources.wiki.links import PICTURES, Names, WikiLinks, anchor_of

_EMBED = re.compile(
    r"^[ \t]*!\[\[(?P<name>[^\[\]\n|#]*)(?:#(?P<section>[^\[\]\n|]*))?(?:\|[^\[\]\n]*)?\]\][ \t]*$",
    re.MULTILINE,
)
_ADDRESS = re.compile(r"\]\(<?(?![a-zA-Z][\w+.-]*:|[#/?])([^()<>\n#\"]*[^()<>\n#\"\s])(#[^()<>\s]*)?>?\)")
_COMMENT = re.compile(r"%%.*?%%", re.DOTALL)
_BLOCK_ID = re.compile(r"(?:^|[ \t]+)\^([A-Za-z0-9-]+)[ \t]*$", re.MULTILINE)
_HEADING = re.compile(r"(#{1,6})[ \t]+(.*?)[ \t]*#*[ \t]*")
MOST_EMBEDS = 2000


def read_obsidian(project: DocsFolder, config_name: str) -> Documentation:
    """The vault whose settings lie in ``config_name`` (``.obsidian``)."""
    docs = project.below(config_name.rpartition("/")[0] or ".")
    site = Site(project, docs)
    names = [name for name in site.names((".md",)) if (m := site.read(name)) is None or not m.flag("draft")]
    aliases = [(alias, n) for n in names if (m := site.read(n)) for alias in m.texts("aliases", "alias")]
    vault = _Vault(site, Names(docs.files, aliases))
    addresses = {n: [f"/{m.text('permalink')}"] for n in names if (m := site.read(n)) and m.text("permalink")}
    pages = [
        page
        for name in names
        if (page := site.page(name, vault.rewritten, addresses=addresses.get(name, ()))) is not None
    ]
    return Documentation(
        kind="an Obsidian vault",
        root=docs.path,
        pages=tuple(pages),
        navigation=folder_navigation(names, FolderRules(title=_title)),
        in_folders=True,
        home=next((n for n in names if stem(n).casefold() in ("home", "index", "readme")), ""),
        images=site.images(),
        problems=tuple(site.problems),
    )


def _title(name: str) -> str:
    """Notes are called by their file's name."""
    return name.rstrip("/").rpartition("/")[2] if name.endswith("/") else stem(name)


class _Vault:
    def __init__(self, site: Site, names: Names) -> None:
        self._site = site
        self._names = names
        self._links = WikiLinks(names, self._missing)
        self._includes = Includes(site)

    def _missing(self, page: str, target: str) -> None:
        matter = self._site.read(page)
        line = 0
        if matter is not None and f"[[{target}" in matter.body:
            line = matter.body_line + matter.body.count("\n", 0, matter.body.index(f"[[{target}"))
        self._site.warn(page, line, f"The link “{target}” leads to no page.", kind="dead-link")

    def rewritten(self, text: str, page: str, depth: int = 0) -> str:
        if depth == 0:
            self._includes.begin()
        if not any(sign in text for sign in ("[[", "%%", "^", "[!", "](")):
            return text
        text = self._links.rewrite_with_code(text, page)
        return outside_code(text, lambda part: self._part(part, page, depth))

    def _part(self, part: str, page: str, depth: int) -> str:
        if "%%" in part:
            part = _COMMENT.sub(lambda match: "\n" * match[0].count("\n"), part)
        if "[!" in part:
            part = known_callouts(part)
        if "![[" in part:
            part = _EMBED.sub(lambda match: self._embedded(match, page, depth), part)
        if "](" in part:
            part = _ADDRESS.sub(lambda match: self._addressed(match, page), part)
        if "[[" in part:
            part = self._links.rewrite(part, page)
        return _BLOCK_ID.sub(r' <a id="\1"></a>', part) if "^" in part else part

    def _addressed(self, match: re.Match[str], page: str) -> str:
        """A link in Markdown, which may be by name as well; a picture's ``#part`` is for its looks."""
        name, section = unquote(match[1]), match[2] or ""
        relative = joined(folder_of(page), name)
        found = relative if self._site.docs.has(relative) else self._names.find(name, page)
        is_picture = name.lower().endswith(PICTURES)
        if not found or (found == relative and not (section and is_picture)):
            return match[0]
        return f"](<{address(page, found)}{'' if is_picture else section}>)"

    def _embedded(self, match: re.Match[str], page: str, depth: int) -> str:
        """Another note, or a section of it, in the place where it is named."""
        found = self._names.find(match["name"], page)
        if not found or found.lower().endswith(PICTURES) or not found.endswith(".md") or depth >= DEEPEST:
            return match[0]
        body = self._includes.body(f"/{found}", page)
        if body is None:
            return ""
        if match["section"]:
            body = section_of(body, match["section"].rpartition("#")[2])
        return self.rewritten(body.strip("\n"), found if "/" not in found else page, depth + 1)


def section_of(text: str, heading: str) -> str:
    """The lines of a section, or of the block with the name ``^id``."""
    lines = text.split("\n")
    if heading.startswith("^"):
        at = next((n for n, line in enumerate(lines) if line.rstrip().endswith(heading)), -1)
        start = at
        while start > 0 and lines[start - 1].strip():
            start -= 1
        return "\n".join(lines[start : at + 1]) if at >= 0 else ""
    wanted, level, found = anchor_of(heading), 0, []
    for line in lines:
        match = _HEADING.fullmatch(line)
        if match and level and len(match[1]) <= level:
            break
        if match and not level and anchor_of(match[2]) == wanted:
            level = len(match[1])
        if level:
            found.append(line)
    return "\n".join(found)
