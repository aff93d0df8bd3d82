"""The filters of Liquid, and how its values are shown and compared."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape
from typing import Any


def as_text(value: Any) -> str:
    """How a template shows a value."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return "".join(map(as_text, value))
    return str(value) if isinstance(value, str | int | float) else ""


def compared(left: Any, sign: str, right: Any) -> bool:
    """Whether a comparison holds."""
    if sign == "contains":
        return as_text(right) in left if isinstance(left, str) else isinstance(left, list) and right in left
    if sign in ("==", "!=", "<>"):
        same = left == right or (left is not None and right is not None and as_text(left) == as_text(right))
        return same if sign == "==" else not same
    try:
        numbers = float(left), float(right)
    except (TypeError, ValueError):
        return False
    first, second = numbers
    return {">": first > second, "<": first < second, ">=": first >= second, "<=": first <= second}[sign]


def _sorted(value: Any, key: str = "") -> Any:
    if not isinstance(value, list):
        return value
    return sorted(value, key=lambda item: as_text(item.get(key) if key and isinstance(item, dict) else item))


def _where(value: Any, key: str, wanted: Any = True) -> Any:
    rows = value if isinstance(value, list) else []
    return [row for row in rows if isinstance(row, dict) and compared(row.get(key), "==", wanted)]


FILTERS: dict[str, Callable[..., Any]] = {
    "append": lambda v, text: as_text(v) + as_text(text),
    "prepend": lambda v, text: as_text(text) + as_text(v),
    "capitalize": lambda v: as_text(v)[:1].upper() + as_text(v)[1:].lower(),
    "downcase": lambda v: as_text(v).lower(),
    "upcase": lambda v: as_text(v).upper(),
    "strip": lambda v: as_text(v).strip(),
    "escape": lambda v: escape(as_text(v)),
    "xml_escape": lambda v: escape(as_text(v)),
    "strip_html": lambda v: re.sub(r"<[^>]*>", "", as_text(v)),
    "strip_newlines": lambda v: as_text(v).replace("\n", ""),
    "newline_to_br": lambda v: as_text(v).replace("\n", "<br>\n"),
    "replace": lambda v, old, new="": as_text(v).replace(as_text(old), as_text(new)) if old else v,
    "remove": lambda v, old: as_text(v).replace(as_text(old), ""),
    "default": lambda v, other="": other if v in (None, "", False, []) else v,
    "split": lambda v, mark=" ": as_text(v).split(as_text(mark) or " "),
    "join": lambda v, mark=" ": as_text(mark).join(map(as_text, v)) if isinstance(v, list) else v,
    "first": lambda v: v[0] if v else None,
    "last": lambda v: v[-1] if v else None,
    "size": lambda v: len(v) if v is not None else 0,
    "reverse": lambda v: v[::-1] if isinstance(v, list) else v,
    "sort": _sorted,
    "where": _where,
    "map": lambda v, key: [row.get(key) for row in v if isinstance(row, dict)],
    "slugify": lambda v: re.sub(r"[^\w]+", "-", as_text(v).lower()).strip("-"),
    "plus": lambda v, other: int(v) + int(other),
    "minus": lambda v, other: int(v) - int(other),
    "array_to_sentence_string": lambda v: ", ".join(map(as_text, v)),
}  # fmt: skip
