"""Bounds on the work of the parser's own rules, which take the square of the length of odd texts."""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.parser_inline import RuleFuncInlineType
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from mdit_py_plugins.gfm_autolink.index import _protocol_rule

_DEEPEST_LINE = 20
"""Brackets in each other within a line. For each level more, all that follows an open bracket may be read
once more."""

_BRACKETS = frozenset({"link", "image", "span"})
_PROTOCOLS = ("http", "https", "mailto", "xmpp")


def add_to(md: MarkdownIt) -> None:
    """Make the parser keep to the bounds; blocks may be as deep in each other as it was told before."""
    deepest_block = md.options["maxNesting"]

    def in_blocks(_state: StateCore) -> None:
        md.options["maxNesting"] = deepest_block

    def in_lines(_state: StateCore) -> None:
        md.options["maxNesting"] = _DEEPEST_LINE

    md.core.ruler.before("block", "deepest_block", in_blocks)
    md.core.ruler.before("inline", "deepest_line", in_lines)
    md.inline.ruler.at("gfm_autolink_protocol", _protocol)
    last = _Last()
    for rule in md.inline.ruler.__rules__:
        if rule.name in _BRACKETS:
            rule.fn = last.guarded(rule.fn)


class _Last:
    """Where the last "]" of a text is: behind it no link or picture begins, which is looked for far."""

    def __init__(self) -> None:
        self._text = ""
        self._at = -1

    def guarded(self, rule: RuleFuncInlineType) -> RuleFuncInlineType:
        """The rule where there is such a bracket."""

        def guarded_rule(state: StateInline, silent: bool) -> bool:
            if state.src is not self._text:
                self._text, self._at = state.src, state.src.rfind("]")
            return state.pos < self._at and rule(state, silent)

        return guarded_rule


def _protocol(state: StateInline, silent: bool) -> bool:
    """The rule of the plugin where an address may begin: it copies and searches all text at each letter."""
    at = state.pos
    if state.src[at] == ":" and state.src.endswith(_PROTOCOLS, max(0, at - 6), at):
        return _protocol_rule(state, silent)
    return False
