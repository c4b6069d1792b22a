"""Tiny worlds made by hand, and what a release would print of them when it hides what the test says."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

import numpy as np

from data.catalogue import shipped
from tests.data.disclosure.intruder.linear import Ints
from tests.data.disclosure.intruder.meaning import SUBJECTS, WITHIN, book
from tests.data.disclosure.intruder.places import FIVE
from tests.data.disclosure.intruder.seen import HIDDEN, SHOWN, Printed
from tests.data.disclosure.intruder.world import CHANCES, Shape, World, totals, world

Hides = Callable[[int, str, str, str], bool]
"""Whether a release (its number, indicator, group, area) hides a cell."""


def table(*groups: Sequence[Sequence[int]]) -> Ints:
    """People (groups, under 18 or not, leaves); groups that are not given have nobody."""
    leaves = len(groups[0][0])
    empty = [[0] * leaves] * 2
    return np.array([*groups, *[empty] * (5 - len(groups))], np.int64)


def hand(
    people: Sequence[Ints], indicators: Sequence[str], *, fans: tuple[tuple[int, ...], ...] = ((2,),)
) -> World:
    """A world with five groups: ``people`` per state (groups of the vijfdeling, under 18 or not, leaves).

    A tenth of the adults, rounded down, counts in every teller that is not about age.
    """
    story = "herstel" if len(people) > 1 else "een"
    shape = Shape(len(fans) + 1, fans=fans, indicators=tuple(indicators), story=story)
    made = world(0, shape)
    here, pages = made.grounds[2022], book(n for n in indicators if n != "segregatie_be")
    counts = {}
    for state, table in enumerate(people):
        ages = np.zeros((len(FIVE), 9, table.shape[2]), np.int64)
        ages[:, 1], ages[:, 7] = table[:, 0], table[:, 1]
        abroad = np.array([c.endswith("BU") for c in FIVE])[:, None]
        base = {"leeftijden": ages, "geboren": np.where(abroad, table.sum(axis=1), 0)}
        base["kort"] = base["geboren"] // 3
        base |= dict.fromkeys(WITHIN, table[:, 1] // 2) | {f"ja:{n}": table[:, 1] // 10 for n in CHANCES}
        counts[state, 2022] = totals(base, pages, made.origins, here)
    return replace(made, counts=counts)


def prints(made: World, hides: Hides, *, plain: bool = False) -> Iterator[Printed]:
    """The cells of the releases of a world; ``plain`` leaves the tellers of shares out."""
    for release, moments in enumerate(made.releases):
        for moment in moments:
            for name in made.book.names:
                for group in made.origins.printed:
                    for area in made.grounds[moment[1]].codes:
                        yield _cell(made, release, moment, name, group, area, hides, plain)


def _cell(
    made: World,
    release: int,
    moment: tuple[int, int],
    name: str,
    group: str,
    area: str,
    hides: Hides,
    plain: bool,
) -> Printed:
    year = moment[1]
    if hides(release, name, group, area):
        return Printed(release, name, year, group, area, HIDDEN)
    counts, subject = made.counts[moment], SUBJECTS[name]
    at = made.origins.codes.index(group), made.grounds[year].index[area]
    teller = int(counts[subject.teller or ""][at])
    if subject.noemer is None:
        return Printed(release, name, year, group, area, SHOWN, teller)
    noemer = int(counts[subject.noemer][at])
    value = round(shipped().indicators[name].per * teller / noemer, 4) if noemer else None
    return Printed(release, name, year, group, area, SHOWN, None if plain else teller, noemer, value)
