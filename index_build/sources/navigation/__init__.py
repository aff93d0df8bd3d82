"""The order and nesting of pages: what every source returns, and how trees, names and ids are made."""
