"""The Dutch sentences of disclosure control (data/catalogue/texts/onthulling.yaml)."""

from __future__ import annotations

from data.catalogue import shipped
from data.releases.release import ReleaseError

catalogue = shipped


def spoken(key: str, **values: object) -> str:
    """The sentence ``key`` with ``values`` filled in."""
    return catalogue().text(f"onthulling.{key}", **values)


def refused(key: str, **values: object) -> ReleaseError:
    """The error with the sentence ``key``."""
    return ReleaseError(spoken(key, **values))


def number(value: float, decimals: int = 0) -> str:
    """A number as it is written in Dutch."""
    return f"{value:,.{decimals}f}".replace(",", " ").replace(".", ",").replace(" ", ".")
