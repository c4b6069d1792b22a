"""What a selection is held against, as the design says it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from data.asked.selection import REFERENCES, Reference, Selection
from data.monitor import Monitor
from data.queries.comparison import (
    KINDS,
    choose_comparison,
    choose_yardsticks_by_group_and_area,
    get_yardstick_of_comparison,
)

NOBODY = np.empty(0, np.intp)


def compare(monitor: Monitor, area: str, group: str, reference: Reference) -> tuple[object, ...]:
    found = choose_comparison(monitor, Selection(area, 2022, "onderwijs", group, reference))
    return found.kind, found.area.code, found.group, found.peers_level.id, found.peers_in.code


@pytest.mark.parametrize(
    ("area", "group", "reference", "expected"),
    [
        # a wijk: its gemeente, Nederland, or everyone here; GM0001 has enough wijken to be peers, GM0003 not
        ("WK000100", "T", "breder", ("breder", "GM0001", "T", "wijk", "GM0001")),
        ("WK000100", "SYR", "breder", ("breder", "GM0001", "SYR", "wijk", "GM0001")),
        ("WK000200", "SYR", "breder", ("breder", "GM0002", "SYR", "wijk", "GM0002")),
        ("WK000300", "SYR", "breder", ("breder", "GM0003", "SYR", "wijk", "NL00")),
        ("WK000100", "SYR", "nederland", ("nederland", "NL00", "SYR", "wijk", "NL00")),
        ("WK000100", "SYR", "totaal", ("totaal", "WK000100", "T", "wijk", "GM0001")),
        ("WK000300", "SYR", "totaal", ("totaal", "WK000300", "T", "wijk", "NL00")),
        ("WK000100", "T", "totaal", ("breder", "GM0001", "T", "wijk", "GM0001")),
        # a gemeente: the wider area is Nederland, which then goes by one name
        ("GM0001", "T", "breder", ("nederland", "NL00", "T", "gemeente", "NL00")),
        ("GM0001", "SYR", "nederland", ("nederland", "NL00", "SYR", "gemeente", "NL00")),
        ("GM0001", "SYR", "totaal", ("totaal", "GM0001", "T", "gemeente", "NL00")),
        ("GM0001", "T", "totaal", ("nederland", "NL00", "T", "gemeente", "NL00")),
        # the land: a group against everyone, everyone against nothing
        ("NL00", "T", "breder", (None, "NL00", "T", "gemeente", "NL00")),
        ("NL00", "T", "totaal", (None, "NL00", "T", "gemeente", "NL00")),
        ("NL00", "SYR", "breder", ("totaal", "NL00", "T", "gemeente", "NL00")),
        ("NL00", "SYR", "nederland", ("totaal", "NL00", "T", "gemeente", "NL00")),
    ],
)
def test_the_reference_and_the_peers(
    monitor: Monitor, area: str, group: str, reference: Reference, expected: tuple[object, ...]
) -> None:
    assert compare(monitor, area, group, reference) == expected


def test_nothing_is_held_against_itself(monitor: Monitor, some_selections: list[Selection]) -> None:
    for selection in some_selections:
        found = choose_comparison(monitor, selection)
        assert found.kind is None or (found.area.code, found.group) != (selection.area, selection.group)


def test_many_at_once_are_what_each_is_alone(monitor: Monitor) -> None:
    """The yardsticks of all groups in all areas, against the comparison of each."""
    cube, rows = monitor.cube, monitor.areas.rows
    codes = tuple(cube.groups)
    for reference in REFERENCES:
        every = choose_yardsticks_by_group_and_area(
            monitor, reference, np.arange(len(codes)), np.arange(len(rows))
        )
        columns = np.broadcast_arrays(*(getattr(every, n) for n in every.__slots__))
        for (g, a), kind in np.ndenumerate(columns[0]):
            _, area, group, level, within, column, _ = (c[g, a] for c in columns)
            one = choose_comparison(monitor, Selection(rows[a].code, 2022, "onderwijs", codes[g], reference))
            assert (KINDS[kind], rows[area], codes[group]) == (one.kind, one.area, one.group)
            assert (monitor.areas.tiers[level], rows[within]) == (one.peers_level, one.peers_in)
            again = get_yardstick_of_comparison(monitor, one, np.array([g]), np.array([a]))
            assert again.peers_column.item() == column
            assert again.contains.item() == (one.kind is not None or codes[g] == "T")


def test_a_figure_is_a_part_of_another_only_where_everybody_in_it_counts_there(monitor: Monitor) -> None:
    cube, areas = monitor.cube, monitor.areas
    standard = choose_comparison(monitor, Selection("WK000100", 2022, "onderwijs"))
    wijk = replace(standard, area=areas["WK000100"])
    codes, groups = ["NL00", "GM0001", "WK000100", "WK000101"], ["T", "SYR", "NL"]
    at = [np.array([cube.groups[g] for g in groups]), np.array([areas.index[c] for c in codes])]
    for held, group in ((wijk, "T"), (replace(wijk, area=areas["GM0001"], group="SYR"), "SYR")):
        found = get_yardstick_of_comparison(monitor, held, *at).contains
        for (g, a), inside in np.ndenumerate(found):
            lies, up = False, monitor.areas[codes[a]] if codes[a] in areas else None
            while up is not None:
                lies, up = lies or up == held.area, areas.parent(up.code)
            assert inside == (lies and group in ("T", groups[g]))


def test_the_peers_have_a_column_of_their_own_when_there_are_enough(monitor: Monitor) -> None:
    columns = {
        area: get_yardstick_of_comparison(
            monitor, choose_comparison(monitor, Selection(area, 2022, "onderwijs")), NOBODY, NOBODY
        ).peers_column.item()
        for area in ("NL00", "GM0004", "WK000300", "WK000100", "WK000200")
    }
    assert columns == {"NL00": 0, "GM0004": 0, "WK000300": 0, "WK000100": 1, "WK000200": 2}


@pytest.mark.parametrize(
    ("area", "reference", "expected"),
    [
        # breder is the parent, whatever its level; peers are its children when there are enough
        ("BU00010000", "breder", ("breder", "WK000100", "T", "buurt", "WK000100")),
        ("BU00010100", "breder", ("breder", "WK000101", "T", "buurt", "NL00")),
        ("BU00010000", "nederland", ("nederland", "NL00", "T", "buurt", "NL00")),
        ("WK000100", "breder", ("breder", "GM0001", "T", "wijk", "NL00")),
        ("GM0001", "breder", ("nederland", "NL00", "T", "gemeente", "NL00")),
        ("NL00", "breder", (None, "NL00", "T", "gemeente", "NL00")),
    ],
)
def test_four_levels(
    four_levels: Monitor, area: str, reference: Reference, expected: tuple[object, ...]
) -> None:
    assert compare(four_levels, area, "T", reference) == expected


def test_two_levels(two_levels: Monitor) -> None:
    assert compare(two_levels, "GM0001", "T", "breder") == ("nederland", "NL00", "T", "gemeente", "NL00")
    assert compare(two_levels, "NL00", "SYR", "breder") == ("totaal", "NL00", "T", "gemeente", "NL00")
