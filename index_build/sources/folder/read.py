"""A folder of Markdown, as GitHub shows it: pages in folders, perhaps a ``SUMMARY.md`` that lists them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from index_build.sources.files.docs_folder import DocsFolder, folder_of, joined
from index_build.sources.files.names import FOLDER_INDEX
from index_build.sources.folder.split import split_page, title_of
from index_build.sources.markup.mdx import MdxText
from index_build.sources.mdbook.read import Chapters
from index_build.sources.navigation.items import Documentation, NavItem, pages_of
from index_build.sources.navigation.link_list import read_link_list
from index_build.sources.site import Site
from index_build.sources.site_front_matter import SiteFrontMatter

_HIDDEN = re.compile(
    r"_.+|summary|404|(?:issue|pull_request)_template|code_?of_?conduct\.\w\w", re.IGNORECASE
)
_PATTERN = re.compile(r":\w|[{}*]")
"""What makes a pattern of addresses of a path (``/:year/:title/``)."""

_MDX = re.compile(r"^#{1,6} .*\{/\*.*\*/\}[ \t]*$", re.MULTILINE)
"""What a heading with an id looks like in MDX and nowhere else."""


def read_folder(project: DocsFolder, config_name: str) -> Documentation:
    """The Markdown in the folder of ``config_name``, or that one file alone. A single page that is long is
    parted at its headings."""
    docs = project.below(folder_of(config_name) or ".")
    site = Site(project, docs)
    one = config_name.rpartition("/")[2]
    names = [name for name in site.names() if not is_hidden(name)] if not one else [one]
    names = [name for name in names if (matter := site.read(name)) is None or not matter.flag("draft")]
    mdx = MdxText(site, "")
    pages = []
    for name in names:
        matter = site.read(name)
        is_mdx = name.endswith(".mdx") or (matter is not None and bool(_MDX.search(matter.body)))
        prepare = mdx.rewritten if is_mdx else None
        page = site.page(name, prepare, addresses=_addresses(name, matter))
        if page is not None:
            pages.append(page)
    navigation: tuple[NavItem, ...] = ()
    title = ""
    if len(pages) == 1:
        title = title_of(pages[0])
        parts, navigation = split_page(pages[0])
        pages = list(parts)
    if not one:
        site.warn_of_other_markup()
        site.warn_of_plain_files()
    summary = next((name for name in docs.files if name.casefold() == "summary.md"), "")
    if summary and not one:
        navigation = Chapters(site).items(read_link_list(docs.text(summary)))
    home = next(
        (name for name in names if "/" not in name and name.split(".")[0].casefold() in FOLDER_INDEX), one
    )
    return Documentation(
        kind="a folder of Markdown",
        root=docs.path,
        pages=tuple(pages),
        title=title,
        navigation=navigation if next(pages_of(navigation), None) else (),
        home=home,
        images=site.images(),
        static=tuple(project.below(name).path for name in ("public", "static") if project.is_folder(name)),
        problems=tuple(site.problems),
    )


def _addresses(name: str, matter: SiteFrontMatter | None) -> Iterator[str]:
    """The paths that a page gives itself on its site, whatever made the site."""
    if matter is None:
        return
    folder = folder_of(name)
    keys = ("permalink", "slug", "url", "aliases", "redirect_from")
    for path in (path for key in keys for path in matter.texts(key)):
        if "://" not in path and not _PATTERN.search(path):
            yield path if path.startswith("/") else f"/{joined(folder, path)}"


def is_hidden(name: str) -> bool:
    """Whether a file is by its name a part of other pages or a list of them, and no page itself."""
    *folders, last = name.split("/")
    stem = last.rpartition(".")[0]
    return (stem.casefold() not in FOLDER_INDEX and bool(_HIDDEN.fullmatch(stem))) or any(
        f.startswith("_") for f in folders
    )
