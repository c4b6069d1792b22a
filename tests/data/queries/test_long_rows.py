"""The rows of a request, against the Parquet of the release read row by row; no number that must not be."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from data.asked.request import Request, cells
from data.monitor import Monitor
from data.queries.long_rows import RowBlock, count_rows, iterate_row_blocks
from data.queries.single_figures import find_indicator_position, get_figures_of_places
from data.releases.release import Status

Tables = dict[str, pd.DataFrame]

REQUESTS = [
    Request(("bijstand",), ("NL00",)),
    Request(
        ("inwoners", "bijstand", "vsv"), ("GM0001", "WK000103", "WK000301"), ("T", "SYR"), ("2020", "2022")
    ),
    Request(("onderwijs",), ("wijken",), ("alle",), ("2014", "2016", "2019")),
    Request(("segregatie_be", "aandeel_groep"), ("gemeenten", "wijken-van-GM0002"), ("T", "NL", "SYR")),
    Request(("alle",), ("alle",), ("vijfdeling",), ("2021",), empty=True),
]


def whole(monitor: Monitor, request: Request) -> list[RowBlock]:
    return list(iterate_row_blocks(monitor, cells(monitor, request)))


def listed(monitor: Monitor, found: list[RowBlock]) -> list[tuple[object, ...]]:
    """Every row as (indicator, area, group, year, status, value, numerator, denominator)."""
    codes = [a.code for a in monitor.areas]
    groups, years = tuple(monitor.cube.groups), monitor.release.years
    return [
        (
            monitor.indicators[b.indicator].id,
            codes[b.area[i]],
            groups[b.group[i]],
            years[b.year[i]],
            Status(b.status[i]).name.lower(),
            None if np.isnan(b.value[i]) else float(b.value[i]),
            int(b.numerator[i]),
            int(b.denominator[i]),
        )
        for b in found
        for i in range(len(b))
    ]


def expected(monitor: Monitor, tables: Tables, request: Request) -> list[tuple[object, ...]]:
    """The slow way: every combination, looked up in the Parquet of the release."""
    asked = cells(monitor, request)
    rows = []
    for p in asked.indicators:
        indicator = monitor.indicators[p]
        found = tables[indicator.id].to_dict("index")
        for a in asked.areas:
            for g in asked.groups:
                for y in asked.years:
                    code, group = monitor.areas.rows[a].code, tuple(monitor.cube.groups)[g]
                    year = monitor.release.years[y]
                    row = found.get((year, group, code), {"status": "niet_beschikbaar"})
                    status = "niet_van_toepassing" if group == "T" and not indicator.total else row["status"]
                    if status == "niet_beschikbaar" and not request.empty:
                        continue
                    numbers: tuple[object, ...] = (None, -1, -1)
                    if status == "beschikbaar":
                        counts = [-1 if pd.isna(row[c]) else int(row[c]) for c in ("teller", "noemer")]
                        value = counts[0] if indicator.kind == "aantal" and counts[0] >= 0 else row["waarde"]
                        numbers = (round(float(value), 4), *counts)
                    rows.append((indicator.id, code, group, year, status, *numbers))
    return rows


@pytest.mark.parametrize("request_", REQUESTS, ids=lambda r: r.indicators[0])
def test_rows_are_those_of_the_release(monitor: Monitor, tables: Tables, request_: Request) -> None:
    found, wanted = listed(monitor, whole(monitor, request_)), expected(monitor, tables, request_)
    assert [row[:5] for row in found] == [row[:5] for row in wanted]
    assert [row[6:] for row in found] == [row[6:] for row in wanted]
    values = np.array([[a[5], b[5]] for a, b in zip(found, wanted, strict=True) if b[5] is not None], float)
    assert np.allclose(values[:, 0], values[:, 1], atol=1e-4, rtol=0)
    assert [row[5] is None for row in found] == [row[5] is None for row in wanted]
    assert count_rows(monitor, cells(monitor, request_)) == len(wanted)


def test_numbers_and_intervals_are_those_of_the_pages(monitor: Monitor) -> None:
    request = Request(("bijstand",), ("wijken-van-GM0001",), ("SYR",), ("2020",))
    (block,) = whole(monitor, request)
    codes = [monitor.areas.rows[a].code for a in block.area]
    shown = get_figures_of_places(
        monitor, find_indicator_position(monitor, "bijstand"), 2020, ["SYR"] * len(codes), codes
    )
    for row, figure in enumerate(shown):
        for ours, theirs in ((block.value, figure.value), (block.low, figure.low), (block.high, figure.high)):
            if figure.status is Status.BESCHIKBAAR and theirs is not None:
                assert ours[row] == pytest.approx(theirs, abs=5.1e-5)
            else:
                assert np.isnan(ours[row])


@pytest.mark.parametrize("side", ["jaar", "herkomst"])
def test_rows_side_by_side_are_counted(monitor: Monitor, side: str) -> None:
    for request in REQUESTS:
        rows = listed(monitor, whole(monitor, request))
        keys = {(r[0], r[1], r[2] if side == "jaar" else r[3]) for r in rows}
        assert count_rows(monitor, cells(monitor, request), side) == len(keys)


@pytest.mark.parametrize(("start", "most"), [(0, 7), (5, 20), (100, 1), (399, 500), (10**6, 5), (3, None)])
def test_a_part_is_the_part(monitor: Monitor, start: int, most: int | None) -> None:
    asked = cells(monitor, REQUESTS[2])
    every = listed(monitor, list(iterate_row_blocks(monitor, asked)))
    end = None if most is None else start + most
    assert listed(monitor, list(iterate_row_blocks(monitor, asked, start, most))) == every[start:end]


def test_a_suppressed_cell_never_has_a_number_even_when_the_release_has(monitor: Monitor) -> None:
    """A release should not hold numbers of a suppressed cell; if one does, they still do not come out."""
    cube = monitor.cube
    odd = {"value": 33.3, "numerator": 3, "denominator": 9}  # in every cell, with a figure or without
    columns = {
        n: replace(getattr(cube, n), numbers=np.full_like(getattr(cube, n).numbers, odd[n])) for n in odd
    }
    leaky = replace(cube, **columns)
    found = list(
        iterate_row_blocks(
            replace(monitor, cube=leaky), cells(monitor, Request(("alle",), ("alle",), ("alle",)))
        )
    )
    hidden = 0
    for block in found:
        away = block.status != Status.BESCHIKBAAR
        hidden += int((block.status == Status.ONDERDRUKT).sum())
        assert np.isnan(np.stack([block.value, block.low, block.high])[:, away]).all()
        assert (block.numerator[away] == -1).all()
        assert (block.denominator[away] == -1).all()
    assert hidden > 100


def test_nothing_asked_is_nothing(monitor: Monitor) -> None:
    for request in (Request(), Request(("bijstand",)), Request((), ("NL00",))):
        assert whole(monitor, request) == []
        assert count_rows(monitor, cells(monitor, request)) == 0
