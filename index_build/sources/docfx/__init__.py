"""Documentation of DocFX and Microsoft Learn."""
