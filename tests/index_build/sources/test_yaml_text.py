"""Lines by the nodes of the document, and documents made to hurt."""

from __future__ import annotations

import tomllib

import pytest

from index_build.sources.yaml_text import MAX_DEPTH, YamlMistake, read_mapping, read_yaml, told_line


def test_a_line_is_that_of_the_text_itself_not_of_one_that_holds_it() -> None:
    mapping = read_mapping('title: Late\nrelated:\n  - welcome\n  - "late"\naliases: [a, late]\n', 2)
    assert mapping.line_of("related") == 3
    assert mapping.line_of("related", "late") == 5
    assert mapping.line_of("aliases", "late") == 6
    assert mapping.line_of("related", "nowhere") == 3
    assert mapping.line_of("nothing") == 2


def test_values_are_texts_lists_and_dicts() -> None:
    assert read_yaml("- {a: 1.10, b: No}\n- [x, ~]\n") == [{"a": "1.10", "b": "No"}, ["x", "~"]]
    assert read_yaml("a: &x [1]\nb: *x\n") == {"a": ["1"], "b": ["1"]}
    assert read_yaml("") is None
    assert read_mapping("a: 1\na: 2\n").repeated == (("a", 2),)


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "[\n", "? "])
@pytest.mark.parametrize("depth", [MAX_DEPTH + 1, 100_000])
def test_a_deep_document_is_refused(opening: str, depth: int) -> None:
    with pytest.raises(YamlMistake):
        read_yaml("x:\n " + opening * depth)


def test_a_deep_document_by_indentation_is_refused() -> None:
    with pytest.raises(YamlMistake, match="nested too deeply"):
        read_mapping("".join(f"{' ' * level}a:\n" for level in range(200)))
    shallow = "".join(f"{' ' * level}a:\n" for level in range(40))
    assert read_mapping(shallow).values


def test_aliases_that_grow_without_end_are_refused() -> None:
    lines = ["l0: &l0 [lol, lol, lol, lol, lol, lol, lol, lol, lol]"]
    lines += [f"l{n}: &l{n} [{', '.join([f'*l{n - 1}'] * 9)}]" for n in range(1, 30)]
    with pytest.raises(YamlMistake, match="repeat its text too often"):
        read_mapping("\n".join(lines))
    with pytest.raises(YamlMistake, match="stands for itself"):
        read_yaml("a: &a [x, *a]\n")
    with pytest.raises(YamlMistake, match="stands for itself"):
        read_yaml("a: &a\n  b: &b [{c: *a}]\n  d: *b\n")


def test_a_quotation_mark_that_is_never_closed_is_told_where_it_opens() -> None:
    with pytest.raises(YamlMistake, match="never closed") as caught:
        read_mapping('title: "A\nsummary: b\nmore: c\n', first_line=2)
    assert caught.value.line == 2


def test_parsers_of_toml_and_json_say_the_line() -> None:
    with pytest.raises(tomllib.TOMLDecodeError) as caught:
        tomllib.loads('a = 1\nb = "\n')
    assert told_line(caught.value) == 2
    assert told_line(RecursionError("too deep")) == 1
