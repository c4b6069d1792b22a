"""The Dutch sentences of the download, from ``data/catalogue/texts/ophalen.yaml``."""

from __future__ import annotations

from data.releases.release import ReleaseError
from data.sources.statline.words import catalogue


class FetchError(ReleaseError):
    """A table could not be fetched; what is in the cache already is kept."""


def heard(key: str, **values: object) -> str:
    """The sentence ``ophalen.<key>`` with ``values`` filled in."""
    return catalogue().text(f"ophalen.{key}", **values)


def failure(key: str, **values: object) -> FetchError:
    """The same sentence as an error that ends the download."""
    return FetchError(heard(key, **values))
