"""Words that mean nothing by themselves in a question: asked for only when there is no other."""

from __future__ import annotations

_ENGLISH = """
a about all also am an and any are aren't as at be because been before being but by can can't cannot
could couldn't did didn't do does doesn't doing don't for from had has hasn't have haven't having he
hello help her here hey hi his how i i'd i'll i'm i've if in into is isn't it it's its just let like
may me might mine must my need no not of on or our ours please shall she should so some than thank
thanks that that's the their them then there these they this those to too until upon us very want
wanted was wasn't way we were what what's when where where's which while who whom whose why will
with won't would wouldn't yes yet you your yours
"""

_GERMAN = """
aber als am an auch auf aus bei bin bis bist da damit das dass dein dem den der des die dies diese
dieser dieses doch du durch ein eine einem einen einer eines er es für habe haben hat hatte ich ihr
ihre im in ins ist ja kann kein keine können man mein mich mir mit muss nach nicht noch nur oder
ohne sein seine sich sie sind so soll sollen um und uns unser vom von vor wann warum was wegen weil
welche welcher wenn wer werden wie wieder wir wird wo wohin zu zum zur über
"""

_WORDS = {"en": _ENGLISH, "de": _GERMAN}


def stop_words(language: str) -> tuple[str, ...]:
    """The folded stop words of a BCP 47 language; none for a language without a list."""
    from helpviewer.search.text.tokens import fold

    code = language.lower().replace("_", "-").partition("-")[0]
    return tuple(sorted({fold(word).replace("'", "") for word in _WORDS.get(code, "").split()}))
