"""Fixtures of the tests that render pages."""

from tests.fixtures.documents import show
from tests.fixtures.pages import book, everything, make_book, png_bytes, today

__all__ = ["book", "everything", "make_book", "png_bytes", "show", "today"]
