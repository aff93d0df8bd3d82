"""One running program per reader: a second start hands its request to the first."""
