"""What the front door shows: an example, a national figure, and the questions."""
