"""From text to index terms: folding, tokens, stemming, stop words."""
