"""Every cell of ``judged`` is what a slow and obvious reading of the Parquet files says, at every level."""

from __future__ import annotations

import math
from functools import cache
from typing import NamedTuple

import numpy as np
import pytest

from data.areas import Areas
from data.asked.selection import REFERENCES, Reference, Selection
from data.catalogue import Indicator
from data.monitor import Monitor
from data.queries.comparison import choose_comparison
from data.queries.judged import Judged, judged
from data.queries.profile import get_profile_by_indicator
from data.releases.release import Status
from data.results import Reading
from data.statistics.scoring import REASONS, Array, Reason
from tests.data.queries.obvious import FileCell, Files, Z, obvious_deviate, obvious_interval, obvious_level

NUMBERS = ("value", "low", "high", "reference", "spread", "numerator", "denominator")
MONITORS = ("monitor", "two_levels", "four_levels", "moved")


class Rule(NamedTuple):
    """What a group in an area is held against, as the design describes it."""

    area: str | None
    group: str
    peers: tuple[str, ...]
    otherwise: tuple[str, ...]  # the peers when too few of those have a figure


class Oracle:
    """The design, read for one cell at a time from the files and the list of areas."""

    def __init__(self, monitor: Monitor) -> None:
        self.files = Files(monitor.release)
        self.areas: Areas = monitor.areas
        self.rule = cache(self._rule)
        self.spread = cache(self.files.spread)

    def _rule(self, code: str, group: str, reference: Reference) -> Rule:
        area, land = self.areas[code], self.areas.rows[0].code
        if area.parent is None:
            below = tuple(a.code for a in self.areas if a.level == self.areas.tiers[1].id)
            return Rule(None if group == "T" else code, "T", below, below)
        level = tuple(a.code for a in self.areas if a.level == area.level)
        siblings = tuple(a.code for a in self.areas if a.parent == area.parent)
        if reference == "totaal" and group == "T":
            reference = "breder"
        widely = reference == "nederland" or len(siblings) < 8
        held = code if reference == "totaal" else land if reference == "nederland" else area.parent
        return Rule(held, "T" if reference == "totaal" else group, level if widely else siblings, level)

    def check(
        self, cells: Judged, at: tuple[int, int, int], i: Indicator, group: str, code: str, year: int,
        reference: Reference, expected: Array,
    ) -> Reason:  # fmt: skip
        """One cell; puts its numbers in ``expected`` (NUMBERS, cell) and gives its reason."""
        last = self.files.last(i.id, [group], code, year)
        assert cells.year[at] == (-1 if last is None else last)
        when = year if last is None else last
        cell = self.files.shown(i.id, when, group, code)
        low, high = obvious_interval(i, cell.waarde, cell.teller, cell.noemer)
        rule = self.rule(code, group, reference)
        against = whole = math.nan
        if rule.area is not None and i.kind != "aantal":
            beside = self.files.shown(i.id, when, rule.group, rule.area)
            against, whole = beside.waarde, beside.noemer
        spread = self.spread(i, when, rule.group, rule.peers)
        if math.isnan(spread):
            spread = self.spread(i, when, rule.group, rule.otherwise)
        gap = obvious_deviate(i, cell, against, whole)
        counts = (-1 if math.isnan(n) else n for n in (cell.teller, cell.noemer))
        expected[(slice(None), *at)] = [cell.waarde, low, high, against, spread, *counts]
        fits = i.total or group != "T"
        status = cell.status if fits else "niet_van_toepassing"
        assert Status(cells.status[at]).name.lower() == status
        assert math.isnan(gap) == math.isnan(cells.deviate[at])
        assert math.isnan(gap) or abs(gap) > 5 or cells.deviate[at] == pytest.approx(gap, abs=0.02)
        level = obvious_level(cell.waarde, gap, against, spread)
        assert level in (None, cells.level[at])
        reason = REASONS[cells.reason[at]]
        if level is not None:
            assert reason is obvious_reason(i, cell, rule, (gap, against, spread), level)
        return reason


def obvious_reason(
    i: Indicator, cell: FileCell, rule: Rule, numbers: tuple[float, ...], level: int
) -> Reason:
    gap, reference, spread = numbers
    if math.isnan(cell.waarde):
        return Reason.GEEN_CIJFER
    if i.kind == "aantal":
        return Reason.AANTAL
    if rule.area is None:
        return Reason.GEEN_VERGELIJKING
    if math.isnan(reference):
        return Reason.GEEN_REFERENTIE
    if math.isnan(spread):
        return Reason.GEEN_SPREIDING
    if level:
        return Reason.VERSCHIL
    return Reason.BINNEN_MARGE if abs(gap) <= Z else Reason.KLEIN_VERSCHIL


def whole(monitor: Monitor, year: int, reference: Reference) -> tuple[Judged, list[str], list[str]]:
    """Every indicator, group and area at once."""
    groups, areas = list(monitor.cube.groups), [a.code for a in monitor.areas]
    every = range(len(monitor.indicators))
    return judged(monitor, every, groups, areas, year, reference), groups, areas


@pytest.mark.parametrize("reference", REFERENCES)
@pytest.mark.parametrize("name", MONITORS)
def test_every_cell_is_what_the_files_say(
    request: pytest.FixtureRequest, name: str, reference: Reference
) -> None:
    monitor: Monitor = request.getfixturevalue(name)
    oracle, reasons = oracle_of(monitor), set()
    for year in monitor.release.years[-3::2]:
        cells, groups, areas = whole(monitor, year, reference)
        assert cells.value.shape == (len(monitor.indicators), len(groups), len(areas))
        expected = np.full((len(NUMBERS), *cells.value.shape), np.nan)
        for at in np.ndindex(*cells.value.shape):
            i, group, code = monitor.indicators[at[0]], groups[at[1]], areas[at[2]]
            reasons.add(oracle.check(cells, at, i, group, code, year, reference, expected))
        for number, column in zip(NUMBERS, expected, strict=True):
            np.testing.assert_allclose(getattr(cells, number), column, 1e-3, 1e-4, err_msg=number)
    if name == "monitor":
        rare = {Reason.GEEN_SPREIDING, Reason.KLEIN_VERSCHIL}
        assert set(Reason) - reasons <= rare


ORACLES: dict[str, Oracle] = {}


def oracle_of(monitor: Monitor) -> Oracle:
    """Made once per release: it reads all its files."""
    return ORACLES.setdefault(str(monitor.release.path), Oracle(monitor))


def test_recounted_years_are_read_for_any_areas_at_once(moved: Monitor) -> None:
    """GM0009 was made in 2022 of two others; before that its figures are those of the two together."""
    cells, _, areas = whole(moved, 2020, "breder")
    at = areas.index("GM0009")
    anew = cells.recounted
    assert anew is not None
    assert anew[:, 0, at].any()
    assert not anew[:, 0, areas.index("GM0004")].any()
    made = {r.figure.parts for r in cells.part(np.s_[:, :, at : at + 1]).readings()}
    assert ("Dorp 1", "Dorp 2") in {tuple(a.name for a in parts) for parts in made}


def test_one_reading_is_that_of_its_place_and_of_the_profile(monitor: Monitor) -> None:
    cells, groups, areas = whole(monitor, 2021, "breder")
    flat = cells.readings()
    for i, g, a in [(0, 0, 0), (3, 2, 5), (6, 1, 20), (11, 3, 36), (2, 0, 12)]:
        reading = cells.reading(i, g, a)
        assert isinstance(reading, Reading)
        assert reading == flat[(i * len(groups) + g) * len(areas) + a]
        assert (
            reading
            == get_profile_by_indicator(monitor, Selection(areas[a], 2021, "onderwijs", groups[g])).readings[
                i
            ]
        )


def test_the_years_can_be_given_and_so_can_one_yardstick_for_all(monitor: Monitor) -> None:
    """A year in which no area has a figure is said as -1, and the cell says why there is none."""
    years = np.array([monitor.cube.years[2020], -1 - monitor.cube.years[2021]])[:, None, None]
    one = choose_comparison(monitor, Selection("WK000100", 2022, "onderwijs"))
    cells = judged(monitor, [6, 6], ["T"], ["WK000200", "GM0004"], years, one)
    assert cells.year[:, 0].tolist() == [[2020, 2020], [-1, -1]]
    files = oracle_of(monitor).files
    name = monitor.indicators[6].id
    for row, year in enumerate((2020, 2021)):
        values = [files.cell(name, year, "T", a).waarde for a in ("WK000200", "GM0004")]
        np.testing.assert_allclose(cells.value[row, 0], values, rtol=1e-5)
        gemeente = files.cell(name, year, "T", "GM0001").waarde
        np.testing.assert_allclose(cells.reference[row, 0], [gemeente, gemeente], rtol=1e-5)


def test_a_code_that_the_release_lacks_is_an_error(monitor: Monitor) -> None:
    with pytest.raises(KeyError):
        judged(monitor, [0], ["T"], ["GM9999"], 2022, "breder")
    with pytest.raises(KeyError):
        judged(monitor, [0], ["XX"], ["GM0001"], 2022, "breder")


def test_nothing_asked_is_nothing_given(monitor: Monitor) -> None:
    cells = judged(monitor, [0, 1], ["T"], [], 2022, "breder")
    assert cells.value.shape == (2, 1, 0)
    assert cells.readings() == []
