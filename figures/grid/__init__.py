"""Groups down, indicators across."""
