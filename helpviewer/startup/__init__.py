"""Everything about a quick start and what must be in place before it: arguments, log, workarounds."""
