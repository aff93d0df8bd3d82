"""The files of a new book, to be changed: together they show what a book can hold."""

from __future__ import annotations

BOOK = """\
# What the book says of itself.
id: {id}
title: {title}
version: "1.0"
language: en
home: welcome

# The tree: a category is a folder of pages.
categories:
  - id: guide
    title: Guide
    pages: [first-steps, page-elements]   # these first, in this order
  - id: reference
    title: Reference

# Words that mean the same to your readers.
synonyms:
  - [delete, remove, erase]

# What is said of the book besides. Give your own, or take it out.
publisher: The people who write this
licence: {{title: CC BY 4.0, url: "https://creativecommons.org/licenses/by/4.0/"}}
logo: images/picture.svg                       # above the start page
as_of: {today}                              # the content was right then
ask: {{title: Customer service, url: "https://example.com/service"}}   # where readers turn without an answer
web: https://example.com/{{page}}#{{section}}      # “Open Page on the Web”
corrections: mailto:docs@example.com           # “Suggest a Correction”; or an address with {{path}}
words:
  related: See also                            # instead of “Related questions”

# The build fails if fewer of the search tests find their page.
search: {{success_at_1: 0.5}}

# Words that stand for others in every page: {{{{ product }}}}
variables:
  product: Our product
"""

WELCOME = """\
---
id: welcome
title: Welcome
summary: What this book is about.
---

This book begins here. Write what your readers look for first, and link to it:
[First steps](guide/first-steps.md) with {{ product }}, or [all settings](reference/settings.md).
"""

FIRST_STEPS = """\
---
id: first-steps
title: First steps
summary: How to begin.
category: guide
keywords: [start, begin, install]
related: [page-elements]
---

Every page is a Markdown file like this one. [What a page can show](page-elements.md) has an example of
everything.

> [!TIP]
> Run `index-build preview` on the folder: what you save is shown at once.

## How to add a page

1. Save a file beside this one.
2. Give it an id and a title.
3. Run `index-build check` on the folder.
"""

PAGE_ELEMENTS = """\
---
id: page-elements
title: What a page can show
summary: An example of everything, to be copied.
category: guide
keywords: [markdown, examples]
---

**Strong**, *emphasised*, ==marked==, ~~struck~~, `code`, keys such as ++ctrl+k++, H<sub>2</sub>O, formulas
such as $a^2 + b^2 = c^2$, and footnotes.[^note]

[^note]: They stand at the end of the page.

## Lists

- A list
    1. with a list in it
    2. that is numbered

Term
:   What it means.

- [x] done
- [ ] still to do

## Notes

> [!NOTE]
> Others are TIP, IMPORTANT, WARNING and CAUTION.

??? note "Opens with a click"
    What few readers need.

## Tabs

=== "Linux"

    Open a terminal.

=== "Windows"

    Open PowerShell.

## Tables

| Pot   | Cups |
|-------|-----:|
| Small |    4 |
| Large |   12 |

## Code

```python title="greet.py" linenums="1" hl_lines="2"
def greet(name: str) -> str:
    return f"Hello, {name}"
```

## Pictures

![Two boxes and an arrow from one to the other](../images/picture.svg "From here to there")

## Formulas

$$
\\int_0^1 x^2\\,dx = \\frac{1}{3}
$$

## A section with an anchor of its own {#anchor}

Links to [it](#anchor) stay right when the heading is worded anew.
"""

SETTINGS = """\
---
id: settings
title: Settings
summary: What can be set, and where.
category: reference
aliases: [options, preferences]
context: [app.settings]
errors: ["Settings file {{file}} cannot be read"]
as_of: {today}
sources:
  - {{title: An example, url: "https://example.com"}}
---

Your program opens this page with `helpviewer --context app.settings`. Its old ids, `options` and
`preferences`, still lead here. Whoever searches for “Settings file a.ini cannot be read” finds it first.
"""

PICTURE = """\
<svg xmlns="http://www.w3.org/2000/svg" width="320" height="80" viewBox="0 0 320 80">
  <g fill="none" stroke="#3584e4" stroke-width="3">
    <rect x="4" y="16" width="96" height="48" rx="8"/>
    <rect x="220" y="16" width="96" height="48" rx="8"/>
    <path d="M112 40h90m-12-10 12 10-12 10"/>
  </g>
</svg>
"""

TESTS = """\
# What readers will type, and the page they should find.
- {q: how do I begin, page: first-steps}
- {q: change my preferences, page: settings}
- {q: Settings file my.ini cannot be read, page: settings}
"""
