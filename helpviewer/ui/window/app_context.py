"""What all windows of the program share: settings, session, theme, open books and the library."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from helpviewer.models.books.open_books import OpenBooks
from helpviewer.models.user_data.session import Session
from helpviewer.models.user_data.settings import Settings
from helpviewer.ui.appearance.language import Language
from helpviewer.ui.appearance.theme_keeper import ThemeKeeper

if TYPE_CHECKING:
    from helpviewer.library.library import Library


class AppContext(NamedTuple):
    """One of each, made at the start and given to every window. ``icons`` is the folder of our icons;
    ``library`` makes the reader's library when it is first needed.
    """

    books: OpenBooks
    settings: Settings
    session: Session
    themes: ThemeKeeper
    language: Language
    icons: Path
    library: Callable[[], Library]
