"""The Dutch sentences about deliveries, from ``data/catalogue/texts/levering.yaml``."""

from __future__ import annotations

from data.releases.release import ReleaseError
from data.sources.statline.words import catalogue, number, some

__all__ = ["catalogue", "number", "plain", "refusal", "some", "tell"]


def tell(key: str, **values: object) -> str:
    """The sentence ``levering.<key>`` with ``values`` filled in."""
    return catalogue().text(f"levering.{key}", **values)


def refusal(key: str, **values: object) -> ReleaseError:
    """The same sentence as an error that ends the work."""
    return ReleaseError(tell(key, **values))


def plain(value: float) -> str:
    """A number as one would type it: no thousands, a decimal comma, and no ``,0`` behind a whole number."""
    return f"{value:.12g}".replace(".", ",")
