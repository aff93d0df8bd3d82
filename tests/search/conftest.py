"""Fixtures of the tests of search."""

from tests.fixtures.damaged_index import book
from tests.fixtures.searching import faq, make_book, make_entry, make_searcher

__all__ = ["book", "faq", "make_book", "make_entry", "make_searcher"]
