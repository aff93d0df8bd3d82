"""A page as a value: its nodes, the parts around it, the phrases said around it. No Qt."""
