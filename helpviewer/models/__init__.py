"""What the reader knows now: contents, results, place, bookmarks, settings. QtCore and QtGui only."""
