"""The figures of the overview: the taart, and the table of a theme."""
