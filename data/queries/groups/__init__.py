"""Questions about origin groups."""
