"""Counts of persons nest: they are protected, and attacked, as one system of ages."""
