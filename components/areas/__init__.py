"""What stands around the figures of the page "Wijken"."""
