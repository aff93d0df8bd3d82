"""Damages bytes, texts and JSON in ways that follow from a seed alone."""

from __future__ import annotations

import json
import os
from copy import deepcopy
from random import Random
from typing import Any

SHIFT = int(os.environ.get("FUZZ_SHIFT", "0"))
"""Added to every seed, to look where nobody has looked yet."""

NASTY_TEXTS = (
    "",
    " ",
    "-",
    "\0",
    "../../etc/passwd",
    "/etc/passwd",
    "C:\\x",
    "con",
    "a%00b",
    "²",
    "٣",
    "&#99999999999999999999;",
    "x" * 5000,
    "\ud800",
    "\u202e\u2066",
    "e\u0301" * 50,
    "<b>",
    "]]>",
    "javascript:alert(1)",
    "file:///etc/passwd",
    "2026-02-30",
    "data:image/png;base64,AAAA",
)
NASTY_VALUES: tuple[Any, ...] = (
    *(None, True, False, 0, -1, 1, 2**31, 2**63, 10**30, 1e308, -1.5),
    *([], {}, [[]], {"": None}, [None], [{"id": []}]),
    *NASTY_TEXTS,
)
MARKS = (
    *(b"\0", b"\xff", b"\n", b"\r\n", b"<", b">", b"&", b'"', b"'", b"]", b"[", b"}", b"{", b"(", b")", b"`"),
    *(
        b"---\n",
        b"```\n",
        b"> ",
        b"- ",
        b"| ",
        b"# ",
        b"$$",
        b":::",
        b"<div>",
        b"</div>",
        b"<!--",
        b"{{< x >}}",
    ),
    *("²".encode(), "\u202e".encode(), b"&#x110000;", b"%00", b"\xed\xa0\x80"),
)


def seeded(seed: int) -> Random:
    """Chance that follows from the seed, and from where the seeds of this run begin."""
    return Random(seed + SHIFT)


def mutated(raw: bytes, chance: Random) -> bytes:
    """The bytes with one to four changes: flipped, cut, put in, doubled or moved."""
    data = bytearray(raw)
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(data) + 1)
        end = min(len(data), at + chance.choice((1, 2, 8, 64, 512)))
        what = chance.randrange(7)
        if what == 0 and at < len(data):
            data[at] ^= 1 << chance.randrange(8)
        elif what == 1:
            del data[at:end]
        elif what == 2:
            data[at:at] = chance.choice(MARKS) * chance.choice((1, 1, 1, 3, 40))
        elif what == 3:
            data[at:at] = data[at:end] * chance.choice((1, 2, 20))
        elif what == 4:
            del data[at:]
        elif what == 5:
            piece = bytes(data[at:end])
            del data[at:end]
            there = chance.randrange(len(data) + 1)
            data[there:there] = piece
        else:
            data[at:end] = chance.randbytes(end - at)
    return bytes(data)


def mutated_json(raw: bytes, chance: Random) -> bytes:
    """The JSON with one to three of its values or keys replaced, left out or doubled."""
    content = json.loads(raw)
    for _ in range(chance.randint(1, 3)):
        content = _changed(content, chance)
    return json.dumps(content).encode()


def _changed(value: Any, chance: Random) -> Any:
    if isinstance(value, dict | list) and value and chance.random() < 0.85:
        keys = list(value) if isinstance(value, dict) else range(len(value))
        key = chance.choice(list(keys))
        what = chance.random()
        if what < 0.1:
            del value[key]
        elif what < 0.2 and isinstance(value, dict):
            value[chance.choice(NASTY_TEXTS)] = value.pop(key)
        elif what < 0.2 and isinstance(value, list):
            value.append(deepcopy(value[key]))
        else:
            value[key] = _changed(value[key], chance)
        return value
    return deepcopy(chance.choice(NASTY_VALUES))
