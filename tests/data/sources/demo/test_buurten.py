"""Buurten are their wijk to the last person, and nobody finds a small one of them."""

from __future__ import annotations

import numpy as np
import pytest

from data.areas import Areas
from data.catalogue import shipped
from data.disclosure.attack.attack import Problem, matrix_of
from data.disclosure.attack.audit import audit
from data.disclosure.attack.intake import Intake
from data.disclosure.attack.knowledge import counts
from data.disclosure.delivered import Delivered
from data.disclosure.primary import few
from data.disclosure.proof.table import WIDTH
from data.releases.release import Status
from data.releases.table import Slab, whole
from data.sources.demo import Country, found
from data.sources.demo.blocks import hide
from data.sources.demo.buurten import MOST
from data.sources.demo.levels import YEARS

CATALOGUE = shipped()
NAMES = ("inwoners", "leeftijd_0_3", "leeftijd_4_12", "leeftijd_13_17", "leeftijd_18_26", "leeftijd_27_64",
         "leeftijd_65plus")  # fmt: skip
FIVE = ("NL", "EU_BU", "EU_NL", "BE_BU", "BE_NL")
GROUPS = ("T", *FIVE)


@pytest.fixture(scope="module")
def country() -> Country:
    return found(6, 2026)


@pytest.fixture(scope="module")
def slabs(country: Country) -> dict[str, Slab]:
    """The cells of buurten of each indicator that has any, when only the primary rule holds for wijken."""
    indicators = [CATALOGUE.indicators[n] for n in NAMES]
    made = [country.maker.make(n) for n in NAMES]
    status = [f.suppressed(i) for f, i in zip(made, indicators, strict=True)]
    listed = country.narrow.slabs(indicators, made, status, False)
    return {name: slab for name, (slab,) in zip(NAMES, listed, strict=True)}


def test_the_people_of_a_wijk_are_those_of_its_buurten(country: Country) -> None:
    dealt, people = country.narrow.buurten, country.maker.people
    assert (dealt.runs.sums(dealt.number.sum(axis=1)) == people.number.sum(axis=1)).all()
    ages = people.ages.sum(axis=2).swapaxes(0, 1)
    assert (dealt.runs.sums(dealt.ages) == ages).all()
    assert (dealt.number.sum(axis=1) == dealt.ages.sum(axis=1)).all()
    assert dealt.number.min() >= 0
    assert dealt.ages.min() >= 0
    assert dealt.runs.many.min() == 1
    assert dealt.runs.many.max() <= MOST


def test_the_areas_before_the_buurten_are_those_without(country: Country) -> None:
    areas, wide = country.areas, country.wide
    assert areas.rows[: len(wide)] == wide.rows
    assert [a.level for a in areas.rows[len(wide) :]] == ["buurt"] * (len(areas) - len(wide))
    for area in areas.rows[len(wide) :]:
        assert area.parent is not None
        assert area.code[2:8] == area.parent[2:]
        assert areas[area.parent].name in area.name
    runs = country.narrow.buurten.runs
    wijken = areas.level_slice("wijk")
    assert [len(areas.children(a.code)) for a in areas.rows[wijken]] == runs.many.tolist()


def test_only_what_the_table_of_levels_names_has_figures(country: Country, slabs: dict[str, Slab]) -> None:
    assert set(country.levels.narrow) == set(NAMES)
    for name, slab in slabs.items():
        groups = [country.maker.rollup.groups[g] for g in slab.groups]
        assert groups == list(GROUPS if name == "inwoners" else ("T",))
        share = (slab.cells[3] == Status.BESCHIKBAAR).mean()
        assert share > 0.7
    none = country.narrow.slabs(
        [CATALOGUE.indicators["bijstand"]], [country.maker.make("bijstand")], [np.zeros((1, 1, 1))], False
    )
    assert none == [[]]


def test_something_is_hidden_of_every_count(slabs: dict[str, Slab]) -> None:
    """Else the tests of what an intruder finds would say nothing."""
    assert all((slab.cells[3] == Status.ONDERDRUKT).any() for slab in slabs.values())


def test_no_small_count_is_shown(slabs: dict[str, Slab]) -> None:
    for slab in slabs.values():
        _, teller, noemer, status = slab.cells
        shown = status == Status.BESCHIKBAAR
        assert not (shown & few(teller)).any()
        assert not (shown & (noemer >= 0) & few(noemer - teller)).any()


def test_a_wijk_of_one_buurt_shows_what_the_wijk_shows(country: Country, slabs: dict[str, Slab]) -> None:
    runs = country.narrow.buurten.runs
    alone = np.flatnonzero(runs.many == 1)
    assert len(alone)
    indicator = CATALOGUE.indicators["inwoners"]
    status = country.maker.make("inwoners").suppressed(indicator)
    slab = slabs["inwoners"]
    of_wijk = status[:, list(slab.groups)][:, :, country.wide.level_slice("wijk")][:, :, alone]
    assert (slab.cells[3][:, :, runs.first[alone]] == of_wijk).all()


def attacked(country: Country, slabs: dict[str, Slab], years: slice, gemeente: str) -> tuple[Intake, Areas]:
    """What an intruder has who knows all counts of a gemeente and its wijken, also those that are hidden.

    So he knows those of a buurt that is its whole wijk.
    """
    inside = [gemeente, *(a.code for a in country.areas.children(gemeente))]
    inside += [b.code for w in inside[1:] for b in country.areas.children(w)]
    places = [country.areas.index[c] for c in inside]
    areas = Areas([country.areas[c] for c in inside], country.areas.tiers)
    groups = [country.maker.rollup.groups.index(g) for g in GROUPS]
    shape = (len(YEARS), len(country.maker.rollup.groups), len(country.areas))
    figures = {}
    for name in NAMES:
        made = country.maker.make(name)
        status = np.where(np.isin(np.arange(shape[1]), groups)[:, None], np.uint8(Status.BESCHIKBAAR), 0)
        status = np.broadcast_to(status, made.status.shape).astype(np.uint8)
        wide = Slab(tuple(range(shape[1])), 0, (made.value, made.numerator, made.denominator, status))
        cells = [c[years][:, groups][:, :, places] for c in whole([wide, slabs[name]], shape)]
        whole_wijk = [a.level == "buurt" and len(areas.children(a.parent or "")) == 1 for a in areas]
        there = (cells[3] != Status.NIET_BESCHIKBAAR) & whole_wijk
        hidden = (cells[3] == Status.ONDERDRUKT) & ~there
        numbers = [np.where(hidden, -1, c).astype(np.int64) for c in cells[1:3]]
        status = np.where(there, np.uint8(Status.BESCHIKBAAR), cells[3])
        figures[name] = Delivered(CATALOGUE.indicators[name], *numbers, status)
    return Intake(figures, areas, GROUPS, YEARS[years]), areas


@pytest.mark.parametrize("number", range(6))
def test_who_knows_everything_of_the_wijken_finds_no_small_buurt(
    country: Country, slabs: dict[str, Slab], number: int
) -> None:
    gemeente = country.areas.children("NL00")[number].code
    known, areas = attacked(country, slabs, slice(10, 11), gemeente)
    # Of the subjects of buurten nothing follows. Ages taken together are another matter: those of wijken and
    # gemeenten nest, and the demo hides for that only with --protect full (docs/onthulling.md).
    subjects = {people.name for people in counts(list(known.figures.values()), areas, GROUPS)}
    leaks = [leak for leak in audit(known, sample=None).leaks if leak.count in subjects]
    assert not [leak for leak in leaks if areas[leak.area].level == "buurt"]
    truth = country.narrow.buurten.number[10]
    buurten = [country.areas.index[a.code] - country.narrow.first for a in areas if a.level == "buurt"]
    for people in counts(list(known.figures.values()), areas, GROUPS):
        if people.name != "inwoners":
            continue
        problem = Problem.of(people, 0, matrix_of(people))
        low, high = (
            x.reshape(len(GROUPS), -1)[1:, -len(buurten) :] for x in problem.solve(problem.candidates())
        )
        mine = people.hidden[1:, 0, -len(buurten) :]
        assert not (mine & few(truth[:, buurten]) & (low > 0) & (high - low < WIDTH)).any()


def test_where_a_wijk_hides_on_purpose_its_buurten_show_nothing(country: Country) -> None:
    dealt = country.narrow.buurten
    shut = np.zeros((len(YEARS), len(dealt.runs.first)), np.bool_)
    shut[3, 5] = True
    hidden = hide(dealt, shut)
    mine = dealt.runs.wijk == 5
    assert hidden.people[3, mine].all()
    assert hidden.groups[3][:, mine].all()
    assert hidden.ages[3, mine].all()
    open_ = hide(dealt, np.zeros_like(shut))
    assert (hidden.groups[:, :, ~mine] == open_.groups[:, :, ~mine]).all()
