"""The report about an area as a file: a tagged PDF, a PowerPoint deck, and a PDF of every gemeente."""
