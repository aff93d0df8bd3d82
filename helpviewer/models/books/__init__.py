"""The books that are open, and searches over one or all of them."""
