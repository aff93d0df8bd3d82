"""What ``book.yml`` says of a book, and what it changes of the documentation beside it."""
