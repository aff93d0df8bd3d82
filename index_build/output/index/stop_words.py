"""Words that say little in a question ("how do I get"): they weigh little beside others."""

from __future__ import annotations

from helpviewer.search.text.folding import fold
from helpviewer.search.text.stemming import language_code

_ENGLISH = """
a about all also am an and any are aren't as at be because been before being but by can can't cannot
could couldn't did didn't do does doesn't doing don't for from had has hasn't have haven't having he
hello help her here hey hi his how i i'd i'll i'm i've if in into is isn't it it's its just let like
may me might mine must my need no not of on or our ours please shall she should so some than thank
thanks that that's the their them then there these they this those to too until upon us very want
wanted was wasn't way we were what what's when where where's which while who whom whose why will
with won't would wouldn't yes yet you your yours
already anyone best between does get getting give got make made now one possible someone something still
there try trying use used using want way when without work works able
"""

_GERMAN = """
aber als am an auch auf aus bei bin bis bist da damit das dass dein dem den der des die dies diese
dieser dieses doch du durch ein eine einem einen einer eines er es für habe haben hat hatte ich ihr
ihre im in ins ist ja kann kein keine können man mein mich mir mit muss nach nicht noch nur oder
ohne sein seine sich sie sind so soll sollen um und uns unser vom von vor wann warum was wegen weil
welche welcher wenn wer werden wie wieder wir wird wo wohin zu zum zur über
alles bekomme bekommen besonders dann darf denn dürfen etwas ganz geben gibt gilt hab hatte her hin jeder
jemand kannst könnte mache machen macht mal meine meinem meinen meiner müssen ob schon sehr sinn sollte
sollten tun werde wieso weshalb woher womit woran worauf wofür wäre welchem welchen welches unter
"""

_WORDS = {"en": _ENGLISH, "de": _GERMAN}


def stop_words(language: str) -> tuple[str, ...]:
    """The folded stop words of a BCP 47 language, sorted; none for a language without a list."""
    code = language_code(language)
    words = set(_WORDS[code].split()) if code in _WORDS else _of_whoosh(code)
    return tuple(sorted({fold(word).replace("'", "") for word in words}))


def _of_whoosh(code: str) -> frozenset[str]:
    from whoosh.lang.stopwords import stoplists  # lists of Snowball's project; only the builder asks

    return frozenset(stoplists.get(code, ()))
