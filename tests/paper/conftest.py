"""Fixtures of the tests that render pages."""

from tests.fixtures.pages import book, everything, make_book, png_bytes, today
from tests.fixtures.pdfs import read

__all__ = ["book", "everything", "make_book", "png_bytes", "read", "today"]
