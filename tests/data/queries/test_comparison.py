"""What a selection is held against, as the design says it."""

from __future__ import annotations

import pytest

from data.asked.selection import Reference, Selection
from data.monitor import Monitor
from data.queries.comparison import comparison, spread_column


def compare(monitor: Monitor, area: str, group: str, reference: Reference) -> tuple[object, ...]:
    found = comparison(monitor, Selection(area, 2022, "onderwijs", group, reference))
    return found.kind, found.area.code, found.group, found.peers_level, found.peers_in.code


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
        found = comparison(monitor, selection)
        assert found.kind is None or (found.area.code, found.group) != (selection.area, selection.group)


def test_the_spread_column_is_that_of_the_peers(monitor: Monitor) -> None:
    columns = {
        area: spread_column(monitor, comparison(monitor, Selection(area, 2022, "onderwijs")))
        for area in ("NL00", "GM0004", "WK000300", "WK000100", "WK000200")
    }
    assert columns == {"NL00": 0, "GM0004": 0, "WK000300": 1, "WK000100": 2, "WK000200": 3}
