"""The figures of a release in memory."""
