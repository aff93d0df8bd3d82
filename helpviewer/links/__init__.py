"""Addresses of places in books, and what a file or link on the command line opens."""
