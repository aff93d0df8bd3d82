"""Several places side by side in one window."""
