"""Runs the publisher's search tests on the finished book."""
