"""``helpviewer search``."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable

import pytest

Run = Callable[..., "subprocess.CompletedProcess[bytes]"]


def test_search_json(run: Run) -> None:
    done = run("search", "--json", "--", "x-zero-data-retention")
    assert (done.returncode, done.stderr) == (0, b"")
    answer = json.loads(done.stdout)
    assert list(answer) == ["query", "corrected", "also_searched", "excluded", "total", "took_ms", "hits"]
    assert answer["query"] == "x-zero-data-retention"
    assert answer["corrected"] is None
    hit = answer["hits"][0]
    assert list(hit) == ["book", "page", "section", "title", "page_title", "category", "snippet", "score"]
    assert (hit["page"], hit["section"], hit["category"]) == ("retention", "", "privacy")
    assert answer["total"] >= len(answer["hits"]) >= 1
    scores = [hit["score"] for hit in answer["hits"]]
    assert scores == sorted(scores, reverse=True)


def test_search_says_what_it_did_with_the_words(run: Run) -> None:
    synonym = json.loads(run("search", "--json", "money back").stdout)
    assert synonym["also_searched"] == ["refund"]
    assert synonym["hits"][0]["page"] == "refund"
    typo = json.loads(run("search", "--json", "retntion").stdout)
    assert typo["corrected"] == "retention"


def test_search_for_people(run: Run) -> None:
    done = run("search", "retention")
    text = done.stdout.decode("utf-8")
    assert done.returncode == 0
    assert text.startswith("1. What is retention?\n   retention\n   ")
    assert "\n   retention#how-it-works\n" in text


def test_search_says_what_it_left_out_and_takes_words_as_typed(run: Run) -> None:
    told = b"Left out: header; --as-typed searches for it.\n"
    assert run("search", "retention -header").stdout.startswith(told)
    assert b"Left out" not in run("search", "--as-typed", "retention -header").stdout
    assert run("search", "--as-typed", "retntion").returncode == 1
    left_out = json.loads(run("search", "--json", "retention -header").stdout)
    assert left_out["excluded"] == ["header"]
    assert json.loads(run("search", "--json", "--as-typed", "retention -header").stdout)["excluded"] == []


def test_search_limit_and_category(run: Run) -> None:
    assert len(json.loads(run("search", "--json", "--limit", "1", "retention").stdout)["hits"]) == 1
    hits = json.loads(run("search", "--json", "--category", "billing", "retention").stdout)["hits"]
    assert {hit["page"] for hit in hits} == {"refund"}


@pytest.mark.parametrize("text", ["", "***", '"', "C++", "--", "-rf", "NOT", "(", "what is ZDR?"])
def test_no_text_fails_a_search(run: Run, text: str) -> None:
    done = run("search", "--json", "--", text)
    assert done.returncode in (0, 1)
    assert done.stderr == b""
    answer = json.loads(done.stdout)
    assert answer["query"] == text
    assert done.returncode == (0 if answer["hits"] else 1)


def test_nothing_found(run: Run) -> None:
    done = run("search", "xyzzyqwert")
    assert done.returncode == 1
    assert "Nothing was found." in done.stdout.decode("utf-8")
    assert done.stderr == b""
