"""All areas beside each other: each cell is that of the area asked alone, the marks are those of scipy."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from scipy import stats

from data.asked.selection import REFERENCES, Selection
from data.monitor import Monitor
from data.queries.areas.standing_out import count_standing_out, get_standing_out
from data.queries.areas_beside import AreaGrid, get_areas_beside, list_areas_within
from data.queries.comparison import choose_comparison
from data.queries.many import correct_for_many
from data.queries.profile import get_profile_by_indicator
from data.results import Reading
from data.statistics.scoring import UNKNOWN
from tests.data.queries.obvious import Files

PLACES = (("GM0001", "wijk"), ("GM0003", "wijk"), ("NL00", "gemeente"), ("NL00", "wijk"), ("GM0009", "wijk"))
CASES = [
    Selection(place, year, theme, group=group, reference=reference)
    for (place, _), year, theme, group, reference in zip(
        PLACES * 3,
        (2022, 2021, 2022, 2022, 2022) * 3,
        ("arbeid_inkomen", "demografie", "zorg_welzijn") * 5,
        ("T", "NL", "T", "BE_BU", "T", "T", "SYR") * 3,
        REFERENCES * 5,
        strict=False,
    )
]


def grids(monitor: Monitor) -> list[AreaGrid]:
    return [
        get_areas_beside(monitor, s, place, level)
        for s, (place, level) in zip(CASES, PLACES * 3, strict=True)
    ]


def alone(monitor: Monitor, grid: AreaGrid, row: int, column: int) -> Reading:
    """The same figure as the page of the area itself would show it, in the year of the column."""
    year = grid.years[column]
    asked = replace(grid.selection, area=grid.areas[row].code, year=year or grid.selection.year)
    readings = get_profile_by_indicator(monitor, asked).readings
    return next(r for r in readings if r.indicator is grid.columns[column])


def test_every_cell_is_that_of_the_area_alone(monitor: Monitor) -> None:
    compared = 0
    for grid in grids(monitor):
        for row in range(len(grid.areas)):
            for column in range(len(grid.columns)):
                expected = alone(monitor, grid, row, column)
                assert replace(grid.reading(column, row), doubtful=False) == replace(expected, doubtful=False)
                compared += 1
    assert compared > 150


def test_a_column_is_of_one_year_that_the_files_have(monitor: Monitor, files: Files) -> None:
    for grid in grids(monitor):
        group = grid.selection.group
        for column, year in zip(grid.columns, grid.years, strict=True):
            areas = [a.code for a in grid.areas] or [grid.place.code]
            assert year == files.last(column.id, [group], areas[0], grid.selection.year) or not grid.areas
        for column, row in np.ndindex(len(grid.columns), len(grid.areas)):
            found = grid.reading(column, row).figure
            cell = files.cell(grid.columns[column].id, grid.years[column] or 0, group, grid.areas[row].code)
            assert found.status.name.lower() == cell.status
            assert (found.value is None) == np.isnan(cell.waarde)
            assert found.value is None or found.value == pytest.approx(cell.waarde, rel=1e-5)


def test_rows_at_once_are_the_cells_one_by_one(monitor: Monitor) -> None:
    for grid in grids(monitor):
        rows = list(range(len(grid.areas)))[::-2]
        each = [tuple(grid.reading(c, r) for c in range(len(grid.columns))) for r in rows]
        assert grid.readings(rows) == each
        assert [f and f.value for f in grid.people_of(rows)] == [
            next(
                x.figure.value
                for x in get_profile_by_indicator(
                    monitor,
                    replace(grid.selection, area=grid.areas[r].code, year=grid.people_year or 2022),
                ).readings
                if x.indicator.id == "inwoners"
            )
            for r in rows
        ]


def test_the_marks_are_those_of_all_cells_together(monitor: Monitor) -> None:
    marked = 0
    for grid in grids(monitor):
        every = [grid.cells.readings()[i] for i in range(grid.doubtful.size)]
        expected, many = correct_for_many(every)
        assert grid.many == many
        assert [r.doubtful for r in expected] == grid.doubtful.ravel().tolist()
        tested = [r for r in every if r.level != UNKNOWN and r.deviate is not None]
        if tested:
            p = stats.false_discovery_control([2 * stats.norm.sf(abs(r.deviate or 0)) for r in tested])
            stands = sum(bool(x <= 0.05 and r.level) for x, r in zip(p, tested, strict=True))
            assert stands == grid.many.kept == int(grid.stands.sum())
        marked += int(grid.doubtful.sum())
    assert marked, "the test sees the mark"


def test_the_place_itself_and_what_all_are_held_against(monitor: Monitor) -> None:
    for grid in grids(monitor):
        s = grid.selection
        for column, reading in enumerate(grid.whole):
            at = replace(s, area=grid.place.code, year=grid.years[column] or s.year)
            readings = get_profile_by_indicator(monitor, at).readings
            same = next(r for r in readings if r.indicator is grid.columns[column])
            if reading.figure.year == same.figure.year:  # at its own level another year may be the last
                assert replace(reading, doubtful=False) == replace(same, doubtful=False)
            known = grid.cells.reference[column, 0]
            known = set(np.unique(known[~np.isnan(known)]).tolist())
            if not grid.apart:
                assert known <= {grid.beside[column].value}
            else:
                assert grid.beside[column] == reading.figure
        kinds = {choose_comparison(monitor, replace(s, area=a.code)) for a in grid.areas}
        if grid.areas:
            assert grid.comparison in kinds
            assert grid.apart == (len({(c.area.code, c.group) for c in kinds}) > 1)


def test_chosen_indicators_stand_in_the_order_asked(monitor: Monitor) -> None:
    chosen = Selection("GM0001", 2022, "demografie")
    grid = get_areas_beside(monitor, chosen, "GM0001", "wijk", ["verdachten", "bijstand"])
    assert [c.id for c in grid.columns] == ["verdachten", "bijstand"]
    assert grid.column_of("bijstand") == 1
    assert grid.column_of("cito") is None
    assert grid.row_of("WK000103") == 3
    assert grid.row_of("WK000800") is None
    with pytest.raises(KeyError):
        get_areas_beside(monitor, chosen, "GM0001", "wijk", ["weet_niet"])


def test_what_has_no_figures_here_is_named_apart(monitor: Monitor) -> None:
    grid = get_areas_beside(monitor, Selection("GM0001", 2022, "zorg_welzijn", group="NL"), "GM0001", "wijk")
    assert "ggz_basis" in {i.id for i in grid.absent}
    assert "ggz_basis" not in {i.id for i in grid.columns}


def test_any_two_levels(four_levels: Monitor, two_levels: Monitor) -> None:
    def codes(monitor: Monitor, place: str, level: str) -> list[str]:
        return [
            a.code
            for a in get_areas_beside(monitor, Selection(place, 2022, "demografie"), place, level).areas
        ]

    everywhere = [a.code for a in four_levels.areas]
    for place, level, start in (
        ("NL00", "buurt", "BU"), ("GM0001", "buurt", "BU0001"), ("WK000101", "buurt", "BU000101"),
        ("NL00", "wijk", "WK"), ("GM0002", "wijk", "WK0002"), ("GM0001", "gemeente", "-"),
        ("WK000100", "wijk", "-"),
    ):  # fmt: skip
        assert codes(four_levels, place, level) == [c for c in everywhere if c.startswith(start)]
    assert len(codes(two_levels, "NL00", "gemeente")) == 9
    with pytest.raises(KeyError):
        codes(two_levels, "NL00", "wijk")


def test_only_areas_that_were_there(moved: Monitor) -> None:
    for year in moved.release.years:
        for level in ("gemeente", "wijk"):
            there = [
                a
                for a in moved.areas
                if a.level == level and (a.from_year or 0) <= year <= (a.to_year or 9999)
            ]
            assert list(list_areas_within(moved, "NL00", level, year)) == there
    assert list_areas_within(moved, "NL00", "gemeente", moved.release.years[0]) != list_areas_within(
        moved, "NL00", "gemeente", moved.release.years[-1]
    )


def test_standing_out_counts_what_stands(monitor: Monitor) -> None:
    for s, (place, level) in zip(CASES, PLACES * 3, strict=True):
        found = get_standing_out(monitor, s, place, level)
        rows = found.grid.readings(range(len(found.areas)))
        for r, row in enumerate(rows):
            stands = [x for x in row if x.coloured and not x.doubtful and x.deviate is not None]
            assert found.differing[r] == len(stands)
            assert found.favourable[r] == sum(x.favour > 0 for x in stands)
            assert found.unfavourable[r] == sum(x.favour < 0 for x in stands)
            assert found.tested[r] == sum(x.scored and x.deviate is not None for x in row)
        for c, _ in enumerate(found.subjects):
            column = [row[c] for row in rows]
            assert found.by_subject[c] == sum(
                x.coloured and not x.doubtful and x.deviate is not None for x in column
            )
        assert found.by_subject.sum() == found.differing.sum() == found.many.kept
        assert all(i.kind != "aantal" for i in found.subjects)


def test_one_theme_is_corrected_by_itself(monitor: Monitor) -> None:
    chosen = Selection("GM0001", 2022, "demografie")
    found = get_standing_out(monitor, chosen, "GM0001", "wijk", "demografie")
    assert {i.theme for i in found.subjects} == {"demografie"}
    same = count_standing_out(
        get_areas_beside(monitor, chosen, "GM0001", "wijk", [i.id for i in found.subjects])
    )
    assert (same.differing == found.differing).all()
