"""Results made by hand, to draw: no release, no cube."""

from tests.handmade import catalogue, make, parse, three_levels

__all__ = ["catalogue", "make", "parse", "three_levels"]
