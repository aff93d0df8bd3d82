"""The style sheet of an exported HTML file: both themes, and paper. Pure, no Qt."""

from __future__ import annotations

from collections.abc import Iterator

from helpviewer.page.around.accent import in_accent
from helpviewer.page.around.theme import DARK, LIGHT, NOTE_KINDS, CodeColours, Theme

_RULES = """
* { box-sizing: border-box; }
html { font: 100%/1.6 system-ui, -apple-system, "Segoe UI", "Noto Sans", "DejaVu Sans", sans-serif; }
body { margin: 0; padding: 2.5rem 1.25rem 4rem; background: var(--background); color: var(--text); }
main, body > header { max-width: 42rem; margin: 0 auto; overflow-wrap: break-word; }
article + article { margin-top: 4rem; padding-top: 2.5rem; border-top: 1px solid var(--rule); }
p, ul, ol, dl, figure, blockquote, table, pre, aside { margin: 0 0 1rem; }
h1, h2, h3, h4, h5, h6 { margin: 2rem 0 .6rem; color: var(--heading); line-height: 1.25; font-weight: 650; }
h1 { font-size: 1.9rem; } h2 { font-size: 1.4rem; } h3 { font-size: 1.17rem; }
h4, h5, h6 { font-size: 1rem; }
header h1, header h2 { margin-top: 0; }
header h2 { font-size: 1.6rem; }
nav { margin-bottom: 3rem; } nav ol { list-style: none; padding-inline-start: 0; margin: 0; }
nav ol ol { padding-inline-start: 1.2rem; }
nav li > span { display: block; margin-top: .8rem; font-weight: 650; }
a { color: var(--link); text-decoration-thickness: .06em; text-underline-offset: .15em; }
a.external::after { content: "\\a0\\2197"; } a.mail::after { content: "\\a0\\2709"; }
ul, ol { padding-inline-start: 1.6rem; }
li { margin: .2rem 0; } li > p { margin-bottom: .5rem; }
li.task { list-style: none; margin-inline-start: -1.6rem; }
dt { font-weight: 650; } dd { margin: 0 0 .6rem; margin-inline-start: 1.6rem; }
blockquote { padding: .2rem 1rem; border-inline-start: 3px solid var(--rule); }
hr { border: 0; border-top: 1px solid var(--rule); margin: 2rem 0; }
code, kbd, pre { font-family: ui-monospace, Consolas, Menlo, "DejaVu Sans Mono", monospace; font-size: .9em; }
code, kbd { background: var(--inline_code); border-radius: .25em; padding: .1em .3em; }
pre { background: var(--code_background); color: var(--code_text); border-radius: .4rem;
      padding: .8rem 1rem; line-height: 1.5; white-space: pre-wrap; text-align: left; }
pre code { background: none; padding: 0; font-size: 1em; }
table { border-collapse: collapse; width: 100%; }
th, td { padding: .4rem .6rem; border-bottom: 1px solid var(--rule); text-align: start; vertical-align: top; }
th { background: var(--table_head); color: var(--heading); font-weight: 650; }
tbody tr:nth-child(even) { background: var(--table_stripe); }
.left { text-align: left; } .right { text-align: right; } .center { text-align: center; }
img { max-width: 100%; height: auto; }
img.left { float: left; margin-inline-end: 1rem; } img.right { float: right; margin-inline-start: 1rem; }
img.center { display: block; margin: 0 auto; }
.formula { text-align: center; overflow-x: auto; }
caption { caption-side: bottom; padding-top: .4rem; text-align: start; }
figure.code pre { margin: 0; } figure.code figcaption { font-weight: 650; margin-bottom: .3rem; }
pre .number { color: var(--quiet); user-select: none; } .code-note { color: var(--link); }
pre .marked { background: var(--mark); color: var(--mark_text); }
pre .added { background: var(--tip_background); } pre .removed { background: var(--caution_background); }
.tab { border-inline-start: 3px solid var(--rule); padding-inline-start: 1rem; margin-bottom: 1rem; }
.tab-title { font-weight: 650; margin-bottom: .3rem; }
details { border: 1px solid var(--rule); border-radius: .4rem; padding: .6rem 1rem; margin: 0 0 1rem; }
summary { font-weight: 650; cursor: pointer; } details > :last-child { margin-bottom: 0; }
.cards > ul { display: grid; grid-template-columns: repeat(auto-fit, minmax(14rem, 1fr)); gap: 1rem; }
.cards > ul, .cards > ul > li { list-style: none; padding: 0; margin: 0 0 1rem; }
.cards > ul > li { border: 1px solid var(--rule); border-radius: .4rem; padding: .8rem 1rem; }
figcaption, caption { color: var(--quiet); font-size: .9rem; }
mark { background: var(--mark); color: var(--mark_text); }
aside { padding: .8rem 1rem; border-inline-start: 3px solid; border-radius: .2rem; }
aside > :last-child { margin-bottom: 0; }
.note-title { font-weight: 650; margin-bottom: .3rem; }
.trail, .origin { color: var(--quiet); font-size: .9rem; margin-bottom: .4rem; }
.related { margin-top: 3rem; } .related h2, .related h3 { font-size: 1rem; }
.elsewhere { border-bottom: 1px dotted var(--quiet); }
.footnotes { font-size: .9rem; border-top: 1px solid var(--rule); padding-top: .8rem; margin-top: 2rem; }
article > footer { margin-top: 2.5rem; padding-top: .8rem; border-top: 1px solid var(--rule); }
@media print {
  html { font-size: 10.5pt; } body { padding: 0; background: #fff; color: #000; }
  main, body > header { max-width: none; }
  a { text-decoration: none; }
  article + article { break-before: page; border: 0; padding: 0; margin: 0; }
  h1, h2, h3, h4, h5, h6, .note-title { break-after: avoid; }
  aside, figure, tr { break-inside: avoid; }
  pre, aside, th, tbody tr { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  .origin a.external::after { content: " (" attr(href) ")"; }
}
"""


def html_style_sheet() -> str:
    """The style sheet; light by default and on paper, dark where the reader's system is dark."""
    light, dark = (" ".join(_variables(in_accent(theme))) for theme in (LIGHT, DARK))
    rules = [
        ":root { color-scheme: light dark; " + light + " }",
        "@media screen and (prefers-color-scheme: dark) { :root { " + dark + " }"
        # Drawings are made for light ground; those of a pair are not.
        f" img {{ background: {LIGHT.background}; }} picture > img {{ background: none; }} }}",
        _RULES.strip(),
    ]
    for kind in NOTE_KINDS:
        rules.append(
            f"aside.{kind}, details.{kind} {{ background: var(--{kind}_background);"
            f" border-color: var(--{kind}_edge); }}"
        )
        rules.append(f"aside.{kind} .note-title {{ color: var(--{kind}_title); }}")
    rules.extend(
        f".t-{kind} {{ color: var(--code_{kind}); }}"
        for kind in CodeColours._fields
        if kind not in ("background", "text")
    )
    return "\n".join(rules)


def _variables(theme: Theme) -> Iterator[str]:
    for name in (
        *("background", "text", "quiet", "heading", "link", "rule", "table_head", "table_stripe"),
        *("inline_code", "mark", "mark_text"),
    ):
        yield f"--{name}: {getattr(theme, name)};"
    for name in CodeColours._fields:
        yield f"--code_{name}: {getattr(theme.code, name)};"
    for kind in NOTE_KINDS:
        colours = theme.note_colours(kind)
        for name in ("edge", "background", "title"):
            yield f"--{kind}_{name}: {getattr(colours, name)};"
