"""The matrix says what a slow and obvious reading of the Parquet files says, cell by cell."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest

from data.asked.selection import Selection
from data.catalogue import Indicator
from data.monitor import Monitor
from data.queries.group_indicator_matrix import Matrix, get_group_indicator_matrix
from data.queries.groups.divisions import Divisions, find_divisions
from data.queries.profile import get_profile_by_indicator
from data.statistics.scoring import Reason
from tests.data.queries.obvious import Files, obvious_deviate, obvious_level

OWN = {"vijfdeling": ["NL", "BE_BU"], "twintigdeling": ["SYR"]}
SHOWN = {"vijfdeling": ["NL", "BE_BU"], "twintigdeling": ["NL", "SYR"]}


def made(monitor: Monitor, selection: Selection) -> tuple[Matrix, Divisions]:
    found = find_divisions(monitor, selection)
    assert found is not None
    return get_group_indicator_matrix(monitor, selection, found), found


def same(found: float | None, expected: float) -> bool:
    if found is None or math.isnan(expected):
        return found is None and math.isnan(expected)
    return found == pytest.approx(expected, rel=1e-5, abs=1e-4)


@pytest.fixture(scope="module", params=["vijfdeling", "twintigdeling"])
def cases(request: pytest.FixtureRequest, some_selections: list[Selection]) -> list[Selection]:
    return [replace(s, division=request.param) for s in some_selections[:50]]


def test_rows_and_columns_are_those_of_the_classification_and_the_theme(
    monitor: Monitor, cases: list[Selection]
) -> None:
    for s in cases:
        found, by = made(monitor, s)
        foreign = [] if s.group in ("T", *SHOWN[by.chosen.id]) else [s.group]
        assert [r.group.code for r in found.rows] == ["T", *foreign, *SHOWN[by.chosen.id]]
        assert [r.group.code for r in found.rows if r.foreign] == foreign
        assert all(c.theme == s.theme and c.kind != "aantal" and c.total for c in found.columns)


def test_every_cell_is_what_the_files_say(monitor: Monitor, files: Files, cases: list[Selection]) -> None:
    for s in cases:
        found, by = made(monitor, s)
        for at, column in enumerate(found.columns):
            year = files.last(column.id, OWN[by.chosen.id], s.area, s.year)
            if year is None:
                year = files.last(column.id, ["T"], s.area, s.year)
            assert found.years[at] == year
            for row in found.rows:
                figure = row.readings[at].figure
                cell = files.cell(column.id, year or s.year, row.group.code, s.area)
                assert figure.year == year
                assert same(figure.value, cell.waarde)
                assert same(figure.numerator, cell.teller)
                assert same(figure.denominator, cell.noemer)
                assert figure.status.name.lower() == cell.status


def test_people_and_shares_are_those_of_the_files(
    monitor: Monitor, files: Files, cases: list[Selection]
) -> None:
    for s in cases:
        found, by = made(monitor, s)
        year = files.last("inwoners", OWN[by.chosen.id], s.area, s.year)
        assert found.people_year == year
        everyone = files.cell("inwoners", year or s.year, "T", s.area).waarde
        for row in found.rows:
            people = files.cell("inwoners", year or s.year, row.group.code, s.area).waarde
            assert same(row.people.value, people)
            assert same(row.share, 100 * people / everyone if everyone else math.nan)


def obvious_judgement(
    monitor: Monitor, files: Files, s: Selection, group: str, year: int, i: Indicator
) -> tuple[float, float, float]:
    """(reference, its denominator, spread) as the design describes them."""
    everywhere = [a.code for a in monitor.areas]
    kind = s.area[:2]
    peers = [a for a in everywhere if a[:2] == ("WK" if kind == "WK" else "GM")]
    to_all = group != "T" and (s.reference == "totaal" or kind == "NL")
    if kind == "WK" and s.reference != "nederland":
        siblings = [a for a in peers if a[2:6] == s.area[2:6]]
        peers = siblings if len(siblings) >= 8 else peers
    against = s.area if to_all else "NL00"
    if kind == "WK" and not to_all and s.reference != "nederland":
        against = f"GM{s.area[2:6]}"
    held = "T" if to_all else group
    spread = files.spread(i, year, held, peers)
    if math.isnan(spread) and kind == "WK":
        spread = files.spread(i, year, held, [a for a in everywhere if a[:2] == "WK"])
    if kind == "NL" and group == "T":
        return math.nan, math.nan, spread
    beside = files.cell(i.id, year, held, against)
    return beside.waarde, beside.noemer, spread


def test_references_spreads_and_levels_follow_the_rule(
    monitor: Monitor, files: Files, cases: list[Selection]
) -> None:
    for s in cases[:25]:
        found, _ = made(monitor, s)
        for at, column in enumerate(found.columns):
            for row in found.rows:
                reading = row.readings[at]
                year = found.years[at] or s.year
                numbers = obvious_judgement(monitor, files, s, row.group.code, year, column)
                reference, whole, spread = numbers
                assert same(reading.reference, reference)
                assert same(reading.spread, spread)
                cell = files.cell(column.id, year, row.group.code, s.area)
                gap = obvious_deviate(column, cell, reference, whole)
                level = obvious_level(cell.waarde, gap, reference, spread)
                assert level in (None, reading.level)


def test_a_row_is_the_profile_of_its_group_where_the_years_agree(
    monitor: Monitor, cases: list[Selection]
) -> None:
    compared = 0
    for s in cases[:25]:
        found, _ = made(monitor, s)
        for row in found.rows:
            alone = {
                r.indicator.id: r
                for r in get_profile_by_indicator(monitor, replace(s, group=row.group.code)).readings
            }
            for reading in row.readings:
                other = alone[reading.indicator.id]
                if other.figure.year == reading.figure.year:
                    assert replace(reading, doubtful=False) == replace(other, doubtful=False)
                    compared += 1
    assert compared > 100


def test_the_land_as_a_whole_is_held_against_nothing_and_its_groups_against_all(monitor: Monitor) -> None:
    found, _ = made(monitor, Selection("NL00", 2022, "onderwijs"))
    assert found.comparison.kind == "totaal"
    for row in found.rows:
        for reading in row.readings:
            if reading.figure.value is not None and row.group.code == "T":
                assert reading.reason is Reason.GEEN_VERGELIJKING
    everyone = {c.id: r for c, r in zip(found.columns, found.rows[0].readings, strict=True)}
    for reading in found.rows[1].readings:
        assert reading.reference == everyone[reading.indicator.id].figure.value


def test_a_column_gives_its_groups_without_total_and_foreign_group(monitor: Monitor) -> None:
    found, _ = made(monitor, Selection("GM0001", 2022, "demografie", group="SYR", division="vijfdeling"))
    parts = found.parts("leeftijd_0_3")
    assert [p.group.code for p in parts] == ["NL", "BE_BU"]
    assert all(p.reading.indicator.id == "leeftijd_0_3" for p in parts)


def test_what_is_never_split_is_named_apart(monitor: Monitor) -> None:
    found, _ = made(monitor, Selection("WK000100", 2022, "demografie"))
    assert "aandeel_groep" not in {c.id for c in (*found.columns, *found.unsplit)}
    assert "inwoners" not in {c.id for c in (*found.columns, *found.unsplit)}
