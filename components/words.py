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


def texts(prefix: str, **values: object) -> list[str]:
    """The texts ``prefix`` + 1, 2, 3 …: the paragraphs or points of a list, however many there are."""
    found: list[str] = []
    while (key := f"{prefix}{len(found) + 1}") in _catalogue().texts:
        found.append(text(key, **values))
    return found
