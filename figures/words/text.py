"""The Dutch words of the screen; they live in data/catalogue/texts, one file per room."""

from __future__ import annotations

from data.catalogue import shipped


def text(key: str, **values: object) -> str:
    """The Dutch text ``file.name`` with ``values`` filled in; KeyError when it does not exist."""
    return shipped().text(key, **values)


def texts(prefix: str, **values: object) -> list[str]:
    """The texts ``prefix`` + 1, 2, 3 …: the paragraphs or points of a list, however many there are."""
    found: list[str] = []
    while (key := f"{prefix}{len(found) + 1}") in shipped().texts:
        found.append(text(key, **values))
    return found
