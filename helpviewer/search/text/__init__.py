"""From text to index terms: folding, tokens, stemming. Stop words are the book's own, in its index."""
