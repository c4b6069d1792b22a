"""Lines through the years."""
