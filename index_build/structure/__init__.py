"""The book as a whole: contents, links, images, checks."""
