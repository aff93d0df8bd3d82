"""Values of a configuration that anybody may have written: of the kind that is asked for, or empty."""

from __future__ import annotations

from typing import Any


def text_of(value: Any) -> str:
    return value if isinstance(value, str) else ""


def mapping_of(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}
