"""Secondary suppression: random small tables never leak, and nothing is hidden for nothing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data.areas import Areas
from data.disclosure.attack.attack import Problem, matrix_of
from data.disclosure.attack.audit import audit
from data.disclosure.attack.knowledge import counts
from data.disclosure.delivered import Delivered, clusters
from data.disclosure.frame import Frame
from data.disclosure.primary import MIN_PEOPLE
from data.disclosure.proof.table import WIDTH
from data.disclosure.secondary import protect
from data.releases.release import Status
from tests.data.disclosure.world import (
    GROUPS,
    delivered,
    indicator,
    intake,
    leaves,
    people,
    published,
    summed,
    tree,
)

SLOW = settings(max_examples=6, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))


def protected(figures: Sequence[Delivered], areas: Areas, groups: Sequence[str] = GROUPS) -> None:
    """Protect in place."""
    protect(figures, Frame(areas, groups))


def too_close(figures: Sequence[Delivered], areas: Areas, groups: Sequence[str] = GROUPS) -> list[Any]:
    """The small hidden counts that somebody who solves everything comes too close to, by the strict rule."""
    truth = {f.indicator.id: f for f in figures}
    found = []
    for known in counts([published(f) for f in figures], areas, groups):
        problem = Problem.of(known, 0, matrix_of(known))
        low, high = problem.solve(problem.candidates())
        count = truth[known.name].numerator if known.name in truth else None
        if count is None:  # a noemer, or a composition, which has rows of its own
            assert not problem.leaks(low, high).any()
            continue
        cell = count.transpose(1, 0, 2).reshape(-1)
        top = known.top[:, 0].reshape(-1)
        rest = np.where(np.isfinite(top), top - cell, 0)
        protected = ((cell > 0) & (cell < known.minimum)) | ((rest > 0) & (rest < MIN_PEOPLE))
        free = (high - low >= WIDTH) | (low == 0) | (high >= top)
        wrong = known.hidden[:, 0].reshape(-1) & protected & ~free
        found += [(known.name, *divmod(int(c), len(areas)), low[c], high[c]) for c in np.flatnonzero(wrong)]
    return found


@st.composite
def worlds(draw: Any) -> tuple[Areas, np.random.Generator, int]:
    gemeente = st.one_of(st.integers(1, 3), st.lists(st.integers(1, 2), min_size=1, max_size=2))
    shapes = st.one_of(
        st.lists(gemeente, min_size=1, max_size=3), st.lists(st.just(0), min_size=2, max_size=5)
    )
    areas = tree(draw(shapes))
    return areas, np.random.default_rng(draw(st.integers(0, 10_000))), draw(st.sampled_from([3, 12, 60]))


def draw_people(areas: Areas, rng: np.random.Generator, mean: int, groups: int = 5) -> npt.NDArray[np.int64]:
    level = mean * rng.gamma(0.7, 1.5, (groups, 1))
    return rng.poisson(level * rng.gamma(1.0, 1.0, (groups, len(leaves(areas)))))


@SLOW
@given(worlds())
def test_counts_of_people_never_leak(world: tuple[Areas, np.random.Generator, int]) -> None:
    areas, rng, mean = world
    figure = people(areas, draw_people(areas, rng, mean))
    protected([figure], areas)
    assert audit(intake(areas, GROUPS, [figure]), sample=None).leaks == []
    assert too_close([figure], areas) == []


@SLOW
@given(worlds())
def test_what_only_wide_areas_have_never_leaks(world: tuple[Areas, np.random.Generator, int]) -> None:
    """Of the narrowest areas only everybody is counted: the groups end one level wider, free there."""
    areas, rng, mean = world
    figure = people(areas, draw_people(areas, rng, mean))
    figure.status[:, 1:, areas.levels == areas.levels.max()] = Status.NIET_BESCHIKBAAR
    protected([figure], areas)
    assert audit(intake(areas, GROUPS, [figure]), sample=None).leaks == []
    assert too_close([figure], areas) == []


@SLOW
@given(worlds())
def test_shares_and_complements_never_leak(world: tuple[Areas, np.random.Generator, int]) -> None:
    areas, rng, mean = world
    base = draw_people(areas, rng, 4 * mean)
    part = rng.binomial(base, rng.beta(1, 4, (5, 1)))
    number, count = summed(areas, base), summed(areas, part)
    figures = [
        people(areas, base),
        delivered(indicator("zonder_startkwalificatie", denominator="inwoners"), count, number),
        delivered(indicator("met_startkwalificatie", denominator="inwoners"), number - count, number),
        delivered(
            indicator("bijstand", denominator="inwoners"), summed(areas, rng.binomial(base, 0.1)), number
        ),
    ]
    assert len(clusters([f.indicator for f in figures])) == 1
    protected(figures, areas)
    assert too_close(figures, areas) == []
    assert (figures[1].status == figures[2].status).all()


@SLOW
@given(worlds())
def test_compositions_never_leak(world: tuple[Areas, np.random.Generator, int]) -> None:
    areas, rng, mean = world
    base = draw_people(areas, rng, 4 * mean)
    bands = np.moveaxis(rng.multinomial(base, [0.2, 0.5, 0.3]), -1, 0)
    figures = [
        delivered(indicator(name), summed(areas, band), summed(areas, base))
        for name, band in zip(("leeftijd_0_3", "leeftijd_27_64", "leeftijd_65plus"), bands, strict=True)
    ]
    protected(figures, areas)
    assert too_close(figures, areas) == []


@SLOW
@given(worlds())
def test_the_countries_never_leak_either(world: tuple[Areas, np.random.Generator, int]) -> None:
    areas, rng, mean = world
    countries = rng.poisson(mean * rng.gamma(0.5, 2.0, (19, len(leaves(areas)))))
    europe, rest = countries[:5].sum(axis=0), countries[5:].sum(axis=0)
    born = [rng.binomial(europe, 0.7), rng.binomial(rest, 0.6)]
    five = [rng.poisson(9 * mean, len(europe)), born[0], europe - born[0], born[1], rest - born[1]]
    number = summed(areas, np.stack([np.sum(five, axis=0), *five, *countries]), total=False)
    groups = (*GROUPS, *TWENTY)
    figure = delivered(indicator("inwoners"), number, np.full_like(number, -1))
    protected([figure], areas, groups)
    assert audit(intake(areas, groups, [figure]), sample=None).leaks == []


TWENTY = "BGR POL ROU UKR EUO TUR MAR SUR IDN NCA IRN IRQ SOM ERI SYR AFG AMO AFO AZO".split()  # noqa: SIM905


def test_one_small_cell_hides_a_rectangle_of_the_cheapest() -> None:
    areas = tree([3, 3])
    figure = people(
        areas, [[900] * 6, [5, 40, 80, 50, 60, 70], [30, 90, 95, 60, 70, 80], [200] * 6, [300] * 6]
    )
    assert figure.hidden.sum() == 1
    protected([figure], areas)
    rows, places = np.nonzero(figure.hidden[0])
    assert sorted({(GROUPS[r], areas.rows[p].code) for r, p in zip(rows, places, strict=True)}) == [
        ("EU_BU", "WK900100"),
        ("EU_BU", "WK900101"),
        ("EU_NL", "WK900100"),
        ("EU_NL", "WK900101"),
    ]


def test_nothing_is_hidden_where_nothing_is_small() -> None:
    areas = tree([2, 2])
    figure = people(areas, np.full((5, 4), 50))
    protected([figure], areas)
    assert not figure.hidden.any()


def test_a_shared_noemer_is_hidden_in_every_indicator() -> None:
    areas = tree([3])
    base = [[900] * 3, [5, 40, 80], [30, 90, 95], [200] * 3, [300] * 3]
    number = summed(areas, np.array(base))
    share = delivered(indicator("bijstand", denominator="inwoners"), number // 2, number)
    counted = people(areas, base)
    protected([counted, share], areas)
    assert (share.hidden >= counted.hidden).all()


def test_the_same_figures_are_protected_in_the_same_way() -> None:
    areas = tree([4, 3, 2])
    drawn = draw_people(areas, np.random.default_rng(5), 12)
    first, second = people(areas, drawn), people(areas, drawn)
    protected([first], areas)
    protected([second], areas)
    assert (first.status == second.status).all()


@pytest.mark.parametrize("number", [1, 2])
def test_a_land_of_one_area_is_not_a_special_case(number: int) -> None:
    areas = tree([1] * number)
    figure = people(areas, np.array([[900], [5], [300], [9], [300]]).repeat(number, axis=1))
    protected([figure], areas)
    assert audit(intake(areas, GROUPS, [figure]), sample=None).leaks == []
