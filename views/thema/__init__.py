"""The page of a theme: its rows, the cards below them, and their figures."""
