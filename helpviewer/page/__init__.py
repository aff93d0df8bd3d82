"""A page as a value: its nodes, how they are read and spelled, and what a writer of them is. No Qt."""
