"""Configuration in JavaScript is read as data, and never run."""

from __future__ import annotations

from typing import Any

import pytest

from index_build.sources.markup.js_data import JavaScriptData, Unknown, unknown_lines
from index_build.sources.markup.js_tokens import NotJavaScript


def exported(text: str) -> Any:
    return JavaScriptData(text).exported


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("'a\\'b'", "a'b"),
        ('"\\u00e9\\n"', "é\n"),
        ("`plain`", "plain"),
        ("-3", -3),
        ("1.5", 1.5),
        ("true", True),
        ("null", None),
        ("[1, , 2,]", [1, 2]),
        ("{a: 1, 'b-c': [2], 3: {},}", {"a": 1, "b-c": [2], "3": {}}),
        ("'a' + 'b'", "ab"),
        ("{ a: 1 } as Config", {"a": 1}),
        ("{ a: 1 } satisfies Config<A, B>", {"a": 1}),
        ("defineConfig({ a: 1 })", {"a": 1}),
        ("defineConfig<Theme>({ a: 1 })", {"a": 1}),
        ("defineConfig<Theme<A, B[]>>({ a: 1 })", {"a": 1}),
        ("[a < 2, 'x']", [Unknown(1), "x"]),
        ("defineConfig(({ mode }) => ({ a: 1 }))", {"a": 1}),
        ("async () => { const x = f(); return { a: 1 } }", {"a": 1}),
        ("[/a[/]b/g, 'x']", [Unknown(1), "x"]),
        ("// x\n/* y */ 'z' // ends", "z"),
    ],
)
def test_values(value: str, expected: Any) -> None:
    assert exported(f"export default {value}") == expected


def test_names_spreads_functions_and_templates() -> None:
    text = """
    import type { Config } from 'x'
    const version: string = '7'
    const more: Item[] = [{ text: 'B', link: '/b' }]
    function guide(): Item[] {
      return [{ text: `v${version}`, link: '/a' }, ...more]
    }
    const config: Config = { sidebar: { '/': guide() }, title: 'T', version }
    export default config
    """
    assert exported(text) == {
        "sidebar": {"/": [{"text": "v7", "link": "/a"}, {"text": "B", "link": "/b"}]},
        "title": "T",
        "version": "7",
    }


def test_what_only_running_would_give_is_unknown_and_the_rest_is_kept() -> None:
    text = (
        "module.exports = {\n  a: process.env.HOME || 'x',\n  b: files.map(f => ({ x: 1 })),\n"
        "  c: [1, f(2), 3],\n d() { return 1 },\n e: 5 }"
    )
    found = exported(text)
    assert found == {"a": Unknown(2), "b": Unknown(3), "c": [1, Unknown(4), 3], "d": Unknown(5), "e": 5}
    assert unknown_lines(found) == [2, 3, 4, 5]


def test_other_files_are_asked_for_by_their_address() -> None:
    files = {"./a": "export const one = ['x']\nexport default { n: 2 }", "./b.json": '{"k": "v"}'}
    asked: list[str] = []

    def load(address: str) -> JavaScriptData | None:
        asked.append(address)
        text = files.get(address)
        return (
            None
            if text is None
            else JavaScriptData(text if address != "./b.json" else f"export default {text}")
        )

    text = (
        "import two, { one as three } from './a'\nimport gone from '/etc/passwd'\n"
        "export default [three, two, require('./b.json'), gone]"
    )
    assert JavaScriptData(text, load).exported == [["x"], {"n": 2}, {"k": "v"}, Unknown(3)]
    assert asked == ["./a", "./a", "./b.json", "/etc/passwd"]


@pytest.mark.parametrize(
    "text",
    [
        "const a = [...a, ...b]\nconst b = [...a]\nexport default a",
        "const f = () => f()\nexport default f()",
        "export default " + "[" * 5000,
        "".join(f"const a{n + 1} = a{n}\n" for n in range(2000)) + "export default a2000",
        "export default {{{{}}}} [(",
    ],
)
def test_nothing_makes_it_run_for_ever(text: str) -> None:
    exported(text)


def test_lists_spread_into_lists_stop_growing() -> None:
    doubled = "".join(f"const a{n + 1} = [...a{n}, ...a{n}]\n" for n in range(40))
    assert exported(f"const a0 = [1]\n{doubled}export default a40") is not None


@pytest.mark.parametrize("text", ["export default 'never closed", "export default `x", "a = \x00"])
def test_what_is_no_javascript_is_said_with_its_line(text: str) -> None:
    with pytest.raises(NotJavaScript) as caught:
        JavaScriptData(f"\n{text}")
    assert caught.value.line == 2
