"""What stands around a page: the words said there, its head and foot, colours and fonts. No Qt."""
