"""How the page's text is laid out: its column, boxes, the keyboard's place, long pages bit by bit."""
