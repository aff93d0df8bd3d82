"""The anchors that Markdown has to say, since they do not follow from a heading's words. No Qt."""

from __future__ import annotations

from helpviewer.page.markdown import slug
from helpviewer.page.nodes import Blocks, Heading
from helpviewer.page.walk import ids_of, plain_text, walk


def own_anchors(blocks: Blocks) -> frozenset[str]:
    """The anchors of headings that do not follow from their words, in the way that GitHub and the builder
    count those of the same words."""
    headings = [block for block in walk(blocks) if isinstance(block, Heading)]
    others = set(ids_of(blocks)) - {heading.id for heading in headings}
    own: set[str] = set()
    while True:
        taken = others | own
        missed = set()
        for heading in headings:
            if heading.id in own:
                continue
            wanted = anchor = slug(plain_text(heading.content)) or "section"
            number = 0
            while anchor in taken:
                number += 1
                anchor = f"{wanted}-{number}"
            taken.add(anchor)
            if heading.id not in ("", anchor):
                missed.add(heading.id)
        if not missed:
            return frozenset(own)
        own |= missed
