"""The levels of a release in words: "gemeente of wijk", "gemeenten en wijken"."""

from __future__ import annotations

from collections.abc import Sequence

from data.areas import Areas, Level
from figures.words.prose import listed
from figures.words.text import text


def either(words: Sequence[str]) -> str:
    """["a", "b", "c"] -> "a, b of c"."""
    if len(words) < 2:
        return "".join(words)
    return text("niveau.of", eerste=", ".join(words[:-1]), laatste=words[-1])


def below_land(areas: Areas) -> tuple[Level, ...]:
    """The levels that one can choose an area of: all but the widest."""
    return areas.tiers[1:]


def one_of_them(areas: Areas) -> str:
    """What one area below the land can be: "gemeente, wijk of buurt"."""
    return either([level.name for level in below_land(areas)])


def all_of_them(areas: Areas) -> str:
    """All areas below the land: "gemeenten, wijken en buurten"."""
    return listed([level.plural for level in below_land(areas)])


def as_heading(words: str) -> str:
    """With a capital: "Gemeente"."""
    return words[:1].upper() + words[1:]
