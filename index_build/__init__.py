"""The builder: turns documentation into a help book. Never imported by the reader."""
