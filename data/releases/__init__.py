"""A release on disk: reading, writing and comparing it."""
