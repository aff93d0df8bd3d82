"""MDX as Docusaurus uses it: imports and exports go, its own components become what they show."""

from __future__ import annotations

import re
from html import escape

from helpviewer.page.markdown import fenced
from index_build.sources.markup.code_spans import lines_with_code, outside_code
from index_build.sources.markup.components import ComponentText, Render, box, fold, note, tab, tabs
from index_build.sources.markup.includes import DEEPEST, Includes
from index_build.sources.markup.jsx import Component
from index_build.sources.site import Site

_IMPORT = re.compile(r"import\s+(?:type\s+)?([\w$]+)?[^'\"]*?(?:from\s*)?['\"]([^'\"]+)['\"]")
_STATEMENT = re.compile(
    r"(?:import\s+(?:[\w${*'\"])|export\s+(?:const|default|let|var|function|async|class|\{|\*))"
)
_WHOLE_IMPORT = re.compile(r"import\s+[\w${}*,\s]+\s+from\s+['\"][^'\"]+['\"];?\s*")
_COMMENT = re.compile(r"\{\s*/\*.*?\*/\s*\}", re.DOTALL)
_TEXT_IN_BRACES = re.compile(r"\{\s*(['\"`])((?:(?!\1)[^\n$\\{}])*)\1\s*\}")
_HEADING_ID = re.compile(r"^(#{1,6} .*?)\s*\{\s*/\*\s*#?([\w-]+)\s*\*/\s*\}[ \t]*$", re.MULTILINE)


class MdxText:
    """Rewrites the pages of one site. ``alias`` resolves ``@site/…`` to an address of the project."""

    def __init__(self, site: Site, alias: str) -> None:
        self._site = site
        self._alias = alias
        self._includes = Includes(site, [alias])

    def rewritten(self, text: str, page: str, depth: int = 0) -> str:
        """The text as the builder reads it; ``depth`` counts the files around it that take it in."""
        if depth == 0:
            self._includes.begin()
        body, imported = _without_statements(text)
        body = _HEADING_ID.sub(r"\1 {#\2}", body) if "/*" in body else body
        body = outside_code(body, _without_braces) if "{" in body else body
        if "<" not in body:
            return body
        known = dict(_COMPONENTS)
        for name, address in imported.items():
            if address.endswith((".md", ".mdx")):
                known[name] = self._partial(address, page, depth)
            elif "raw-loader!" in address:
                body = body.replace(f"{{{name}}}", self._raw(address.rpartition("!")[2], page))
        return ComponentText(
            known, lambda name, line: self._site.warn_of_component(page, name, line)
        ).rewrite(body)

    def _partial(self, address: str, page: str, depth: int) -> Render:
        """A component that is a page of its own, taken in where it stands."""

        def render(_component: Component, _content: str) -> str:
            if depth >= DEEPEST:
                return ""
            where = address.removeprefix("@site/") if address.startswith("@site/") else address
            body = self._includes.body(where, page)
            return "" if body is None else "\n\n" + self.rewritten(body, page, depth + 1).strip("\n") + "\n\n"

        return render

    def _raw(self, address: str, page: str) -> str:
        """The text of a file that the page shows as code."""
        return self._includes.text(address.removeprefix("@site/"), page) or ""


def _without_statements(text: str) -> tuple[str, dict[str, str]]:
    """The text with empty lines in place of ``import`` and ``export``, and the addresses of what is imported
    by name."""
    imported: dict[str, str] = {}
    found: list[str] = []
    statement: list[str] = []
    after_blank = True
    for line, is_code in lines_with_code(text):
        if statement:
            statement.append(line)
        elif not is_code and (_STATEMENT.match(line) if after_blank else _WHOLE_IMPORT.fullmatch(line)):
            statement = [line]
        else:
            found.append(line)
            after_blank = not line.strip()
            continue
        found.append("")
        if _is_whole(statement):
            for match in _IMPORT.finditer(" ".join(statement)):
                if match[1]:
                    imported[match[1]] = match[2].replace("\\_", "_")
            statement = []
    return "\n".join(found), imported


def _is_whole(statement: list[str]) -> bool:
    text = "\n".join(statement)
    if not statement[-1].strip():
        return True
    if text.startswith("import"):
        return not text.rstrip().endswith("import") and bool(_IMPORT.match(" ".join(statement)))
    opened = sum(text.count(mark) for mark in "({[")
    return opened <= sum(text.count(mark) for mark in ")}]") and not text.rstrip().endswith(("=", "=>"))


def _without_braces(text: str) -> str:
    text = _COMMENT.sub("", text)
    return _TEXT_IN_BRACES.sub(lambda match: escape(match[2], quote=False), text)


def _admonition(component: Component, content: str) -> str:
    return note(component.text("type") or "note", component.text("title"), content)


def _tab(component: Component, content: str) -> str:
    return tab(component.text("label", "value", "title", "name"), content)


def _code_block(component: Component, content: str) -> str:
    title = component.text("title")
    head = component.text("language") + (f' title="{title}"' if title else "")
    return f"\n{fenced(content.strip(), head)}\n"


def _link(component: Component, content: str) -> str:
    return f'<a href="{escape(component.text("to", "href"), quote=True)}">{content}</a>'


def _picture(component: Component, _content: str) -> str:
    sources = component.attributes.get("sources", "")
    found = re.search(r"light\s*:\s*(?:\w+\(\s*)?['\"]([^'\"]+)", sources)
    address = component.text("src", "img") or (found[1] if found else "")
    return f'<img src="{escape(address, quote=True)}" alt="{escape(component.text("alt"), quote=True)}">'


def _heading(component: Component, content: str) -> str:
    return box(
        f'<{component.text("as") or "h2"} id="{escape(component.text("id"), quote=True)}">', content, ""
    )


def _nothing(_component: Component, _content: str) -> str:
    return ""


def _content(_component: Component, content: str) -> str:
    return content


_COMPONENTS: dict[str, Render] = {
    "Tabs": lambda _, content: tabs(content),
    "TabItem": _tab,
    "Admonition": _admonition,
    "Details": lambda component, content: fold(component.text("summary") or "Details", content),
    "CodeBlock": _code_block,
    "Link": _link,
    "Image": _picture,
    "ThemedImage": _picture,
    "IdealImage": _picture,
    "Head": _nothing,
    "head": _nothing,
    "DocCardList": _nothing,
    "TOCInline": _nothing,
    "BrowserOnly": _nothing,
    "style": _nothing,
    "script": _nothing,
    "Columns": _content,
    "Column": _content,
}
