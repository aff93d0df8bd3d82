"""A small reader of Liquid, Jekyll's templates: values, filters, conditions and loops, within limits.

Nothing but text comes out of it. What it does not know stays on the page as it is written, and is named.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from html import escape
from typing import Any

from helpviewer.page.markdown import fenced
from index_build.sources.jekyll.liquid_filters import FILTERS, as_text, compared

MOST_STEPS = 200_000
"""Tags and values of one page, loops unrolled."""

MOST_TEXT = 8 * 2**20
DEEPEST = 20

_OPEN = re.compile(r"\{%-?\s*+\w|\{\{")
_MARK = re.compile(r"\{%-?\s*+(?P<tag>\w++)(?P<rest>.*?)-?%\}|\{\{-?(?P<value>.*?)-?\}\}", re.DOTALL)
_TRIM = re.compile(r"(?<!\s)\s*+(\{[{%])-")
_TRIM_END = re.compile(r"-([%}]\})\s*")
_RAW = re.compile(r"\{%-?\s*(raw)\b(.*?)-?%\}(.*?)\{%-?\s*endraw\s*-?%\}", re.DOTALL)
_CODE = re.compile(r"\{%-?\s*(comment|highlight)\b(.*?)-?%\}(.*?)\{%-?\s*end\1\s*-?%\}", re.DOTALL)
_AFTER_TAG = re.compile(r"<(?:td|th|li|dd|div|p)\b[^<>]*>[ \t]*\n?[ \t]*\Z")
_LONGEST_TAG = 300
_NAME = re.compile(r"[!\"']*([^\s=\"'!]+)[\"']*")
_PART = re.compile(r"\"([^\"]*)\"|'([^']*)'|([^\s|:,]+)|([|:,])")
_COMPARISON = re.compile(r"\s+(==|!=|<>|>=|<=|>|<|contains)\s+")
_ENDS = {"if": "endif", "unless": "endunless", "for": "endfor", "case": "endcase", "capture": "endcapture",
         "tablerow": "endtablerow"}  # fmt: skip


class TooMuch(Exception):
    """A template that does not come to an end, or grows without one."""


@dataclass(slots=True)
class Template:
    """What a template may ask for: ``include`` gives the text of a file, ``link`` the address of a page."""

    values: dict[str, Any]
    include: Callable[[str], str | None]
    link: Callable[[str], str]
    base: str = ""
    unknown: list[str] = field(default_factory=list)
    steps: int = 0
    size: int = 0

    def step(self, text: str = "") -> str:
        """Count one more step, and the text it made."""
        self.steps += 1
        self.size += len(text)
        if self.steps > MOST_STEPS or self.size > MOST_TEXT:
            raise TooMuch
        return text


def render(text: str, template: Template, depth: int = 0) -> str:
    """The text with its templates filled in.

    Raises:
        TooMuch: it would take too many steps.
    """
    if "{%" not in text and "{{" not in text:
        return text
    kept: list[str] = []

    def keep(match: re.Match[str]) -> str:
        if match[1] == "comment":
            return ""
        code = match[3]
        if match[1] == "highlight":
            language = match[2].split()[0] if match[2].split() else ""
            if _AFTER_TAG.search(match.string, max(0, match.start() - _LONGEST_TAG), match.start()):
                lines = escape(code.strip("\n"), quote=False).replace("\n", "&#10;")
                code = f'<pre><code class="language-{escape(language)}">{lines}</code></pre>'
            else:
                code = fenced(code.strip("\n"), language)
        kept.append(code)
        return f"\0{len(kept) - 1}\0"

    text = _CODE.sub(keep, _RAW.sub(keep, text.replace("\0", "")))
    text = _TRIM_END.sub(r"\1", _TRIM.sub(r"\1", text))
    tokens = _tokens(text)
    found = _Renderer(template, depth).block(tokens, 0, len(tokens))
    for _ in range(2):  # what is shown as it is may stand in what is highlighted
        found = re.sub(r"\0(\d+)\0", lambda match: kept[int(match[1])], found)
    return found


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    tag: str = ""
    rest: str = ""
    value: str | None = None


def _marks(text: str) -> Iterator[re.Match[str]]:
    """The tags and outputs in the text; an end that there is not is looked for once, not from each mark."""
    missing: set[str] = set()
    at = 0
    while opened := _OPEN.search(text, at):
        start = opened.start()
        close = "}}" if text.startswith("{{", start) else "%}"
        end = -1 if close in missing else text.find(close, start + 2)
        if end < 0:
            missing.add(close)
        found = _MARK.fullmatch(text, start, end + 2) if end >= 0 else None
        if found is not None:
            yield found
        at = found.end() if found is not None else start + 1


def _tokens(text: str) -> list[_Token]:
    found: list[_Token] = []
    at = 0
    for match in _marks(text):
        if match.start() > at:
            found.append(_Token(text[at : match.start()]))
        found.append(_Token(match[0], match["tag"] or "", (match["rest"] or "").strip(), match["value"]))
        at = match.end()
    found.append(_Token(text[at:]))
    return found


class _Renderer:
    def __init__(self, template: Template, depth: int) -> None:
        self._template = template
        self._depth = depth

    def block(self, tokens: list[_Token], start: int, end: int) -> str:
        """The text of the tokens from ``start`` to ``end``."""
        out: list[str] = []
        at = start
        while at < end:
            token = tokens[at]
            self._template.step()
            if token.value is not None:
                out.append(self._template.step(self._shown(token)))
            elif not token.tag:
                out.append(self._template.step(token.text))
            elif token.tag in _ENDS:
                close = _closing(tokens, at, end)
                out.append(self._compound(token, tokens, at + 1, close))
                at = close
            else:
                unknown = len(self._template.unknown)
                out.append(self._simple(token))
                if len(self._template.unknown) > unknown:
                    out.append(self._name_in(token, tokens[max(at - 1, 0) : at], tokens[at + 1 : at + 2]))
            at += 1
        return "".join(out)

    def _name_in(self, token: _Token, before: list[_Token], after: list[_Token]) -> str:
        """What a tag that nobody knows names, where it stands for words of a sentence."""
        left = before[0].text.rpartition("\n")[2] if before else ""
        right = after[0].text.partition("\n")[0] if after else ""
        name = _NAME.fullmatch(token.rest.strip())
        if name is None or not (left.strip() or right.strip()):
            return ""
        words = as_text(self.value(name[1])) if self._is_known(name[1]) else name[1]
        if not words or left.endswith("`"):
            return words
        is_html = left.lstrip().startswith("<")
        return f"<code>{escape(words, quote=False)}</code>" if is_html else f"`{words}`"

    def _shown(self, token: _Token) -> str:
        value = self.value(token.value or "")
        if value is None and not self._is_known(token.value or ""):
            self._template.unknown.append(token.text)
            return ""
        return as_text(value)

    def _is_known(self, expression: str) -> bool:
        root = expression.strip().partition(".")[0].partition("|")[0].strip()
        return root in self._template.values or root.startswith(("'", '"'))

    def _simple(self, token: _Token) -> str:
        template = self._template
        if token.tag == "assign":
            name, _, expression = token.rest.partition("=")
            template.values[name.strip()] = self.value(expression)
            return ""
        if token.tag in ("include", "include_relative", "include_cached", "render"):
            return self._include(token)
        if token.tag in ("link", "post_url"):
            target = self._filled(token.rest.strip())
            return template.link(target if token.tag == "link" else f"_posts/{target}")
        if token.tag in (
            "break",
            "continue",
            "increment",
            "decrement",
            "seo",
            "feed_meta",
            "else",
            "elsif",
            "when",
        ):
            return ""
        template.unknown.append(token.text)
        return ""

    def _filled(self, text: str) -> str:
        return re.sub(r"\{\{(.*?)\}\}", lambda match: as_text(self.value(match[1])), text).strip("\"'")

    def _include(self, token: _Token) -> str:
        name, _, rest = token.rest.partition(" ")
        name = self._filled(name)
        text = self._template.include(name if token.tag != "include_relative" else f"./{name}")
        if text is None or self._depth >= DEEPEST:
            return ""
        given = {
            match[1]: self.value(match[2])
            for match in re.finditer(r"([\w-]+)\s*=\s*(\"[^\"]*\"|'[^']*'|[^\s]+)", rest)
        }
        outer = self._template.values.get("include")
        self._template.values["include"] = given
        found = render(text, self._template, self._depth + 1)
        self._template.values["include"] = outer
        return found.strip("\n")

    def _compound(self, token: _Token, tokens: list[_Token], start: int, end: int) -> str:
        if token.tag in ("for", "tablerow"):
            return self._loop(token, tokens, start, end)
        if token.tag == "capture":
            self._template.values[token.rest.strip()] = self.block(tokens, start, end)
            return ""
        branches = _branches(tokens, start, end)
        if token.tag == "case":
            subject = self.value(token.rest)
            for condition, first, last in branches[1:]:
                wanted = [self.value(part) for part in re.split(r",|\bor\b", condition.rest)]
                if condition.tag == "else" or subject in wanted:
                    return self.block(tokens, first, last)
            return ""
        for number, (condition, first, last) in enumerate(branches):
            said = token.rest if number == 0 else condition.rest
            holds = condition.tag == "else" or self.holds(said)
            if (not holds) if (token.tag == "unless" and number == 0) else holds:
                return self.block(tokens, first, last)
        return ""

    def _loop(self, token: _Token, tokens: list[_Token], start: int, end: int) -> str:
        match = re.match(r"(\w+)\s+in\s+(\([^)]*\)|[^\s]+)(.*)", token.rest, re.DOTALL)
        if match is None:
            return ""
        branches = _branches(tokens, start, end)
        items = self._items(match[2])
        options = dict(re.findall(r"(limit|offset)\s*:\s*(\w+)", match[3]))
        first = _number(self.value(options.get("offset", "0")))
        items = items[first:]
        if "limit" in options:
            items = items[: _number(self.value(options["limit"]))]
        if "reversed" in match[3]:
            items.reverse()
        if not items and len(branches) > 1:
            return self.block(tokens, branches[1][1], branches[1][2])
        outer = self._template.values.get(match[1])
        out = []
        for number, item in enumerate(items):
            self._template.values[match[1]] = item
            self._template.values["forloop"] = {
                "index": number + 1, "index0": number, "first": number == 0, "last": number == len(items) - 1,
                "length": len(items),
            }  # fmt: skip
            out.append(self.block(tokens, branches[0][1], branches[0][2]))
        self._template.values[match[1]] = outer
        return "".join(out)

    def _items(self, expression: str) -> list[Any]:
        if expression.startswith("("):
            first, _, last = expression[1:-1].partition("..")
            begin, end = _number(self.value(first)), _number(self.value(last))
            return list(range(begin, min(end, begin + MOST_STEPS) + 1))
        value = self.value(expression)
        if isinstance(value, dict):
            return [[key, item] for key, item in value.items()]
        return list(value) if isinstance(value, list) else []

    # -- values --

    def holds(self, condition: str) -> bool:
        """Whether a condition is true; ``or`` and ``and`` bind from right to left as in Liquid."""
        for word in (" or ", " and "):
            left, found, right = condition.partition(word)
            if found:
                both = (self.holds(left), self.holds(right))
                return any(both) if word == " or " else all(both)
        parts = _COMPARISON.split(condition.strip(), maxsplit=1)
        if len(parts) == 1:
            value = self.value(parts[0])
            return value is not None and value is not False and value != "false"
        left_value, right_value = self.value(parts[0]), self.value(parts[2])
        return compared(left_value, parts[1], right_value)

    def value(self, expression: str) -> Any:
        """The value of an expression with its filters."""
        parts = list(_PART.finditer(expression.strip()))
        if not parts:
            return None
        value = self._atom(parts[0])
        at = 1
        while at < len(parts):
            if parts[at][4] != "|" or at + 1 >= len(parts):
                at += 1
                continue
            name = parts[at + 1][0]
            arguments: list[Any] = []
            at += 2
            while at < len(parts) and parts[at][4] != "|":
                if parts[at][4] is None:
                    arguments.append(self._atom(parts[at]))
                at += 1
            value = self._filtered(name, value, arguments)
        return value

    def _atom(self, match: re.Match[str]) -> Any:
        if match[1] is not None or match[2] is not None:
            return match[1] if match[1] is not None else match[2]
        word = match[3] or ""
        if re.fullmatch(r"-?\d{1,15}", word):
            return int(word)
        if word in ("true", "false"):
            return word == "true"
        if word in ("nil", "null", "blank", "empty"):
            return None if word != "empty" else ""
        value: Any = self._template.values
        for key in re.findall(r"[^.\[\]]+", word):
            key = key.strip("\"'")
            if isinstance(value, Mapping):
                value = value.get(key, len(value) if key == "size" else None)
            elif isinstance(value, list) and key in ("first", "last", "size"):
                value = (
                    len(value) if key == "size" else (value[0 if key == "first" else -1] if value else None)
                )
            elif isinstance(value, list) and key.isdecimal() and int(key) < len(value):
                value = value[int(key)]
            elif isinstance(value, str) and key == "size":
                value = len(value)
            else:
                return None
        return value

    def _filtered(self, name: str, value: Any, arguments: list[Any]) -> Any:
        if name in ("relative_url", "absolute_url", "url"):
            path = as_text(value)
            return path if "://" in path or not path else f"{self._template.base}/{path.lstrip('/')}"
        found = FILTERS.get(name)
        if found is None:
            return value
        try:
            return self._template.step(out) if isinstance(out := found(value, *arguments), str) else out
        except (TypeError, ValueError, IndexError, OverflowError):
            return value


def _closing(tokens: list[_Token], at: int, end: int) -> int:
    """The position of the tag that ends the one at ``at``; ``end`` when it never ends."""
    depth = 0
    for position in range(at, end):
        if tokens[position].tag in _ENDS:
            depth += 1
        elif tokens[position].tag.startswith("end"):
            depth -= 1
            if not depth:
                return position
    return end


def _branches(tokens: list[_Token], start: int, end: int) -> list[tuple[_Token, int, int]]:
    """The parts of a condition: the tag that begins each, and where it begins and ends."""
    found = [(_Token(""), start)]
    depth = 0
    for position in range(start, end):
        tag = tokens[position].tag
        if tag in _ENDS:
            depth += 1
        elif tag.startswith("end"):
            depth -= 1
        elif not depth and tag in ("else", "elsif", "when"):
            found.append((tokens[position], position + 1))
    ends = [*(position - 1 for _, position in found[1:]), end]
    return [(token, first, last) for (token, first), last in zip(found, ends, strict=True)]


def _number(value: Any) -> int:
    try:
        return max(0, min(int(value), 10**6))
    except (TypeError, ValueError):
        return 0
