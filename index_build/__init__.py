"""The builder: turns a folder of Markdown into a help book. Never imported by the reader."""
