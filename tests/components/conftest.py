"""Results made by hand, to draw: no release, no cube."""

from tests.handmade import catalogue, make, parse

__all__ = ["catalogue", "make", "parse"]
