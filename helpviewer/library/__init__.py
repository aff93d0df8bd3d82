"""The books a reader has: bundled, installed, added. No Qt."""
