"""Reduces a word to its stem, by the book's language. Builder and reader must share every rule here.

Words are stemmed as they are written, because Snowball's rules know accents, and folded after. Whoever types
without accents is helped by the index: it keeps the stem of every folded word whose spelling decides.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from helpviewer.search.text.folding import fold
from helpviewer.search.text.tokens import is_word

Stem = Callable[[str], str]
"""From a word in lower case, as it is written, to its folded stem."""

# What Snowball's rules keep apart although readers mean the same: irregular verbs, and Latin stems whose
# noun changes the verb's ending. Stem -> stem.
_ENGLISH_FAMILIES = {
    "retent": "retain", "detent": "detain", "consumpt": "consum", "subscript": "subscrib",
    "descript": "describ", "recept": "receiv", "receipt": "receiv", "decis": "decid", "permiss": "permit",
    "transmiss": "transmit", "submiss": "submit", "extens": "extend", "expans": "expand", "divis": "divid",
    "choic": "choos", "chose": "choos", "chosen": "choos", "bought": "buy", "paid": "pay", "payment": "pay",
    "sent": "send", "kept": "keep", "found": "find", "wrote": "write", "written": "write", "got": "get",
    "gotten": "get", "ran": "run", "began": "begin", "begun": "begin", "broke": "break", "broken": "break",
    "built": "build", "stole": "steal", "stolen": "steal", "forgot": "forget", "forgotten": "forget",
    "hidden": "hide", "hid": "hide", "held": "hold", "made": "make", "meant": "mean", "said": "say",
    "seen": "see", "shown": "show", "sold": "sell", "spent": "spend", "spoke": "speak", "taken": "take",
    "took": "take", "thrown": "throw", "threw": "throw", "went": "go", "gone": "go", "analys": "analyz",
    "analysi": "analyz", "analysis": "analyz", "children": "child", "peopl": "person",
}  # fmt: skip

# https://snowballstem.org/algorithms/
_SNOWBALL = {
    "ar": "arabic", "ca": "catalan", "cs": "czech", "da": "danish", "de": "german", "el": "greek",
    "en": "english", "eo": "esperanto", "es": "spanish", "et": "estonian", "eu": "basque", "fa": "persian",
    "fi": "finnish", "fr": "french", "ga": "irish", "hi": "hindi", "hu": "hungarian", "hy": "armenian",
    "id": "indonesian", "it": "italian", "lt": "lithuanian", "nb": "norwegian", "ne": "nepali",
    "nl": "dutch", "nn": "norwegian", "no": "norwegian", "pl": "polish", "pt": "portuguese",
    "ro": "romanian", "ru": "russian", "sr": "serbian", "st": "sesotho", "sv": "swedish", "ta": "tamil",
    "tr": "turkish", "yi": "yiddish",
}  # fmt: skip

ARABIC_ARTICLES = ("ال", "وال", "بال", "كال", "فال", "لل")
"""How the Arabic article stands before a word, alone and after the words written together with it."""

_COMPOUNDING = frozenset(("da", "de", "et", "fi", "hu", "is", "nb", "nl", "nn", "no", "sv"))


def language_code(language: str) -> str:
    """The first part of a BCP 47 tag, in lower case."""
    return language.lower().replace("_", "-").partition("-")[0]


def writes_compounds(language: str) -> bool:
    """Whether the language writes words together that others write apart ("Benutzerkonto")."""
    return language_code(language) in _COMPOUNDING


def stemmer(language: str) -> Stem:
    """A function from a word in lower case to its folded stem, for a BCP 47 language tag.

    What is no plain word (identifiers, numbers, pairs of characters) is only folded; so is every word of a
    language without a stemmer. Answers are remembered.
    """
    algorithm = _SNOWBALL.get(language_code(language))
    if algorithm is None:
        return fold
    return _make(algorithm)


@lru_cache(maxsize=8)
def _make(algorithm: str) -> Stem:
    import snowballstemmer  # 17 ms, on the first search

    snowball = snowballstemmer.stemmer(algorithm)
    families = _ENGLISH_FAMILIES if algorithm == "english" else {}

    @lru_cache(maxsize=100_000)
    def stem(word: str) -> str:
        folded = fold(word)
        if not is_word(folded):
            return folded
        if algorithm == "arabic":
            word = _arabic_noun(word)
        found = fold(snowball.stemWord(word)) or folded
        return families.get(found, found)

    return stem


def _arabic_noun(word: str) -> str:
    """The word with the article by which Snowball knows a noun: without, it takes a plural for a verb."""
    word = word.removeprefix("و") if word.startswith("وال") else word
    return word if not word.endswith("ات") or word.startswith(ARABIC_ARTICLES) else f"ال{word}"
