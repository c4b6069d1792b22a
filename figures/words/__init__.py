"""Dutch sentences about figures, and how numbers, years and groups are written."""
