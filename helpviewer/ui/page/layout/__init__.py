"""How the page's text is laid out: column, tabs and folds, the keyboard's place, long pages bit by bit."""
