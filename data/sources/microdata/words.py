"""The Dutch sentences about microdata, from ``data/catalogue/texts/microdata.yaml``."""

from __future__ import annotations

from data.releases.release import ReleaseError
from data.sources.statline.words import catalogue, number

__all__ = ["MicrodataError", "catalogue", "count", "counted", "number", "objection"]


class MicrodataError(ReleaseError):
    """The counting cannot be done; the message never holds a value from the file."""


def counted(key: str, **values: object) -> str:
    """The sentence ``microdata.<key>`` with ``values`` filled in."""
    return catalogue().text(f"microdata.{key}", **values)


def objection(key: str, **values: object) -> MicrodataError:
    """The same sentence as an error that ends the work."""
    return MicrodataError(counted(key, **values))


def count(rows: int) -> str:
    """A number of rows; a few rows could be a few people, so those are not told exactly."""
    return counted("enkele") if rows < 10 else number(rows)
