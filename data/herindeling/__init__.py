"""Areas over time: which area went where, and what that means for a series through the years."""
