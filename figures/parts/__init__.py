"""Parts of a whole, a bar per row."""
