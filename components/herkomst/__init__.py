"""Parts of the page about origin groups."""
