"""Markdown, front matter and configuration altered at random: problems or a page, in short time."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterable
from pathlib import Path

import pytest

from index_build.build import check
from tests.conftest import BOOK_YML, write_source
from tests.fuzz.docs_sites import SITES
from tests.fuzz.mutate import mutated, seeded

SECONDS = 2.0
"""Of the processor, for one page or one configuration."""

PAGES_AT_ONCE = 20

COMMONMARK = """\
---
id: page{n}
title: Page {n}
category: basics
keywords: [one, two]
aliases: [old{n}]
related: [welcome]
as_of: 2026-11-21
sources: [{{title: A, url: "https://example.org/"}}]
---
# Heading {n}

A *list*, `code`, <kbd>Ctrl</kbd> and [a link](../welcome.md "title")[^1]; https://example.org/x

- [ ] task
  1. inner

     > [!NOTE]
     > Mind **this**.

| a | b |
|---|--:|
| `x` | \\| |

```python title="a.py" {{1,3}}
print("hello")
```

::: tip Title
Text $a^2$.
:::

<details><summary>More</summary>

Hidden.

</details>

$$
\\frac{{1}}{{n}}
$$

[^1]: A footnote.
"""

PYTHON_MARKDOWN = """\
---
id: page{n}
title: Page {n}
category: basics
---
Text with `code`{{.x}}, ++ctrl+k++, ==marked== and [a link](../welcome.md).

!!! note "Title"
    Body

    - list

??? tip
    Folded

=== "One"
    First

=== "Two"
    Second

Term
:   Definition

| a | b |
|---|---|
| 1 | 2 |

```console hl_lines="1"
$ ls
```

A footnote[^1] and *[HTML]: Hypertext.

[^1]: Here.
"""

FOUND = {"docusaurus": (1743,)}
"""Seeds that once found a mistake."""


@pytest.mark.parametrize("dialect", ["commonmark", "python-markdown"])
def test_altered_pages(tmp_path: Path, dialect: str) -> None:
    run_pages(tmp_path, dialect, range(2))


@pytest.mark.slow
@pytest.mark.parametrize("dialect", ["commonmark", "python-markdown"])
def test_many_altered_pages(tmp_path: Path, dialect: str) -> None:
    run_pages(tmp_path, dialect, range(100, 130))


def run_pages(tmp_path: Path, dialect: str, seeds: range) -> None:
    text = COMMONMARK if dialect == "commonmark" else PYTHON_MARKDOWN
    for seed in seeds:
        chance = seeded(seed)
        files: dict[str, str | bytes] = {
            "book.yml": f"{BOOK_YML}dialect: {dialect}\n",
            "welcome.md": "---\nid: welcome\ntitle: Welcome\n---\nHello.\n",
        }
        for number in range(PAGES_AT_ONCE):
            files[f"basics/page{number}.md"] = mutated(text.format(n=number).encode(), chance)
        check_source(tmp_path / f"{dialect}{seed}", files, seed, SECONDS * 4)


def test_altered_book_yml_and_search_tests(tmp_path: Path) -> None:
    more = (
        "synonyms:\n  - [delete, remove]\n  - {words: [a], also: [b]}\nsearch: {success_at_1: 0.5}\n"
        "as_of: 2026-11-21\nask: {title: T, url: https://example.org}\ninclude: [../other]\n"
    )
    tests = b"- {q: hello, page: welcome}\n- {q: what is this, page: one}\n"
    for seed in range(60):
        chance = seeded(seed)
        files: dict[str, str | bytes] = {
            "book.yml": mutated((BOOK_YML + more).encode(), chance),
            "welcome.md": "---\nid: welcome\ntitle: Welcome\n---\nHello.\n",
            "search-tests.yml": mutated(tests, chance),
        }
        check_source(tmp_path / str(seed), files, seed, SECONDS)


def check_source(folder: Path, files: dict[str, str | bytes], seed: int, seconds: float) -> None:
    check_folder(write_source(folder, files), seed, seconds)


def check_folder(source: Path, seed: int, seconds: float) -> None:
    """The check must end in time, with sentences and no exception."""
    started = time.process_time()
    try:
        problems = check(source)
    except BaseException as error:
        error.add_note(f"seed {seed}, {source}")
        raise
    assert time.process_time() - started < seconds, source
    for problem in problems:
        assert problem.sentence, problem
        assert "Traceback" not in problem.sentence


@pytest.mark.parametrize("kind", SITES)
def test_altered_documentation(tmp_path: Path, kind: str) -> None:
    run_sites(tmp_path, kind, [*range(12), *FOUND.get(kind, ())])


@pytest.mark.slow
@pytest.mark.parametrize("kind", SITES)
def test_much_altered_documentation(tmp_path: Path, kind: str) -> None:
    run_sites(tmp_path, kind, range(1000, 1150))


def run_sites(tmp_path: Path, kind: str, seeds: Iterable[int]) -> None:
    """Alter one or two files of a documentation, the configuration more often than others."""
    site = SITES[kind]
    for seed in seeds:
        chance = seeded(seed)
        files: dict[str, str | bytes] = dict(site)
        for name in chance.choices(list(site), k=chance.randint(1, 2)):
            files[name] = mutated(site[name].encode(), chance)
        folder = tmp_path / str(seed)
        for name, text in files.items():
            file = folder / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(text if isinstance(text, bytes) else text.encode())
        check_folder(folder, seed, SECONDS)
        shutil.rmtree(folder)
