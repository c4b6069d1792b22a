"""Parts of the pages that explain."""
