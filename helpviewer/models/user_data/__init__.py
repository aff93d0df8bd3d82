"""What is kept for the reader, each in a file of its own: settings, session, bookmarks, recent searches."""
