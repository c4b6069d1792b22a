"""Disclosure control: no figure about so few people that somebody could be recognised in it.

primary      which figures are too small to show
secondary    which others must go, so that the first cannot be computed from what is left
audit        attacks a release as an intruder would, and says how close he comes
docs/onthulling.md explains it in Dutch.
"""

from __future__ import annotations

from data.disclosure.primary import MIN_PEOPLE, primary, suppress

__all__ = ["MIN_PEOPLE", "primary", "suppress"]
