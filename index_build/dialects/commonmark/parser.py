"""CommonMark to HTML, with the line of everything that a message may be about."""

from __future__ import annotations

import re
import secrets
from collections.abc import Sequence

from markdown_it import MarkdownIt
from markdown_it.common.utils import escapeHtml, unescapeAll
from markdown_it.renderer import RendererHTML
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict
from mdit_py_plugins.amsmath import amsmath_plugin
from mdit_py_plugins.attrs import attrs_plugin
from mdit_py_plugins.container import container_plugin
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.dollarmath import dollarmath_plugin
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.gfm_autolink import gfm_autolink_plugin

from helpviewer.page.nodes import Block, Diagram, Inline
from index_build.dialects.code import code_block, read_info
from index_build.dialects.commonmark import (
    abbreviations,
    attributes,
    containers,
    directives,
    fenced_quotes,
    grid_tables,
    indented,
    markdown_in_html,
    marks,
    pandoc,
    pymdown_blocks,
    roles,
    tables,
    unclosed,
    work_limits,
)
from index_build.dialects.diagrams import DIAGRAMS
from index_build.dialects.formulas import formula, formula_block
from index_build.dialects.html.element import DEEPEST
from index_build.dialects.reading import Reading

_DEEPEST = DEEPEST + 20
"""Blocks in each other; markdown-it-py leaves out what is deeper, so it must be more than a page may have."""

_RENDERED = ("fence", "math_block", "math_block_label", "amsmath", "math_inline", "math_inline_double",
             "footnote_ref", "footnote_block_open", "footnote_open", "footnote_anchor")  # fmt: skip

_COMMENT = "<!--"
_TAG = re.compile(
    r"<[A-Za-z][\w:.-]*(?=(?:\s+[^\s<>\"'=/]+(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s<>\"']+))?)*\s*/?>)"
)


class CommonMark:
    """Converts page after page with one parser, whose set-up takes longer than a small page."""

    def __init__(self) -> None:
        # No one who writes a page can know the names of what is kept aside.
        self._secret = secrets.token_hex(8)
        md = MarkdownIt("commonmark", {"maxNesting": _DEEPEST, "html": True}, renderer_cls=_Renderer)
        md.enable(["table", "strikethrough"])
        md.options["strikethrough_single_tilde"] = True
        md.options["tasklists"] = True
        md.use(gfm_autolink_plugin)
        md.use(footnote_plugin)
        md.use(deflist_plugin)
        md.use(dollarmath_plugin, allow_space=False, allow_digits=False, allow_blank_lines=False,
               double_inline=True)  # fmt: skip
        md.use(amsmath_plugin)
        md.use(attrs_plugin, after=(), spans=True, allowed=("id", "class"))
        md.use(container_plugin, "box", validate=_opens_box)
        for plugin in (
            indented,
            containers,
            attributes,
            marks,
            roles,
            abbreviations,
            markdown_in_html,
            pandoc,
            grid_tables,
            fenced_quotes,
            pymdown_blocks,
            tables,
            directives,
            unclosed,
            work_limits,
        ):
            md.use(plugin.add_to)
        md.core.ruler.before("footnote_tail", "footnotes", _keep_footnotes)
        md.core.ruler.push("lines", _write_lines)
        renderer = md.renderer
        assert isinstance(renderer, _Renderer)
        # Plugins bring renderers of their own.
        renderer.rules.update({name: getattr(renderer, name) for name in _RENDERED})
        # Addresses stay as they are written: those that may not be are named later.
        md.validateLink = lambda url: True  # type: ignore[method-assign]
        md.normalizeLink = lambda url: url  # type: ignore[method-assign]
        self._md = md

    def html(self, text: str, page: Reading) -> str:
        """The page's HTML; code and formulas are kept aside in ``page``."""
        page.has_tags = False
        return str(self._md.render(text, {"page": page, "secret": self._secret, "source": text}))


class _Renderer(RendererHTML):
    """Writes HTML, and keeps aside what needs no parsing any more."""

    def fence(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        token = tokens[idx]
        info = unescapeAll(token.info).strip()
        text = token.content.rstrip("\n")
        code = read_info(info)
        block: Block
        if code.language.lower() in DIAGRAMS:
            block = Diagram(code.language.lower(), text)
        elif code.language.lower() == "math":
            block = formula_block(text)
        else:
            block = code_block(text, code)
        made = keep(block, env)
        label = token.meta.get("tab")
        if label is None:
            return made
        return f'<label>{escapeHtml(label)}</label><div class="tabbed-content">{made}</div>'

    def code_block(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        return keep(code_block(tokens[idx].content.rstrip("\n"), read_info("")), env)

    def math_block(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        return keep(formula_block(tokens[idx].content), env)

    def math_block_label(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        return f'<div id="{escapeHtml(tokens[idx].info)}">{self.math_block(tokens, idx, options, env)}</div>'

    def amsmath(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        return keep(formula_block(tokens[idx].content), env)

    def math_inline(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        return keep_inline(formula(tokens[idx].content), tokens[idx].content, env)

    def math_inline_double(
        self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType
    ) -> str:
        return keep(formula_block(tokens[idx].content), env)

    def markup(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        """HTML that a rule has made."""
        return tokens[idx].content

    def footnote_ref(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        name, again = _footnote_name(tokens[idx])
        number = tokens[idx].meta["id"] + 1
        link = f'<a class="footnote-ref" href="#fn:{name}">{number}</a>'
        return f'<sup id="fnref{again}:{name}">{link}</sup>'

    def footnote_block_open(
        self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType
    ) -> str:
        return '<section class="footnotes"><ol>'

    def footnote_open(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        return f'<li id="fn:{_footnote_name(tokens[idx])[0]}">'

    def footnote_anchor(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        name, again = _footnote_name(tokens[idx])
        return f' <a class="footnote-backref" href="#fnref{again}:{name}">↩</a>'


def _footnote_name(token: Token) -> tuple[str, str]:
    """What a footnote is called, and "2" for the second mark of it."""
    name = token.meta.get("label") or f"note-{token.meta['id'] + 1}"
    return escapeHtml(str(name)), str(token.meta["subId"] + 1) if token.meta.get("subId", 0) > 0 else ""


def keep(block: Block, env: EnvType) -> str:
    """Keep a block aside; what stands for it."""
    page: Reading = env["page"]
    key = f"{env['secret']}-{len(page.blocks)}"
    page.blocks[key] = block
    return f'<pre data-node="{key}"></pre>\n'


def keep_inline(inline: Inline, text: str, env: EnvType) -> str:
    """Keep aside what runs within a line; what stands for it, with the text that a heading's anchor has."""
    page: Reading = env["page"]
    key = f"{env['secret']}-{len(page.inlines)}"
    page.inlines[key] = inline
    return f'<span data-node="{key}">{escapeHtml(text)}</span>'


def _keep_footnotes(state: StateCore) -> None:
    """Give a number to footnotes that no mark leads to, and a name of its own to each: the plugin leaves out
    the first, and all but the last of one name."""
    footnotes = state.env.get("footnotes", {})
    seen: set[str] = set()
    for token in state.tokens:
        if token.type == "footnote_reference_open":
            label = token.meta["label"]
            if label in seen:
                label = token.meta["label"] = f"{label}-again-{len(seen)}"
                footnotes["refs"][f":{label}"] = -1
            seen.add(label)
    known = footnotes.setdefault("list", {})
    for label, number in footnotes.get("refs", {}).items():
        if number < 0:
            footnotes["refs"][label] = len(known)
            known[len(known)] = {"label": label[1:], "count": 0}


def _opens_box(words: str, _markup: str) -> bool:
    """Whether ``::: words`` opens a container; ``:::image … :::`` stands for itself."""
    return bool(words.strip()) and not words.rstrip().endswith(":::")


def _write_lines(state: StateCore) -> None:
    """Write on blocks, links, pictures and HTML on which line they stand."""
    for token in state.tokens:
        if not token.map:
            continue
        line = token.map[0] + 1
        if token.type == "html_block":
            state.env["page"].has_tags = True
            token.content = _numbered(token.content, line)
        elif token.nesting == 1:
            token.attrSet("data-line", str(line))
        elif token.type == "inline":
            for child in token.children or ():
                if child.type in ("softbreak", "hardbreak"):
                    line += 1
                elif child.type in ("link_open", "image"):
                    child.attrSet("data-line", str(line))
                elif child.type == "html_inline":
                    state.env["page"].has_tags = True
                    child.content = _numbered(child.content, line)
                    line += child.content.count("\n")
                elif child.type == "code_inline":
                    line += child.content.count("\n")


def _numbered(html: str, line: int) -> str:
    parts: list[str] = []
    written = counted = 0
    last = html.rfind("-->")
    at = html.find("<")
    while at >= 0:
        end = at + 1
        if html.startswith(_COMMENT, at) and at + len(_COMMENT) <= last:
            end = html.index("-->", at + len(_COMMENT))
        elif tag := _TAG.match(html, at):
            line += html.count("\n", counted, at)
            counted, end = at, tag.end()
            parts.append(f'{html[written:end]} data-line="{line}"')
            written = end
        at = html.find("<", end)
    return "".join([*parts, html[written:]])
