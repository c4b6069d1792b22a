"""The figures of one theme as a table."""
