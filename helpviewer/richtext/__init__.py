"""Pages in the HTML subset of Qt's text documents, for window and paper."""
