"""One group as people."""
