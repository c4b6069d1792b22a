"""Parts of a theme page."""
