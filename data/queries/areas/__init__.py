"""Questions about all areas of a level together."""
