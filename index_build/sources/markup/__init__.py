"""What pages of several systems write in the same way."""
