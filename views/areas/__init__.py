"""The page "Wijken": all areas of a level beside each other."""
