"""The page as a document for screen readers."""
