"""An intruder who writes down every pair of tables that could be true: nothing of ours helps him to count."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from data.areas import Areas
from data.disclosure.attack.audit import audit
from data.disclosure.delivered import Delivered, clusters, counts_of
from data.disclosure.frame import Frame
from data.disclosure.primary import MIN_PEOPLE, primary
from data.disclosure.proof.table import WIDTH
from data.disclosure.secondary import protect
from data.releases.release import Status
from tests.data.disclosure.world import CATALOGUE, delivered, indicator, intake, summed, tree

OLD = ("T", "NLA", "W", "NW")  # the smallest classification that adds up
Ints = npt.NDArray[np.int64]


def tables(truth: Ints, hidden: npt.NDArray[np.bool_], areas: Areas, reach: int) -> Ints:
    """All tables (tables, groups, areas) that agree with what is shown, within ``reach`` of the true one."""
    wijken = range(areas.level_slice("wijk").start, len(areas))
    columns = []
    for wijk in wijken:  # what a wijk by itself allows
        ranges = [
            range(max(0, int(n) - reach), int(n) + reach + 1) if hide else range(int(n), int(n) + 1)
            for n, hide in zip(truth[1:, wijk], hidden[1:, wijk], strict=True)
        ]
        column = np.stack([x.reshape(-1) for x in np.meshgrid(*ranges, indexing="ij")])
        total = column.sum(axis=0)
        columns.append(column if hidden[0, wijk] else column[:, total == truth[0, wijk]])
    places = np.meshgrid(*(np.arange(c.shape[1]) for c in columns), indexing="ij")
    found = np.zeros((places[0].size, *truth.shape), np.int16)
    for wijk, column, place in zip(wijken, columns, places, strict=True):
        found[:, 1:, wijk] = column[:, place.reshape(-1)].T
    for area in range(len(areas) - 1, 0, -1):
        found[:, 1:, areas.parents[area]] += found[:, 1:, area]
    found[:, 0] = found[:, 1:].sum(axis=1)
    return found[(found == truth)[:, ~hidden].all(axis=1)]


@st.composite
def pairs(draw: st.DrawFn) -> tuple[Areas, Delivered, Delivered]:
    """A count of people and a share of them, in two wijken, after protection."""
    areas = tree(draw(st.sampled_from([(2,), (1, 1)])))
    people = st.one_of(st.integers(0, 9), st.integers(10, 40), st.integers(20, 40))
    base = np.array(draw(st.lists(people, min_size=6, max_size=6))).reshape(3, 2)
    part = np.array([[draw(st.sampled_from([0, int(n) // 4, int(n) // 2])) for n in row] for row in base])
    number, count = summed(areas, base), summed(areas, part)
    figures = (
        delivered(indicator("inwoners"), number, np.full_like(number, -1)),
        delivered(indicator("bijstand", denominator="inwoners"), count, number),
    )
    protect(figures, Frame(areas, OLD))
    return areas, *figures


@settings(
    max_examples=40, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.filter_too_much]
)
@given(pairs())
def test_who_combines_teller_and_noemer_learns_nothing_more(
    world: tuple[Areas, Delivered, Delivered],
) -> None:
    areas, people, share = world
    number, count = people.numerator[0], share.numerator[0]
    no_noemer = people.hidden[0] & share.hidden[0]
    noemers, tellers = tables(number, no_noemer, areas, WIDTH), tables(count, share.hidden[0], areas, WIDTH)
    assume(len(noemers) * len(tellers) < 10**7)
    fits = np.array([(tellers <= noemer).all(axis=(1, 2)) for noemer in noemers])
    free_of(number, no_noemer & (number < MIN_PEOPLE), noemers[fits.any(axis=1)], None)
    small = share.hidden[0] & (count < MIN_PEOPLE)
    free_of(count, small, tellers[fits.any(axis=0)], np.where(no_noemer, 10**6, number))


def free_of(truth: Ints, cells: npt.NDArray[np.bool_], possible: Ints, top: Ints | None) -> None:
    """Each of ``cells`` can be nobody, can be everybody or takes WIDTH + 1 values."""
    low, high = possible.min(axis=0), possible.max(axis=0)
    everybody = np.zeros_like(cells) if top is None else high == top
    wrong = cells & (truth > 0) & ~((high - low >= WIDTH) | (low == 0) | everybody)
    assert not wrong.any(), (truth, np.argwhere(wrong), low[wrong], high[wrong])


@settings(max_examples=25, deadline=None, derandomize=True)
@given(st.lists(st.integers(0, 4), min_size=6, max_size=6), st.integers(0, 2**16 - 1))
def test_the_audit_names_the_leaks_that_counting_finds(drawn: Sequence[int], bits: int) -> None:
    """Cells hidden at random: the audit finds a leak exactly where all possible tables say so."""
    areas = tree((2,))
    number = summed(areas, np.array(drawn).reshape(3, 2))
    figure = delivered(indicator("inwoners"), number, np.full_like(number, -1))
    mask = np.array([bits >> n & 1 for n in range(16)], np.bool_).reshape(4, 4)
    mask[0] = False  # the totals of everybody are shown, so that nothing can be endless
    figure.status[0] = np.where(mask, Status.ONDERDRUKT, Status.BESCHIKBAAR)
    possible = tables(number[0], mask, areas, 24)
    somebody = (possible[:, mask] > 0).all(axis=1)  # a 0 would be shown, unless that cannot be
    possible = possible[somebody] if somebody.any() else possible
    low, high = possible.min(axis=0), possible.max(axis=0)
    leaks = mask & (high - low < WIDTH) & (low >= 1) & (high < MIN_PEOPLE)
    named = {
        (OLD.index(x.group), areas.index[x.area], x.low, x.high)
        for x in audit(intake(areas, OLD, [figure]), sample=None).leaks
    }
    assert named == {(int(g), int(a), int(low[g, a]), int(high[g, a])) for g, a in np.argwhere(leaks)}


@settings(max_examples=20, deadline=None, derandomize=True)
@given(st.integers(0, 10**6))
def test_no_indicator_shows_the_noemer_another_hides(seed: int) -> None:
    """Counts of 1 to 9 that have one name are seen nowhere, whatever the indicator they come with."""
    rng = np.random.default_rng(seed)
    for cluster in clusters(CATALOGUE.indicators.values()):
        numbers: dict[str | None, Ints] = {}
        figures = []
        for one in cluster:
            empty = Delivered(
                one, np.zeros((1, 1, 40), np.int64), np.zeros((1, 1, 40), np.int64), np.zeros(0)
            )
            names = [name for name, _ in counts_of(empty)]
            noemer = numbers.setdefault(names[0] or one.id, rng.integers(0, 40, (1, 1, 40)))
            teller = numbers.setdefault(names[1], rng.integers(0, noemer + 1))
            status = np.full(noemer.shape, Status.BESCHIKBAAR, np.uint8)
            figures.append(Delivered(one, teller, noemer, primary(one, status, teller, noemer)))
        for figure in figures:
            for name, count in counts_of(figure):
                if name is not None:
                    assert not (~figure.hidden & (count > 0) & (count < MIN_PEOPLE)).any(), (name, figure)
