"""Fixtures of the tests of search and book."""

from tests.fixtures.searching import faq, make_book, make_entry, make_searcher

__all__ = ["faq", "make_book", "make_entry", "make_searcher"]
