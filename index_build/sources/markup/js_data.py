"""Reads the data in JavaScript and TypeScript configuration; nothing of it is run.

Objects, lists, texts, numbers, names of values in the same file, spreads, and functions that do no more than
return such a value are data. Everything else becomes :class:`Unknown`, with its line.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from index_build.sources.markup.js_tokens import CLOSE, Token, after_types, skipped, tokens_of, unescaped

MOST_VALUES = 200_000
"""A file that spreads lists into lists must not grow without end."""

DEEPEST = 60
_UNREAD = "\0unread"


@dataclass(frozen=True, slots=True)
class Unknown:
    """A value that only running the file would give."""

    line: int


class JavaScriptData:
    """The values that a file names and exports.

    ``load`` reads another file by the address an ``import`` gives (None when there is none to be had).
    """

    def __init__(self, text: str, load: Callable[[str], JavaScriptData | None] | None = None) -> None:
        self._tokens = tokens_of(text)
        self._load = load
        self._values: dict[str, int] = {}
        self._functions: dict[str, int] = {}
        self._imports: dict[str, tuple[str, str]] = {}
        self._exported = -1
        self._open: set[str] = set()
        self._left = MOST_VALUES
        self._survey()

    @property
    def exported(self) -> Any:
        """What ``export default`` or ``module.exports`` gives; an unknown value when there is none."""
        return self._value_at(self._exported) if self._exported >= 0 else Unknown(1)

    def named(self, name: str) -> Any:
        """The value of a name of the file's top level."""
        if name in self._open or len(self._open) > DEEPEST:
            return Unknown(1)
        self._open.add(name)
        try:
            if name in self._values:
                return self._value_at(self._values[name])
            if name in self._functions:
                return self.returned(self._functions[name])
            if name in self._imports:
                return self.imported(*self._imports[name])
        finally:
            self._open.discard(name)
        return Unknown(1)

    def imported(self, address: str, name: str) -> Any:
        """The value ``name`` of the file at ``address``."""
        other = self._load(address) if self._load is not None else None
        if other is None:
            return Unknown(1)
        return other.exported if name == "default" else other.named(name)

    def _value_at(self, at: int) -> Any:
        return _ValueReader(self, self._tokens, at).value(0)

    def returned(self, at: int) -> Any:
        """The value of the first ``return`` of a function whose body opens at ``at``."""
        depth = 0
        for position in range(at, len(self._tokens)):
            token = self._tokens[position]
            if token.kind == "mark" and token.text in "{}":
                depth += 1 if token.text == "{" else -1
                if not depth:
                    break
            elif depth == 1 and token.kind == "name" and token.text == "return":
                return self._value_at(position + 1)
        return Unknown(self._tokens[at].line)

    def spend(self) -> bool:
        """Count one more value; False when there are too many."""
        self._left -= 1
        return self._left >= 0

    def _text(self, at: int) -> str:
        token = self._tokens[at] if 0 <= at < len(self._tokens) else None
        return token.text if token is not None and token.kind in ("name", "mark") else ""

    def _survey(self) -> None:
        """Note where the values of the top level begin."""
        at = 0
        while at < len(self._tokens):
            word = self._text(at)
            if word in CLOSE:
                at = skipped(self._tokens, at)
                continue
            if word in ("const", "let", "var"):
                self._note_value(at)
            elif word == "function" and at + 1 < len(self._tokens):
                self._note_function(at)
            elif word == "import":
                at = self._note_import(at)
                continue
            elif word == "export" and self._text(at + 1) == "default":
                self._exported = at + 2
            elif word == "module" and self._text(at + 2) == "exports" and self._text(at + 3) == "=":
                self._exported = at + 4
            at += 1

    def _note_value(self, at: int) -> None:
        name = self._text(at + 1)
        position = at + 2
        while position < len(self._tokens) and self._text(position) not in ("=", ";"):
            position = skipped(self._tokens, position) if self._text(position) in CLOSE else position + 1
        if name and self._text(position) == "=":
            self._values.setdefault(name, position + 1)

    def _note_function(self, at: int) -> None:
        name = self._text(at + 1)
        position = at + 2
        while position < len(self._tokens) and self._text(position) != "{":
            position = skipped(self._tokens, position) if self._text(position) in ("(", "[") else position + 1
        if name and position < len(self._tokens):
            self._functions.setdefault(name, position)

    def _note_import(self, at: int) -> int:
        """``import a, { b as c } from "x"``; the position after it."""
        end = at + 1
        while end < len(self._tokens) and self._tokens[end].kind != "text":
            if self._text(end) in (";", "=", "("):
                return end
            end += 1
        if end >= len(self._tokens):
            return end
        address = self._tokens[end].text
        words = [self._text(position) for position in range(at + 1, end)]
        for number, word in enumerate(words):
            if not word.isidentifier() or word in ("from", "as", "type"):
                continue
            inside = "{" in words[:number]
            if number >= 2 and words[number - 1] == "as":
                self._imports[word] = (address, words[number - 2])
            elif number + 1 < len(words) and words[number + 1] == "as":
                continue
            else:
                self._imports[word] = (address, word if inside else "default")
        return end + 1


class _ValueReader:
    """Reads one value from a position on."""

    def __init__(self, file: JavaScriptData, tokens: list[Token], at: int) -> None:
        self._file = file
        self._tokens = tokens
        self._at = at

    def _peek(self) -> Token:
        return self._tokens[self._at] if self._at < len(self._tokens) else Token("mark", "", 0)

    def _take(self, mark: str) -> bool:
        token = self._peek()
        if token.kind == "mark" and token.text == mark:
            self._at += 1
            return True
        return False

    def value(self, depth: int) -> Any:
        """The value that begins here, read to its end."""
        line = self._peek().line
        if depth > DEEPEST or not self._file.spend():
            self._to_end()
            return Unknown(line)
        found = self._primary(depth)
        while True:
            token = self._peek()
            if token.kind == "name" and token.text in ("as", "satisfies"):
                self._to_end()
                return found
            if token.kind == "mark" and token.text == "+" and isinstance(found, str):
                self._at += 1
                more = self._primary(depth)
                found = found + str(more) if isinstance(more, str | int) else Unknown(line)
            elif token.kind == "mark" and token.text in (".", "?.", "[", "(", "!"):
                if token.line != self._tokens[self._at - 1].line and token.text in "[(":
                    return found
                found = self._after(found, depth, line)
            elif token.kind != "mark" or token.text in (",", "]", "}", ")", ";", ""):
                return found
            else:
                self._to_end()
                return Unknown(line)

    def _primary(self, depth: int) -> Any:
        token = self._peek()
        self._at += 1
        if token.kind == "text":
            return token.text
        if token.kind == "template":
            return self._template(token)
        if token.kind == "number":
            return _number(token.text)
        if token.kind == "name":
            return self._name(token, depth)
        if token.text == "[":
            return self._list(depth)
        if token.text == "{":
            return self._object(depth)
        if token.text == "(":
            return self._bracket(depth)
        if token.text == "-" and self._peek().kind == "number":
            number = self._primary(depth)
            return -number if isinstance(number, int | float) else Unknown(token.line)
        self._at -= 1
        self._to_end()
        return Unknown(token.line)

    def _name(self, token: Token, depth: int) -> Any:
        if token.text in ("true", "false"):
            return token.text == "true"
        if token.text in ("null", "undefined"):
            return None
        if token.text in ("async", "new", "await", "typeof"):
            return self._primary(depth)
        if token.text == "function":
            self._to_end()
            return Unknown(token.line)
        if self._peek().text == "=>":
            return self._arrow(depth)
        self._at = after_types(self._tokens, self._at)
        if self._peek() == Token("mark", "(", token.line):
            return self._call(token, depth)
        found = self._file.named(token.text)
        return Unknown(token.line) if isinstance(found, Unknown) else found

    def _call(self, token: Token, depth: int) -> Any:
        """A function of the file gives what it returns, ``require`` a file; of any other call with an object
        or a list (``defineConfig({…})``) that is the value."""
        after = skipped(self._tokens, self._at)
        own = self._file.named(token.text)
        self._at += 1
        if not isinstance(own, Unknown):
            self._at = after
            return own
        first = Unknown(token.line) if self._peek().text == ")" else self.value(depth + 1)
        self._at = after
        if token.text == "require" and isinstance(first, str):
            found = self._file.imported(first, "default")
            return Unknown(token.line) if isinstance(found, Unknown) else found
        return first if isinstance(first, dict | list) else Unknown(token.line)

    def _arrow(self, depth: int) -> Any:
        self._take("=>")
        if self._peek().text == "{" and self._peek().kind == "mark":
            found = self._file.returned(self._at)
            self._at = skipped(self._tokens, self._at)
            return found
        return self.value(depth + 1)

    def _bracket(self, depth: int) -> Any:
        after = skipped(self._tokens, self._at - 1)
        if after < len(self._tokens) and self._tokens[after].text == "=>":
            self._at = after
            return self._arrow(depth)
        found = self.value(depth + 1)
        self._at = after
        return found

    def _list(self, depth: int) -> list[Any]:
        items: list[Any] = []
        while self._peek().text and not self._take("]"):
            before = self._at
            if self._take(","):
                continue
            if self._take("..."):
                more = self.value(depth + 1)
                items.extend(more if isinstance(more, list) else [more])
                if isinstance(more, list) and any(not self._file.spend() for _ in more):
                    return items
            else:
                items.append(self.value(depth + 1))
            if self._at == before:
                self._at += 1
        return items

    def _object(self, depth: int) -> dict[str, Any]:
        items: dict[str, Any] = {}
        while self._peek().text and not self._take("}"):
            before = self._at
            if self._take(","):
                continue
            if self._take("..."):
                more = self.value(depth + 1)
                if isinstance(more, dict):
                    items.update(more)
                else:
                    items[_UNREAD] = more
            else:
                self._entry(items, depth)
            if self._at == before:
                self._at += 1
        return items

    def _entry(self, items: dict[str, Any], depth: int) -> None:
        token = self._peek()
        self._at += 1
        if token.text == "[" and token.kind == "mark":
            self._at = skipped(self._tokens, self._at - 1)
            key = _UNREAD
        else:
            key = token.text
        if self._take(":"):
            items[key] = self.value(depth + 1)
        elif self._peek().text in (",", "}"):
            items[key] = self._file.named(key)
        else:  # a method, a getter
            self._to_end()
            items[key] = Unknown(token.line)

    def _after(self, found: Any, depth: int, line: int) -> Any:
        """A property, an element or a call of ``found``."""
        if self._take("!"):
            return found
        if self._peek().text in ("[", "("):
            self._at = skipped(self._tokens, self._at)
            return Unknown(line)
        self._at += 1
        name = self._peek().text
        self._at += 1
        if self._peek().text == "(":
            start = self._at
            self._at = skipped(self._tokens, self._at)
            if name in ("resolve", "join") and self._tokens[self._at - 2].kind == "text":
                # require.resolve("x"), path.join(__dirname, "x"): the file they name.
                texts = [token.text for token in self._tokens[start : self._at] if token.kind == "text"]
                return "/".join(texts)
            return found if name in ("filter", "freeze") and isinstance(found, list) else Unknown(line)
        return found[name] if isinstance(found, dict) and name in found else Unknown(line)

    def _template(self, token: Token) -> Any:
        parts = re.split(r"\$\{([^{}]*)\}", token.text)
        for number in range(1, len(parts), 2):
            value = self._file.named(parts[number].strip())
            if not isinstance(value, str | int | float):
                return Unknown(token.line)
            parts[number] = str(value)
        text = "".join(parts)
        return Unknown(token.line) if "${" in text else unescaped(text)

    def _to_end(self) -> None:
        """Go to the comma or bracket that ends the value here."""
        while self._at < len(self._tokens):
            token = self._peek()
            if token.kind == "mark":
                if token.text in (",", "]", "}", ")", ";"):
                    return
                if token.text in CLOSE:
                    self._at = skipped(self._tokens, self._at)
                    continue
            self._at += 1


def _number(text: str) -> int | float | str:
    try:
        return int(text) if len(text) < 20 else float(text)
    except ValueError:
        try:
            return float(text)
        except ValueError:
            return text


def unknown_lines(value: Any) -> list[int]:
    """The lines of all that could not be read within ``value``."""
    if isinstance(value, Unknown):
        return [value.line]
    if isinstance(value, list):
        return [line for item in value for line in unknown_lines(item)]
    if isinstance(value, dict):
        return [line for item in value.values() for line in unknown_lines(item)]
    return []
