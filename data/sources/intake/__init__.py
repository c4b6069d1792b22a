"""What every reader does alike: numbers, codes for a missing figure, names, and which files there are."""
