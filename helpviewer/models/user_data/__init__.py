"""What is the reader's own and kept on disk: settings, session with what was read and searched, bookmarks,
searches that found nothing, what changed since a book was read."""
