"""The Dutch sentences about what goes to Swing, from ``data/catalogue/texts/swing.yaml``."""

from __future__ import annotations

from data.catalogue import shipped
from data.releases.release import ReleaseError


def outward(key: str, **values: object) -> str:
    """The sentence ``swing.<key>`` with ``values`` filled in."""
    return shipped().text(f"swing.{key}", **values)


def declined(key: str, **values: object) -> ReleaseError:
    """The same sentence as an error that ends the work."""
    return ReleaseError(outward(key, **values))
