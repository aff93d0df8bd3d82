"""What pages of Hugo's sites hold: tabs with text, pictures by a part of their name, kinds of notes, ids."""

from __future__ import annotations

from pathlib import Path

import pytest

from index_build.sources.hugo.read import read_hugo
from tests.sources_trees import body, kinds, written


def hugo(root: Path, page: str, **files: str) -> str:
    more = {f"content/p/{name}": text for name, text in files.items()}
    found = read_hugo(written(root, {"hugo.toml": "", "content/p/index.md": page, **more}), "hugo.toml")
    return body(found, "p/index.md")


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("> [!NB] Look\n> a", "> [!note] Look\n> a"),
        ("> [!own-kind]\n> a\n\n`> [!NB]`", "> [!note] Own kind\n> a\n\n`> [!NB]`"),
        ("> [!TIP]\n> a", "> [!TIP]\n> a"),
        (
            '{{< figure src="a.png" caption="Click `x` & **y**" >}}',
            "Click <code>x</code> &amp; <strong>y</strong>",
        ),
        ("{{< highlight text >}}\n```\na\n```\n{{< /highlight >}}", "````text\n```\na\n```\n````"),
        (
            '{{% blocks/feature title="See *it*" url="x/" %}}\nA\n{{% /blocks/feature %}}',
            "[See \\*it\\*](<x/>)",
        ),
        ('{{< own label="L" >}}', "**L**"),
    ],
)
def test_what_they_become(tmp_path: Path, page: str, text: str) -> None:
    assert text in hugo(tmp_path, page)


def test_tabs_with_blocks_of_code_are_text(tmp_path: Path) -> None:
    page = (
        '{{< tabpane text=true >}}\n{{% tab header="A" lang="toml" %}}\n\n```toml\nx = 1\n```\n\n'
        '{{% /tab %}} {{% tab header="B" lang="yaml" %}}\nx: 1\n{{% /tab %}} {{< /tabpane >}}\n\nAfter'
    )
    found = [line for line in hugo(tmp_path, page).split("\n") if line.strip()]
    assert [line for line in found if line.startswith("```")] == ["```toml", "```", "```yaml", "```"]
    assert found[-1] == "After"


@pytest.mark.parametrize(
    ("name", "image"), [("face", "my-face-1.png"), ("my-face-1.png", "my-face-1.png"), ("gone", "gone")]
)
def test_a_picture_is_found_by_a_part_of_its_name(tmp_path: Path, name: str, image: str) -> None:
    page = f"{{{{< imgproc {name} Resize 3x >}}}}\nWords\n{{{{< /imgproc >}}}}"
    assert f'<img src="{image}"' in hugo(tmp_path, page, **{"my-face-1.png": "", "other.png": ""})


def test_unknown_shortcodes_are_named(tmp_path: Path) -> None:
    files = {"hugo.toml": "", "content/a.md": 'x\n{{< own title="T" >}}'}
    found = read_hugo(written(tmp_path, files), "hugo.toml")
    assert kinds(found) == ["unknown-shortcode"]
