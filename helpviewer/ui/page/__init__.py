"""The pane that shows a page."""
