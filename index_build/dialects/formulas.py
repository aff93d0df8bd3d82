"""Mathematics: TeX with its MathML and a drawing of it."""

from __future__ import annotations

import base64
import re
import warnings
from functools import lru_cache

from helpviewer.page.nodes import Image, Math, MathBlock
from index_build.dialects.time_limit import time_limit

_DELIMITERS = re.compile(r"^\s*(?:\\\(|\\\[|\$\$?)(.*?)(?:\\\)|\\\]|\$?\$)\s*$", re.DOTALL)
_VIEW = re.compile(r'viewBox="\S+ (\S+) (\S+) (\S+)"')
_ENVIRONMENTS = (
    (re.compile(r"\\(begin|end)\{(?:aligned|alignedat|alignat\*?|eqnarray\*?)\}"), r"\\\1{split}"),
    (re.compile(r"\\(begin|end)\{(?:gather|gathered|multline)\*?\}"), r"\\\1{matrix}"),
    (re.compile(r"\\begin\{split\}\{\d\}"), r"\\begin{split}"),
)
"""Environments that the libraries do not know, and those that look like them."""

LONGEST = 5_000
"""Characters of a formula that is drawn; longer ones stay TeX."""

DRAWING_TIME = 2.0
"""Seconds of work; the library takes the square of a formula's length."""


def bare(tex: str) -> str:
    """TeX without the signs around it."""
    match = _DELIMITERS.match(tex)
    return (match[1] if match is not None else tex).strip()


def formula(tex: str) -> Math:
    """A formula within a line."""
    tex = " ".join(bare(tex).split())
    mathml, drawing, drop = _made(tex, False)
    return Math(tex, mathml, drawing, drop)


def formula_block(tex: str) -> MathBlock:
    """A formula on lines of its own."""
    tex = bare(tex)
    mathml, drawing, _ = _made(tex, True)
    return MathBlock(tex, mathml, drawing)


@lru_cache(maxsize=256)
def _made(tex: str, display: bool) -> tuple[str, Image | None, int]:
    """MathML, a drawing and how far it reaches below the line; nothing for TeX that no library can read."""
    if not tex or len(tex) > LONGEST:
        return "", None, 0
    forms = [tex]
    if display and ("&" in tex or "\\\\" in tex):
        # Lines below each other, as Sphinx has them without saying so.
        lines = re.sub(r"(?:\\\\)?\s*\n\s*\n\s*", r"\\\\ ", tex)
        forms.append(f"\\begin{{split}}{lines}\\end{{split}}")
    for form in forms:
        try:
            with time_limit(DRAWING_TIME):
                mathml, drawing, drop = _drawn(form, display)
            return mathml, drawing._replace(alt=tex), drop
        except Exception:  # noqa: BLE001 - what the library raises for TeX it does not know is not documented
            continue
    return "", None, 0


def _drawn(tex: str, display: bool) -> tuple[str, Image, int]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # ziafont's way to find its fonts
        from latex2mathml.converter import convert
        from ziafont.config import config
        from ziamath.zmath import Math as Drawing
    known = tex
    for environment, alike in _ENVIRONMENTS:
        known = environment.sub(alike, known)
    config.svg2 = False  # plain paths: Qt knows no symbols with a plain href
    mathml = convert(known, display="block" if display else "inline")
    drawn = Drawing.fromlatex(known, inline=not display, size=16)
    svg = drawn.svg()
    # The line on which letters stand is at 0.
    top, width, height = map(float, _VIEW.search(svg).groups())  # type: ignore[union-attr]
    drop = max(0, round(top + height))
    address = "data:image/svg+xml;name=formula;base64," + base64.b64encode(svg.encode()).decode()
    return mathml, Image(address, tex, width=max(1, round(width)), height=max(1, round(height))), drop
