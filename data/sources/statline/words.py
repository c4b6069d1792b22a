"""The Dutch sentences of this reader, from ``data/catalogue/texts/cbs.yaml``."""

from __future__ import annotations

from data.catalogue import shipped
from data.releases.release import ReleaseError

catalogue = shipped


def say(key: str, **values: object) -> str:
    """The sentence ``cbs.<key>`` with ``values`` filled in."""
    return catalogue().text(f"cbs.{key}", **values)


def fault(key: str, **values: object) -> ReleaseError:
    """The same sentence as an error that ends the reading."""
    return ReleaseError(say(key, **values))


def number(value: float) -> str:
    """A whole number with points between the thousands, as we write it in Dutch."""
    return f"{value:,.0f}".replace(",", ".")


def some(items: list[str], most: int = 5) -> str:
    """The first few of a long list, and how many more there are."""
    shown = ", ".join(items[:most])
    return shown if len(items) <= most else say("en_meer", shown=shown, more=len(items) - most)
