"""Figures of every kind, from a real release."""

from tests.exhibits import figure, gemeente, hidden, in_use, monitor, other

__all__ = ["figure", "gemeente", "hidden", "in_use", "monitor", "other"]
