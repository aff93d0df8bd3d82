"""What somebody wants to have printed, exported or copied: which pages, and how far that is. No Qt."""
