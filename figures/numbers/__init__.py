"""The numbers behind a figure as rows and columns."""
