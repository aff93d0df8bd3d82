"""The main window: its actions, toolbar and commands."""
