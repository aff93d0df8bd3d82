"""Sites of Jekyll."""
