"""The search field and the list of hits."""
