"""Parts of the page of the database."""
