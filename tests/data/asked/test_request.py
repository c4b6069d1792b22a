"""A request reads back from its own address, says what it could not follow, and never fails."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.asked.recognise import recognise
from data.asked.request import Request, cells, parse, tidy
from data.monitor import Monitor, open_monitor


@pytest.fixture(scope="module")
def monitor(demo_release: Path) -> Monitor:
    return open_monitor(str(demo_release))


def codes(monitor: Monitor, request: Request) -> list[str]:
    return [monitor.areas.rows[p].code for p in cells(monitor, request).areas]


def test_a_request_survives_its_address(monitor: Monitor) -> None:
    gemeente = monitor.areas.rows[1].code
    request = Request(
        ("bijstand", "onderwijs"),
        (gemeente, f"wijken-van-{gemeente}"),
        ("T", "vijfdeling"),
        ("2020",),
        "jaar",
        True,
    )
    assert parse(monitor, parse_qs(request.to_query())) == (request, ())
    assert parse(monitor, {}) == (Request(), ())
    assert Request(("bijstand",), ("NL00",)).to_query() == "indicator=bijstand&gebied=NL00"


def test_commas_and_repeated_keys_are_the_same(monitor: Monitor) -> None:
    a = parse(monitor, {"indicator": "bijstand, cito", "gebied": "nl00"})
    assert a == parse(monitor, {"indicator": ["bijstand", "cito", "bijstand"], "gebied": ["NL00"]})
    assert a[0].indicators == ("bijstand", "cito")


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("indicator", "nergens"),
        ("gebied", "GM0000"),
        ("gebied", "wijken-van-NL00"),
        ("herkomst", "XX"),
        ("jaar", "1066"),
        ("kolommen", "gebied"),
        ("leeg", "misschien"),
    ],
)
def test_what_is_unknown_is_named_and_left_out(monitor: Monitor, key: str, value: str) -> None:
    request, faults = parse(monitor, {"indicator": "bijstand", "gebied": "NL00"} | {key: f"NL00,{value}"})
    wrong = next(f for f in faults if f.value == value)
    assert wrong.parameter == key
    assert value in wrong.message
    assert value not in str(request)


VALUES = st.one_of(st.text(max_size=30), st.lists(st.text(max_size=9), max_size=4), st.none(), st.integers())
NAMES = ["indicator", "gebied", "herkomst", "jaar", "kolommen", "leeg", "x"]


@given(st.dictionaries(st.sampled_from(NAMES), VALUES))
def test_parse_takes_anything(monitor: Monitor, params: dict[str, Any]) -> None:
    request, _ = parse(monitor, params)
    assert parse(monitor, parse_qs(request.to_query())) == (request, ())
    assert cells(monitor, request).size >= 0


def test_too_many_codes_are_told(monitor: Monitor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("data.asked.request.MOST_CODES", 3)
    every = [a.code for a in monitor.areas]
    request, (fault,) = parse(monitor, {"gebied": every[:5]})
    assert request.areas == tuple(every[:3])
    assert fault.parameter == "gebied"
    assert "5 losse gebieden" in fault.message
    assert parse(monitor, {"gebied": every[:3] * 9})[1] == (), "doubles do not count"


def test_sets_are_what_their_name_says(monitor: Monitor) -> None:
    areas, gemeente = monitor.areas, monitor.areas.rows[1].code
    assert codes(monitor, Request(areas=("gemeenten",))) == [a.code for a in areas if a.level == "gemeente"]
    inside = [a.code for a in areas if a.parent == gemeente]
    assert codes(monitor, Request(areas=(f"wijken-van-{gemeente}", inside[0]))) == inside
    assert len(codes(monitor, Request(areas=("alle",)))) == len(areas)
    asked = cells(monitor, Request(("onderwijs",), groups=("vijfdeling",)))
    assert {monitor.indicators[p].theme for p in asked.indicators} == {"onderwijs"}
    assert [tuple(monitor.cube.groups)[p] for p in asked.groups] == ["NL", "EU_BU", "EU_NL", "BE_BU", "BE_NL"]
    assert len(cells(monitor, Request()).years) == len(monitor.release.years)


def test_tidy_says_the_same_in_fewer_words(monitor: Monitor) -> None:
    years = tuple(str(y) for y in monitor.release.years)
    theme = tuple(i.id for i in monitor.indicators if i.theme == "onderwijs")
    request = Request((*theme, "bijstand"), ("NL00",), ("T", "NL", "EU_BU", "EU_NL", "BE_BU", "BE_NL"), years)
    short = tidy(monitor, request)
    assert short == Request(("onderwijs", "bijstand"), ("NL00",), ("vijfdeling", "T"))
    for axis in ("indicators", "groups", "years", "areas"):
        assert (
            getattr(cells(monitor, short), axis).tolist() == getattr(cells(monitor, request), axis).tolist()
        )


def test_pasted_areas_are_recognised_or_reported(monitor: Monitor) -> None:
    gemeente = monitor.areas.rows[1]
    wijk = monitor.areas.children(gemeente.code)[0]
    lines = f'{gemeente.name.upper()}\n"{wijk.code.lower()}";{gemeente.code[2:]}\tonzin, GM0000\n'
    lines += monitor.areas.full_name(wijk.code) + "\n=1+1"
    found = recognise(monitor.areas, lines)
    assert found.areas == (gemeente.code, wijk.code)
    assert found.unknown == ("onzin", "GM0000", "=1+1")
    assert recognise(monitor.areas, " \n,;;\t") == recognise(monitor.areas, "")


def test_a_name_of_several_wijken_is_unclear(monitor: Monitor) -> None:
    names = [a.name for a in monitor.areas if a.level == "wijk"]
    gemeenten = {a.name for a in monitor.areas if a.level != "wijk"}
    double = next(n for n in names if names.count(n) > 1 and n not in gemeenten)
    assert recognise(monitor.areas, double).unclear == (double,)
