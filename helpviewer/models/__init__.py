"""What the reader knows and does, as Qt objects without widgets."""
