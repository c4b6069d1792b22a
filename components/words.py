"""The Dutch words of the screen; they live in data/catalogue/texts, one file per room."""

from __future__ import annotations

from functools import cache

from data import catalogue
from data.catalogue import Catalogue


@cache
def _catalogue() -> Catalogue:
    return catalogue.load()


def text(key: str, **values: object) -> str:
    """The Dutch text ``file.name`` with ``values`` filled in; KeyError when it does not exist."""
    return _catalogue().text(key, **values)
