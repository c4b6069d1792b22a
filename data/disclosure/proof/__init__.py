"""The proof that what is hidden cannot be derived."""
