"""Reduces a word to its stem, by the book's language. Builder and reader must share every rule here."""

from __future__ import annotations

from collections.abc import Callable

from helpviewer.search.text.tokens import is_word

# What Porter's rules keep apart although readers mean the same: irregular verbs, and Latin stems whose
# noun changes the verb's ending. Stem -> stem.
_ENGLISH_FAMILIES = {
    "retent": "retain",
    "detent": "detain",
    "consumpt": "consum",
    "subscript": "subscrib",
    "descript": "describ",
    "recept": "receiv",
    "receipt": "receiv",
    "decis": "decid",
    "permiss": "permit",
    "transmiss": "transmit",
    "submiss": "submit",
    "extens": "extend",
    "expans": "expand",
    "divis": "divid",
    "choic": "choos",
    "chose": "choos",
    "chosen": "choos",
    "bought": "bui",
    "paid": "pai",
    "payment": "pai",
    "pay": "pai",
    "sent": "send",
    "kept": "keep",
    "found": "find",
    "wrote": "write",
    "written": "write",
    "got": "get",
    "gotten": "get",
    "ran": "run",
    "began": "begin",
    "begun": "begin",
    "broke": "break",
    "broken": "break",
    "built": "build",
    "stole": "steal",
    "stolen": "steal",
    "forgot": "forget",
    "forgotten": "forget",
    "hidden": "hide",
    "hid": "hide",
    "held": "hold",
    "made": "make",
    "meant": "mean",
    "said": "sai",
    "seen": "see",
    "shown": "show",
    "sold": "sell",
    "spent": "spend",
    "spoke": "speak",
    "taken": "take",
    "took": "take",
    "thrown": "throw",
    "threw": "throw",
    "went": "go",
    "gone": "go",
    "analys": "analyz",
    "analysi": "analyz",
    "children": "child",
    "peopl": "person",
}

# Words that Porter's rules take for plurals; https://snowballstem.org/algorithms/english/stemmer.html
_NO_PLURALS = frozenset(("news", "atlas", "cosmos", "bias", "andes"))
_VOWELS = frozenset("aeiouy")

# https://snowballstem.org/algorithms/
_SNOWBALL = frozenset(("da", "de", "es", "fi", "fr", "hu", "it", "nl", "no", "pt", "ro", "ru", "sv"))


def stemmer(language: str) -> Callable[[str], str]:
    """A function from surface to stem for a BCP 47 language tag.

    Surfaces that are not plain words (identifiers, numbers, pairs of characters) come back as they are;
    so does every word of a language without a known stemmer. Answers are remembered.
    """
    code = language.lower().replace("_", "-").partition("-")[0]
    if code == "en":
        return _remembering(_english())
    if code in _SNOWBALL:
        from whoosh.lang import stemmer_for_language

        return _remembering(stemmer_for_language(code))
    return lambda surface: surface


def _english() -> Callable[[str], str]:
    # Not whoosh.analysis: that package costs 100 ms to import, this module one.
    from whoosh.lang.porter import stem

    def english(word: str) -> str:
        if len(word) < 3 or word in _NO_PLURALS:
            return word
        if len(word) < 5 and word[-1] == "s" and _VOWELS.isdisjoint(word[:-2]):
            return word  # "gas", "TOS", "DNS": as in Porter's second version, no plurals
        found: str = stem(word)
        # Whoosh's version forgets to undo a doubled consonant: "logging" must become "log", not "logg".
        if found != word and len(found) > 3 and found[-1] == found[-2] and found[-1] not in "aeioulsz":
            found = found[:-1]
        return _ENGLISH_FAMILIES.get(word) or _ENGLISH_FAMILIES.get(found, found)

    return english


def _remembering(stem: Callable[[str], str]) -> Callable[[str], str]:
    known: dict[str, str] = {}

    def remembered(surface: str) -> str:
        found = known.get(surface)
        if found is None:
            if len(known) > 200_000:
                known.clear()
            found = known[surface] = (stem(surface) or surface) if is_word(surface) else surface
        return found

    return remembered


def whoosh_version() -> str:
    """The version of the library, for people."""
    import whoosh  # here: importing it does nothing but say this

    return ".".join(map(str, whoosh.__version__))
