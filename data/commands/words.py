"""The Dutch sentences of the command line, from ``data/catalogue/texts/bouw.yaml``."""

from __future__ import annotations

from data.catalogue import shipped

catalogue = shipped


def phrase(key: str, **values: object) -> str:
    """The sentence ``bouw.<key>`` with ``values`` filled in."""
    return catalogue().text(f"bouw.{key}", **values)


def whole(value: int) -> str:
    """A whole number with points between the thousands, as we write it in Dutch."""
    return f"{value:,}".replace(",", ".")
