"""The figures of a theme page: now, through the years, by origin."""
