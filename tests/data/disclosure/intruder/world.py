"""A small invented world from a seed: people by age, origin, area and year, and all counts that follow.

Every count is a sum of base cells (origin × leaf), so that all that adds up in a real world adds up here. A
world has one or two *states*: as it was told first, and after a correction.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import numpy as np
import numpy.typing as npt

from tests.data.disclosure.intruder.meaning import BANDS, SUBJECTS, WITHIN, Atoms, Book, atoms, book
from tests.data.disclosure.intruder.places import Ground, Origins, Spot, ground, merged, origins, tree

Ints = npt.NDArray[np.int64]
Moment = tuple[int, int]
"""A state and a year."""

AGE_SHARES = (0.04, 0.085, 0.011, 0.023, 0.035, 0.115, 0.055, 0.43, 0.206)
CHANCES = {
    "bijstand": 0.06, "nww": 0.04, "inkomsten_arbeid": 0.75, "betalingsachterstand": 0.012,
    "schuldsanering": 0.006, "verdachten": 0.02, "veroordeelden": 0.01, "halt": 0.03, "hoogopgeleid": 0.35,
    "start": 0.85, "vve": 0.6, "ggz_basis": 0.02, "ggz_spec": 0.05, "laag_inkomen": 0.09,
    "corporatiewoning": 0.3,
}  # fmt: skip
OWN_NOEMERS = {
    "vve": 0.3, "cito": 0.012, "verzekerden": 0.985,
    "huishoudens met inkomen": 0.45, "huishoudens in woningen": 0.42,
}  # fmt: skip
MENU: tuple[tuple[str, ...], ...] = (
    BANDS, ("bijstand",), ("inkomsten_arbeid", "nww"), ("betalingsachterstand",), ("schuldsanering",),
    ("verdachten",), ("veroordeelden", "halt"), ("halt",),
    ("met_startkwalificatie", "zonder_startkwalificatie"), ("hoogopgeleid",), ("ggz_basis",), ("ggz_spec",),
    ("vve",), ("cito",), ("laag_inkomen",), ("corporatiewoning",),
    ("aandeel_groep",), ("pct_buiten_nl",), ("pct_geboren_bu", "pct_tweede_gen"),
    ("pct_geboren_bu", "pct_verblijf_lt5", "pct_verblijf_ge5"), ("segregatie_be",),
)  # fmt: skip
INDEX = "segregatie_be"
FANS = {2: ((4,), (8,)), 3: ((2, 2), (3, 4)), 4: ((2, 1, 2), (2, 3, 3))}
"""Per number of levels: at least and at most how many parts an area has, from wide to narrow."""


@dataclass(frozen=True)
class Shape:
    """What kind of world: levels of area, five or twenty groups, what happens, and how it is delivered.

    ``story`` is "een" (one release), "herstel" (a second after a correction) or "fusie" (two gemeenten
    merge). ``partial``: the second delivery holds only the rows that changed. ``plain``: indicators delivered
    as value and noemer, without teller. ``rounded``: ``--round``.
    """

    levels: int = 3
    twenty: bool = False
    story: str = "een"
    people: int = 120
    partial: bool = False
    rounded: bool = False
    plain: bool = False
    indicators: tuple[str, ...] = ()
    fans: tuple[tuple[int, ...], ...] = ()


@dataclass(frozen=True)
class World:
    """The truth. ``counts`` gives per moment and form the counts (groups, areas)."""

    seed: int
    shape: Shape
    book: Book
    origins: Origins
    spots: tuple[Spot, ...]
    moves: tuple[tuple[str, str], ...]
    grounds: Mapping[int, Ground]
    counts: Mapping[Moment, Mapping[str, Ints]]
    index: Mapping[Moment, npt.NDArray[np.float64]] = field(default_factory=dict)

    @property
    def releases(self) -> tuple[tuple[Moment, ...], ...]:
        """Per release the moments it tells of."""
        years = sorted(self.grounds)
        if self.shape.story == "fusie":
            return (((0, years[0]),), tuple((0, y) for y in years))
        states = sorted({state for state, _ in self.counts})
        return tuple(tuple((state, y) for y in years) for state in states)


def shape_of(seed: int) -> Shape:
    """A shape from a seed: all kinds come by."""
    rng = np.random.default_rng(seed)
    levels = int(rng.choice([2, 3, 3, 4]))
    twenty = bool(rng.random() < 0.3)
    least, most = FANS[levels]
    most = tuple(max(a, b - 1) for a, b in zip(least, most, strict=True)) if twenty else most
    fans = tuple(
        tuple(int(rng.integers(a, b + 1)) for _ in range(3 if depth else 1))
        for depth, (a, b) in enumerate(zip(least, most, strict=True))
    )
    chosen = ["inwoners"]
    for n in rng.permutation(len(MENU))[: int(rng.integers(2, 4 if twenty else 6))]:
        names = MENU[n]
        if levels < 3 and INDEX in names:
            continue
        if not twenty and names[0] == "pct_geboren_bu":
            names = names[:1] + names[2:]
        chosen += [name for name in names if name not in chosen]
    return Shape(
        levels=levels,
        twenty=twenty,
        story=str(rng.choice(["een", "een", "herstel", "fusie"])),
        people=int(rng.choice([60, 120, 250, 600]) * (3 if twenty else 1) * (3 if levels == 2 else 1)),
        partial=bool(rng.random() < 0.5),
        rounded=bool(rng.random() < 0.1),
        plain=bool(rng.random() < 0.15),
        indicators=tuple(chosen),
        fans=fans,
    )


def world(seed: int, shape: Shape | None = None) -> World:
    """A world from a seed, of the shape that seed gives or of another."""
    shape = shape or shape_of(seed)
    rng = np.random.default_rng([seed, 1])
    names = tuple(n for n in shape.indicators if n != INDEX)
    pages, groups = book(names), origins(shape.twenty)
    spots, moves = tree(shape.fans), list[tuple[str, str]]()
    years = [2022]
    if shape.story == "fusie":
        years.append(2023)
        spots, moves = merged(spots, 2023)
    grounds = {y: ground(spots, y, moves) for y in years}
    bases = {y: _people(rng, groups, grounds[y], shape) for y in years}
    counts = {(0, y): totals(bases[y], pages, groups, grounds[y]) for y in years}
    if shape.story == "herstel":
        for y in years:
            counts[1, y] = totals(_corrected(rng, bases[y]), pages, groups, grounds[y])
    made = World(seed, shape, pages, groups, tuple(spots), tuple(moves), grounds, counts)
    if INDEX in shape.indicators:
        return replace(made, index={m: _index(made, m) for m in counts})
    return made


Base = dict[str, Ints]
"""Counts of base cells: "leeftijden" (origins, ages, leaves), and (origins, leaves) for each other form."""


def _people(rng: np.random.Generator, groups: Origins, here: Ground, shape: Shape) -> Base:
    leaves = len(here.leaves)
    size = np.maximum(rng.lognormal(np.log(shape.people), 0.5, leaves), 12)
    n = len(groups.base)
    share = rng.gamma(0.5, 1.0, (n, leaves)) + 0.05
    share[0] = share[1:].sum(axis=0) * rng.uniform(0.8, 3, leaves)  # NL is the first base cell
    share /= share.sum(axis=0)
    young = np.array(AGE_SHARES) * rng.gamma(6, 1 / 6, (n, len(AGE_SHARES)))
    young /= young.sum(axis=1, keepdims=True)
    base: Base = {"leeftijden": rng.poisson(size * share[:, None] * young[:, :, None]).astype(np.int64)}
    abroad = np.array([c.endswith("BU") for c in groups.base])[:, None]
    everyone = base["leeftijden"].sum(axis=1)
    base["geboren"] = np.where(abroad, everyone, 0)
    base["kort"] = rng.binomial(base["geboren"], 0.3)
    for form, ages in WITHIN.items():
        base[form] = rng.binomial(_of(base, ages), OWN_NOEMERS[form])
    for name, chance in CHANCES.items():
        noemer = next(s.noemer for s in SUBJECTS.values() if s.teller == f"ja:{name}")
        many = base[noemer] if noemer in base else _of(base, atoms(noemer or ""))
        lean = np.clip(chance * rng.gamma(4, 0.25, many.shape), 0, 1)
        base[f"ja:{name}"] = rng.binomial(many, lean)
    return base


def _of(base: Base, ages: Atoms) -> Ints:
    total: Ints = base["leeftijden"][:, sorted(ages)].sum(axis=1)
    return total


def _corrected(rng: np.random.Generator, base: Base) -> Base:
    """The same but for one to three base cells, of which an age, a teller or both are told anew."""
    after = {k: v.copy() for k, v in base.items()}
    people = base["leeftijden"]
    for _ in range(int(rng.integers(1, 4))):
        origin, leaf = int(rng.integers(people.shape[0])), int(rng.integers(people.shape[2]))
        age, more = int(rng.choice([1, 5, 7, 7, 8])), int(rng.integers(1, 9))
        after["leeftijden"][origin, age, leaf] += more  # only more, so that no part exceeds its whole
        if base["geboren"][origin, leaf]:
            after["geboren"][origin, leaf] += more
    return after


def totals(base: Base, pages: Book, groups: Origins, here: Ground) -> dict[str, Ints]:
    """All forms of a book (groups, areas), given counts of base cells."""
    found = {}
    derived = {
        "buiten": _of(base, atoms("inwoners")),
        "tweede": _of(base, atoms("inwoners")) - base["geboren"],
        "lang": base["geboren"] - base["kort"],
    }
    derived["buiten"][0] = derived["tweede"][0] = 0
    cells = {**base, **derived}
    for form in pages.forms:
        ages = pages.ages(form)
        if ages is not None:
            found[form] = _of(base, ages)
        elif form in cells:
            found[form] = cells[form]
        elif form.startswith("ouder:"):
            found[form] = _of(base, WITHIN[form.removeprefix("ouder:")])
    for whole, parts in pages.sums:  # what is left: a rest is a whole less the other part
        for part in parts:
            if part not in found and len(parts) == 2:
                other = parts[1 - parts.index(part)]
                found[part] = found[whole] - found[other]
    for form, cell in found.items():
        assert (cell >= 0).all(), form
    return {form: groups.matrix @ cell @ here.matrix.T for form, cell in found.items()}


def _index(world: World, moment: Moment) -> npt.NDArray[np.float64]:
    """Dissimilarity (areas,) of herkomst buiten Europa over the wijken of each gemeente, NaN elsewhere."""
    here, codes = world.grounds[moment[1]], world.origins.codes
    people = world.counts[moment]["inwoners"]
    outside = people[codes.index("BE_BU")] + people[codes.index("BE_NL")]
    other = people[0] - outside
    found = np.full(len(here.codes), np.nan)
    for whole, parts in here.lines:
        at, inside = here.index[whole], [here.index[p] for p in parts]
        if (
            whole.startswith("GM")
            and whole not in here.later
            and len(parts) > 1
            and outside[at]
            and other[at]
        ):
            apart = np.abs(outside[inside] / outside[at] - other[inside] / other[at])
            found[at] = np.round(50 * apart.sum(), 4)
    return found
