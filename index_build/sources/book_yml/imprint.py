"""Reads what ``book.yml`` says of the publisher: see :class:`helpviewer.book.imprint.Imprint`."""

from __future__ import annotations

from helpviewer.book.imprint import OWN_WORDS, PLACEHOLDERS, Imprint, placeholders
from index_build.diagnostics import ProblemList, did_you_mean
from index_build.sources.front_matter import Fields, is_web_address
from index_build.sources.yaml_text import Mapping

KEYS = ("publisher", "licence", "web", "corrections", "logo", "words")


class ImprintReader:
    """Reads the keys of :data:`KEYS`; what is wrong is noted and left out."""

    def __init__(self, mapping: Mapping, fields: Fields, problems: ProblemList) -> None:
        self._mapping = mapping
        self._fields = fields
        self._problems = problems

    def imprint(self) -> Imprint:
        """All but the logo, which is a file."""
        licence = self._mapping.values.get("licence")
        if isinstance(licence, dict):
            title, url = self._fields.source("licence", licence)
        else:
            title, url = self._fields.text("licence"), ""
        return Imprint(
            publisher=self._fields.text("publisher"),
            licence=title,
            licence_url=url,
            web=self._address("web"),
            corrections=self._address("corrections", mail=True),
            words=self._words(),
        )

    def logo(self) -> tuple[str, ...]:
        """The paths of the logo and of the one for a dark ground, as far as they are given."""
        value = self._mapping.values.get("logo") or ()
        if isinstance(value, str):
            return (value,)
        if isinstance(value, dict) and set(value) == {"light", "dark"}:
            paths = (value["light"], value["dark"])
            if all(isinstance(path, str) and path for path in paths):
                return paths
        if value:
            self._error(
                "logo", "“logo” must be a picture.", "Write “logo: images/logo.svg”, or {light: …, dark: …}."
            )
        return ()

    def _address(self, key: str, *, mail: bool = False) -> str:
        value = self._fields.text(key)
        if not value:
            return ""
        if not (is_web_address(value) or (mail and value.startswith("mailto:") and "@" in value)):
            kinds = "https:// or mailto:" if mail else "https://"
            self._error(key, f"“{value}” in “{key}” is no address.", f"Begin it with {kinds}.")
            return ""
        for name in placeholders(value):
            if name not in PLACEHOLDERS:
                near = did_you_mean(name, PLACEHOLDERS) or f"Known are {', '.join(PLACEHOLDERS)}."
                self._error(key, f"“{{{name}}}” in “{key}” stands for nothing.", near)
        return value

    def _words(self) -> dict[str, str]:
        value = self._mapping.values.get("words") or {}
        if not isinstance(value, dict) or not all(isinstance(text, str) for text in value.values()):
            self._error("words", "“words” must hold lines of the form “related: See also”.")
            return {}
        self._problems.unknown_keys(
            dict.fromkeys(value, self._mapping.line_of("words")), OWN_WORDS, where="“words”"
        )
        return {
            key: " ".join(text.split()) for key, text in value.items() if key in OWN_WORDS and text.strip()
        }

    def _error(self, key: str, sentence: str, remedy: str = "") -> None:
        self._problems.error(self._mapping.line_of(key), sentence, remedy)
