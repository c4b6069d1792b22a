"""Parts of the page of the report."""
