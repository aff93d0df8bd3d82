"""DocFX: tables of contents in YAML, and Microsoft's additions to Markdown."""

from __future__ import annotations

from pathlib import Path

from index_build.sources.detect import find_kind
from index_build.sources.docfx.read import read_docfx
from tests.sources_trees import body, kinds, tree, written

PAGE = """---
title: A
---
# A

[!INCLUDE [x](includes/part.md)]

> [!NOTE]
> Text

:::image type="content" source="p.png" alt-text="Alt":::
:::image type="complex" source="q.png" alt-text="Alt":::
   Long words.
:::image-end:::

# [Windows](#tab/win)

Win

# [Linux](#tab/linux)

Lin

---

After <xref:System.String>

[!code-csharp[Main](code.cs?range=2)]
[!code-csharp[Main](code.cs#part)]

:::row:::
:::column:::
Cell
:::column-end:::
:::row-end:::
"""


def test_contents_and_pages(tmp_path: Path) -> None:
    found = read_docfx(
        written(
            tmp_path,
            {
                "docfx.json": '{"build": {"dest": "wsl"}}',
                "toc.yml": "- name: Start\n  href: index.md\n- name: Part\n  items:\n"
                "  - name: A\n    href: a.md?x\n"
                "  - name: Web\n    href: https://x.org\n- name: Sub\n  href: sub/toc.yml\n"
                "- name: Gone\n  href: g.md\n"
                "- name: Questions\n  href: faq.yml\n",
                "sub/toc.yml": "items:\n- name: B\n  topicHref: b.md\n- name: Up\n  href: ../toc.yml\n",
                "index.md": "",
                "a.md": PAGE,
                "sub/b.md": "",
                "includes/part.md": "---\na: b\n---\nIncluded.\n",
                "code.cs": "one\ntwo\n#region part\n  three\n#endregion\n",
                "faq.yml": "### YamlMime:FAQ\ntitle: Q\nsummary: S\nsections:\n- name: N\n  questions:\n"
                "  - question: Why?\n    answer: |\n      Because *so*.\n",
            },
        ),
        "docfx.json",
    )
    assert tree(found.navigation) == [
        "index.md = Start",
        "[Part]",
        "  a.md = A",
        "  Web -> https://x.org",
        "[Sub]",
        "  sub/b.md = B",
        "faq.yml = Questions",
    ]
    lines = [line.strip() for line in body(found, "a.md").split("\n") if line.strip()]
    assert lines == [
        *("# A", "Included.", "> [!NOTE]", "> Text", "![Alt](<p.png>)", "![Alt](<q.png>)", "Long words."),
        '<div class="tabbed-set">',
        '<div class="tabbed-labels"><label>Windows</label></div><div class="tabbed-block">',
        *("Win", "</div>"),
        '<div class="tabbed-labels"><label>Linux</label></div><div class="tabbed-block">',
        *("Lin", "</div>", "</div>", "After `System.String`"),
        *("```csharp", "two", "```", "```csharp", "three", "```", "Cell"),
    ]
    assert body(found, "faq.yml").split() == ["S", "##", "N", "###", "Why?", "Because", "*so*."]
    assert kinds(found) == ["navigation-without-page"]


def test_words_not_to_be_translated_are_words(tmp_path: Path) -> None:
    page = (
        '# A\n\nPress :::no-loc text="Win + X":::, then **:::no-loc text="New issue":::**.\n\n'
        ':::no-loc text="Alone":::\n\n:::no-loc target="x" text="After":::\n\n`:::no-loc text="code":::`\n'
    )
    found = read_docfx(
        written(tmp_path, {"docfx.json": "{}", "toc.yml": "- name: A\n  href: a.md\n", "a.md": page}),
        "docfx.json",
    )
    text = body(found, "a.md")
    assert "Press Win + X, then **New issue**." in text
    assert "\nAlone\n" in text
    assert "\nAfter\n" in text
    assert '`:::no-loc text="code":::`' in text


def test_contents_in_markdown(tmp_path: Path) -> None:
    toc = (
        "# [Start](start.md)\nWords\n# Part\n## [A (b)](Sub/A.md)\n### [C](sub/c(1).md) ##\n"
        "## [Web](https://x.org)\n# [Other](two/toc.md)\n"
    )
    files = {
        "docfx.json": "{}", "TOC.md": toc, "start.md": "", "sub/a.md": "", "sub/c(1).md": "",
        "two/TOC.md": "# [D](d.md)", "two/d.md": "", "three/toc.md": "# [E](e.md)", "three/e.md": "",
    }  # fmt: skip
    found = read_docfx(written(tmp_path, files), "docfx.json")
    assert tree(found.navigation) == [
        "start.md = Start",
        "[Part]",
        "  sub/a.md = A (b)",
        "    sub/c(1).md = C",
        "  Web -> https://x.org",
        "[Other]",
        "  two/d.md = D",
        "[Three]",
        "  three/e.md = E",
    ]
    assert not [page.name for page in found.pages if page.name.casefold().endswith("toc.md")]
    assert not found.problems


def test_tables_of_contents_of_folders_that_the_first_one_does_not_name(tmp_path: Path) -> None:
    config = (
        '{"build": {"content": [{"files": ["*.md", "toc.yml"], "exclude": ["README.md"]},'
        ' {"files": "**/*.{md,yml}"}, {"src": "guide", "files": ["**/*.md", "**/*.yml"]}]}}'
    )
    files = {
        "docfx.json": config,
        "toc.yml": "items:\n- name: Learn\n  href: /\n- name: Home\n  href: https://x.org\n",
        "guide/toc.yml": "- name: Two\n  href: /guide/two.html\n- name: One\n  href: ~/guide/one.md\n",
        "index.md": "",
        "README.md": "",
        "guide/one.md": "[two](~/guide/two.md), `[x](~/y)`",
        "guide/two.md": "",
        "pdf/toc.yml": "- name: Two\n  href: ../guide/two.md\n",
        "pdf/cover.md": "",
    }
    folder = written(tmp_path, files)
    found = find_kind(folder)
    assert found is not None
    assert found.file == "docfx.json"
    docs = read_docfx(folder, "docfx.json")
    assert tree(docs.navigation) == [
        "index.md = Learn",
        "Home -> https://x.org",
        "[Guide]",
        "  guide/two.md = Two",
        "  guide/one.md = One",
    ]
    assert [page.name for page in docs.pages] == ["guide/one.md", "guide/two.md", "index.md"]
    assert body(docs, "guide/one.md") == "[two](/guide/two.md), `[x](~/y)`"


def test_what_an_included_file_names_counts_from_its_own_folder(tmp_path: Path) -> None:
    files = {
        "docfx.json": '{\n  // the site\n  "build": {"dest": "x", },\n}',
        "sub/a.md": "[!INCLUDE [x](../parts/one.md)]\n",
        "parts/one.md": "![p](m/p.png) [a](../sub/a.md#x) [w](https://x.org/a) [s](#s) `[c](c.md)`\n\n"
        "[!INCLUDE [y](in/two.md)]\n\n[r]: m/q.md\n",
        "parts/in/two.md": '![q](q.png)\n\n:::image type="content" source="r.png" alt-text="R":::\n',
    }
    found = read_docfx(written(tmp_path, files), "docfx.json")
    text = body(found, "sub/a.md")
    assert "![p](../parts/m/p.png) [a](a.md#x) [w](https://x.org/a) [s](#s) `[c](c.md)`" in text
    assert "![q](../parts/in/q.png)" in text
    assert "![R](<../parts/in/r.png>)" in text
    assert "[r]: ../parts/m/q.md" in text
    assert not found.problems
