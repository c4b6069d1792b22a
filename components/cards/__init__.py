"""The card around a figure, and what can be done with it."""
