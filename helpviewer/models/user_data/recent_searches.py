"""What the reader searched for lately in one book. Kept in the session's file, and nowhere else."""

from __future__ import annotations

import logging

from helpviewer.models.user_data.session import Session
from helpviewer.models.user_data.settings import Choices, Settings

KEPT = 12
LONGEST = 200
"""Letters of a search that is remembered; what is longer was pasted and would not be recognised."""


class RecentSearches:
    """The newest first, each once. Empty, and stays so, while the reader does not want them kept.

    Args:
        session: where they are kept; written with it when the window closes.
        settings: ``keep_searches`` switches them off, which forgets those of every book.
        book_id: the book they were made in.
    """

    def __init__(self, session: Session, settings: Settings, book_id: str) -> None:
        self._session = session
        self._settings = settings
        self._book_id = book_id
        settings.changed.connect(self._chosen)

    @property
    def texts(self) -> tuple[str, ...]:
        """What was searched for, newest first."""
        if not self._settings.choices.keep_searches:
            return ()
        return self._session.searches(self._book_id)

    def add(self, text: str) -> None:
        """Remember a search. One that goes on from the last one takes its place."""
        text = " ".join(text.split())
        if not text or len(text) > LONGEST or not self._settings.choices.keep_searches:
            return
        texts = list(self.texts)
        if texts and text.casefold().startswith(texts[0].casefold()):
            del texts[0]
        others = [other for other in texts if other.casefold() != text.casefold()]
        self._session.keep_searches(self._book_id, [text, *others][:KEPT])

    def remove(self, text: str) -> None:
        """Forget one search."""
        self._session.keep_searches(self._book_id, [other for other in self.texts if other != text])
        self._save()

    def clear(self) -> None:
        """Forget them all."""
        self._session.keep_searches(self._book_id, [])
        self._save()

    def _chosen(self, choices: Choices) -> None:
        if not choices.keep_searches:
            self._session.forget_searches()
            self._save()

    def _save(self) -> None:
        try:
            self._session.save()  # at once: what the reader wants gone must not outlive a crash
        except OSError as error:
            logging.getLogger(__name__).warning("the session could not be saved: %s", error)
