"""Dialogs and small windows."""
