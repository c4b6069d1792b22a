"""The levels of a release in words: "gemeente of wijk", "gemeenten en wijken".

Sentences about any area ("Kies een gemeente of wijk") stand all over the house, also where no release is at
hand. So there are words that every text may fill in (``standing``), and whoever opens a release to show it
says once which levels it has: views/context.py. Until then they are those of an ordinary release.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextvars import ContextVar
from functools import cache, lru_cache
from itertools import pairwise

from data.areas import STANDARD, Areas, Level
from data.catalogue import shipped
from data.cubes.cube import MIN_PEERS

_standing: ContextVar[tuple[Level, ...]] = ContextVar("levels", default=STANDARD[:3])


def use(tiers: Sequence[Level]) -> None:
    """Speak of these levels from now on, in this request (or this thread)."""
    _standing.set(tuple(tiers))


def standing(template: str) -> Mapping[str, str]:
    """The words about levels that a text asks for."""
    names = _names(template)
    if not names:
        return {}
    words = slots(_standing.get())
    return {name: words[name] for name in names}


@cache  # as many as there are texts: a table asks for the same few thousands of times
def _names(template: str) -> tuple[str, ...]:
    return tuple(name for name in slots(STANDARD[:3]) if f"{{{name}}}" in template)


@lru_cache(8)
def slots(tiers: tuple[Level, ...]) -> Mapping[str, str]:
    """The words that every text may fill in, by name; ``tiers`` from wide to narrow."""
    below = tiers[1:]
    names, plurals = [t.name for t in below], [t.plural for t in below]
    single = _each("een", below)
    narrow = _each("een", below[1:]) or single
    return {
        "een_niveau": either(names),  # gemeente of wijk
        "een_of": either(single),  # een gemeente of een wijk
        "een_rij": ", ".join(single),  # een gemeente, een wijk
        "een_nauw": either(narrow),  # een wijk
        "naam_en": _joined("en", names),  # gemeente en wijk
        "naam_rij": ", ".join(names),  # gemeente, wijk
        "niveaus_en": _joined("en", plurals),  # gemeenten en wijken
        "niveaus_rij": ", ".join(plurals),  # gemeenten, wijken
        "naast_elkaar": as_heading(plurals[min(1, len(plurals) - 1)] if plurals else ""),  # Wijken
        "niveaus_terug": ", ".join(reversed(plurals)),  # wijken, gemeenten
        "in_elk": _joined("en", _each("in_elk", below)),  # in elke gemeente en in elke wijk
        "naast_ruimer": _beside(below),
        "onder_soort": ", ".join(_kinds(below)),
        "te_weinig": "".join(f"{sentence} " for sentence in _too_few(below)),
    }


def either(words: Sequence[str]) -> str:
    """["a", "b", "c"] -> "a, b of c"."""
    return _joined("of", words)


def one_of_them(areas: Areas) -> str:
    """What one area below the land can be: "gemeente, wijk of buurt"."""
    return either([level.name for level in areas.tiers[1:]])


def all_of_them(areas: Areas) -> str:
    """All areas below the land: "gemeenten, wijken en buurten"."""
    return _joined("en", [level.plural for level in areas.tiers[1:]])


def levels_words(levels: Iterable[Level]) -> str:
    """Levels of which there are figures: "Nederland, gemeenten en wijken"."""
    return _joined("en", [level.plural if level.parent else _said("land") for level in levels])


def as_heading(words: str) -> str:
    """With a capital: "Gemeente"."""
    return words[:1].upper() + words[1:]


def _said(key: str, **values: object) -> str:
    return shipped().text(f"niveau.{key}", **values)


def _joined(key: str, words: Sequence[str]) -> str:
    if len(words) < 2:
        return "".join(words)
    return _said(key, eerste=", ".join(words[:-1]), laatste=words[-1])


def _each(key: str, levels: Iterable[Level]) -> list[str]:
    return [_said(key, niveau=level.name) for level in levels]


def _beside(below: Sequence[Level]) -> str:
    """Een wijk leggen we naast haar gemeente en een gemeente naast Nederland."""
    wider = [_said("land"), *_each("haar", below[:-1])]
    pairs = list(zip(below, wider, strict=True))[::-1]
    said = [_said("naast", niveau=level.name, ruimer=around) for level, around in pairs]
    said[:1] = [_said("leggen", niveau=level.name, ruimer=around) for level, around in pairs[:1]]
    return _joined("en", said)


def _kinds(below: Sequence[Level]) -> list[str]:
    first = [_said("soort_eerste", niveau=t.name, niveaus=t.plural) for t in below[:1]]
    return [
        *first,
        *(_said("soort", niveau=t.name, niveaus=t.plural, ruimer=w.name) for w, t in pairwise(below)),
    ]


def _too_few(below: Sequence[Level]) -> list[str]:
    return [
        _said("te_weinig", ruimer=wider.name, niveaus=level.plural, minimum=MIN_PEERS)
        for wider, level in pairwise(below)
    ]
