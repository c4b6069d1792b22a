"""The profieltaart."""
