"""The Dutch words of the screen; they live in data/catalogue/texts, one file per room."""

from __future__ import annotations

from data.catalogue import shipped
from figures.words.levels import standing


def text(key: str, **values: object) -> str:
    """The Dutch text ``file.name`` with ``values`` filled in; KeyError when it does not exist.

    What it says about the levels of areas is filled in by itself (figures/words/levels.py).
    """
    catalogue = shipped()
    return catalogue.text(key, **{**standing(catalogue.texts[key]), **values})


def texts(prefix: str, **values: object) -> list[str]:
    """The texts ``prefix`` + 1, 2, 3 …: the paragraphs or points of a list, however many there are."""
    found: list[str] = []
    while (key := f"{prefix}{len(found) + 1}") in shipped().texts:
        found.append(text(key, **values))
    return found
