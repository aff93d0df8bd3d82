"""Links in every form that sites for documentation write find the page they mean."""

from __future__ import annotations

from pathlib import Path

import pytest

from index_build.sources.front_matter import FrontMatter
from index_build.sources.source_page import SourcePage
from index_build.structure.site_links import SiteLinks

ROOT = Path("/docs")


def page(name: str, *addresses: str) -> SourcePage:
    return SourcePage(ROOT / name, name, name, FrontMatter(), "", 1, addresses=addresses)


PAGES = [
    page("index.md"),
    page("guide/index.md", "/docs/guide"),
    page("guide/Start.md", "/docs/guide/begin", "/old/start/"),
    page("guide/deep/README.md"),
    page("café.md"),
    page("api/v1.2.md"),
    page("wiki/Some-Page.md"),
]
LINKS = SiteLinks(
    ROOT,
    [(one, one.name) for one in PAGES],
    site=["https://example.org/docs/"],
    prefixes=["/base/docs/", "/docs"],
    static=[Path("/static")],
)


@pytest.mark.parametrize(
    ("link", "target"), [("/learn/a", "src/content/learn/a.md"), ("/learn", ""), ("/b", "")]
)
def test_addresses_from_a_folder_that_holds_all_pages(link: str, target: str) -> None:
    pages = [page("src/content/learn/a.md"), page("src/content/index.md"), page("src/content/c/b.md")]
    assert SiteLinks(ROOT, [(one, one.name) for one in pages]).find(link, pages[2]) == target


@pytest.mark.parametrize(
    ("link", "target"),
    [
        ("Start", "guide/Start.md"),
        ("start.md", "guide/Start.md"),
        ("Start.html", "guide/Start.md"),
        ("./Start/", "guide/Start.md"),
        ("../Start", "guide/Start.md"),
        ("deep", "guide/deep/README.md"),
        ("deep/", "guide/deep/README.md"),
        ("deep/index.html", "guide/deep/README.md"),
        (".", "guide/index.md"),
        ("..", "index.md"),
        ("/guide/start", "guide/Start.md"),
        ("/docs/guide/begin", "guide/Start.md"),
        ("/old/start", "guide/Start.md"),
        ("/base/docs/guide/Start/", "guide/Start.md"),
        ("/", "index.md"),
        ("/docs/", "index.md"),
        ("../caf%C3%A9", "café.md"),
        ("../cafe\u0301.md", "café.md"),
        ("../api/v1.2", "api/v1.2.md"),
        ("begin", "guide/Start.md"),
        ("some-page", "wiki/Some-Page.md"),
        ("../../etc/passwd", ""),
        ("gone.md", ""),
        ("gone", ""),
    ],
)
def test_links_of_a_page(link: str, target: str) -> None:
    assert LINKS.find(link, PAGES[2]) == target


@pytest.mark.parametrize(
    ("url", "target"),
    [
        ("https://example.org/docs/guide/begin", "guide/Start.md"),
        ("http://EXAMPLE.org/docs/guide/start.html#x", "guide/Start.md"),
        ("https://example.org/docs", "index.md"),
        ("https://example.org/blog", ""),
        ("https://example.com/docs/guide/begin", ""),
        ("https://[", ""),
    ],
)
def test_addresses_of_the_own_site(url: str, target: str) -> None:
    assert LINKS.find_web(url) == target


@pytest.mark.parametrize(
    ("address", "file"),
    [
        ("/img/a.png", "/static/img/a.png"),
        ("/base/docs/b.png", "/docs/b.png"),
        ("../../b.png", "/docs/b.png"),
        ("/etc/passwd", ""),
    ],
)
def test_pictures(address: str, file: str) -> None:
    images = {Path("/static/img/a.png"): "a", Path("/docs/b.png"): "b"}
    found = LINKS.picture(address, PAGES[2], images)
    assert found == (Path(file) if file else None)


@pytest.mark.parametrize(
    ("link", "target"),
    [("/guide/a", "a.md"), ("/guide/b.md", "guide/b.md"), ("/guide/d", "d.md"), ("/c", "")],
)
def test_addresses_from_the_root_of_the_repository(link: str, target: str) -> None:
    pages = [page("a.md"), page("guide/b.md"), page("b.md"), page("d.md")]
    links = SiteLinks(Path("/repository/guide"), [(one, one.name) for one in pages])
    assert links.find(link, pages[0]) == target


def test_an_address_of_the_site_that_is_none_leads_nowhere() -> None:
    links = SiteLinks(ROOT, [], site=["http://[/"])
    assert links.find_web("http://[/a") == links.find_web("http://example.org/") == ""
