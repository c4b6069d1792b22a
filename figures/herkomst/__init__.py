"""The figures of the page about origin groups."""
