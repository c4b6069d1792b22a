"""What people call a subject, a theme or an origin group besides its name, from ``synonyms.yaml``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from data.catalogue.files import content

FILE = Path(__file__).with_name("synonyms.yaml")
KEYS = ("onderwerpen", "themas", "groepen", "beelden", "tellen", "land", "vulling")


@dataclass(frozen=True, slots=True)
class Synonyms:
    """Words by what they mean.

    ``indicators``, ``themes`` and ``groups`` give the other names of each by its id, ``views`` the words for
    how a card of a theme page opens. ``counting`` are words
    that with a group ask how many people there are: the indicator ``counted``. ``land`` are words for the
    whole land, ``filler`` those that choose nothing.
    """

    indicators: Mapping[str, tuple[str, ...]]
    themes: Mapping[str, tuple[str, ...]]
    groups: Mapping[str, tuple[str, ...]]
    views: Mapping[str, tuple[str, ...]]
    counting: tuple[str, ...]
    counted: str
    land: tuple[str, ...]
    filler: tuple[str, ...]


@cache
def synonyms() -> Synonyms:
    """The words of the program; raises ValueError when the file cannot be used."""
    faults: list[str] = []
    rows = content(FILE, faults)
    if not faults and isinstance(rows, dict) and set(rows) == set(KEYS):
        try:
            return _read(rows)
        except (KeyError, TypeError, AttributeError) as error:
            faults.append(f"{FILE.name}: {error}.")
    raise ValueError(" ".join(faults) or f"{FILE.name}: hier horen {', '.join(KEYS)} te staan.")


def _read(rows: Mapping[str, Any]) -> Synonyms:
    subjects = [(name, row["woorden"]) for row in rows["onderwerpen"] for name in row["indicatoren"]]
    return Synonyms(
        _by_name(subjects),
        _by_name((row["thema"], row["woorden"]) for row in rows["themas"]),
        _by_name((row["groep"], row["woorden"]) for row in rows["groepen"]),
        _by_name((row["beeld"], row["woorden"]) for row in rows["beelden"]),
        _words(rows["tellen"]["woorden"]),
        str(rows["tellen"]["indicator"]),
        _words(rows["land"]),
        _words(rows["vulling"]),
    )


def _by_name(rows: Iterable[tuple[str, Iterable[object]]]) -> Mapping[str, tuple[str, ...]]:
    names: dict[str, tuple[str, ...]] = {}
    for name, words in rows:
        names[name] = names.get(name, ()) + _words(words)
    return names


def _words(words: Iterable[object]) -> tuple[str, ...]:
    return tuple(str(word) for word in words)
