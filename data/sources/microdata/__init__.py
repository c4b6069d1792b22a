"""Microdata → a delivery: persons or households counted per area, year and origin, where CBS keeps them."""
