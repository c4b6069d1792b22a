"""Figures of every kind, from a real release: what the screen shows, to hold the files against."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from flask import Flask

from data.areas import Area
from data.asked.selection import Selection, parse
from data.monitor import Monitor, open_monitor
from data.queries.readings_by_group import get_readings_by_group
from data.releases.release import Status
from figures.exhibit import Exhibit
from views import cache, context
from views.figuren import exhibit

KINDS = {
    "nu": ("thema-bijstand", {"beeld": "nu"}),
    "verloop": ("thema-bijstand", {"beeld": "verloop"}),
    "groepen": ("thema-bijstand", {"beeld": "herkomst"}),
    "twintig": ("thema-bijstand", {"beeld": "herkomst-twintigdeling"}),
    "aantal": ("thema-inwoners", {"beeld": "nu"}),
    "leeftijd": ("thema-leeftijd_0_3", {"beeld": "nu"}),
    "leeftijd_verloop": ("thema-leeftijd_0_3", {"beeld": "verloop"}),
    "punten": ("herkomst-punten", {"indicator": "bijstand"}),
    "verschil": ("herkomst-verschil", {"indicator": "bijstand"}),
    "panelen": ("herkomst-verloop", {"indicator": "bijstand"}),
    "mensen": ("herkomst-mensen", {"indicator": "bijstand", "herkomst": "BE_BU"}),
    "vergelijken": ("vergelijken-verloop", {"indicator": "bijstand"}),
    "taart": ("overzicht-taart", {}),
    "tabel": ("overzicht-tabel", {"thema": "arbeid_inkomen"}),
    "matrix": ("herkomst-matrix", {"thema": "arbeid_inkomen"}),
    "matrix_twintig": ("herkomst-matrix", {"thema": "arbeid_inkomen", "indeling": "twintigdeling"}),
    "taarten": ("vergelijken-taarten", {}),
    "naast": ("vergelijken-tabel", {"thema": "arbeid_inkomen"}),
    "landkaart": ("wijken-landkaart", {"indicator": "bijstand"}),
    "landkaart_waarde": ("wijken-landkaart", {"indicator": "bijstand", "beeld": "waarde-kaart"}),
    "landkaart_verandering": ("wijken-landkaart", {"indicator": "bijstand", "beeld": "verandering-kaart"}),
    "landkaart_tegels": ("wijken-landkaart", {"indicator": "bijstand", "beeld": "verschil-tegels"}),
    "landkaart_groepen": ("wijken-landkaart", {"indicator": "bijstand", "beeld": "waarde-groepen"}),
    "trechter": ("wijken-landkaart", {"indicator": "bijstand", "beeld": "verschil-trechter"}),
    "stroken": ("wijken-stroken", {"thema": "arbeid_inkomen"}),
    "lijst": ("wijken-lijst", {"thema": "arbeid_inkomen"}),
    "rij": ("thema-bijstand", {"beeld": "rij"}),
    "rij_aantal": ("thema-inwoners", {"beeld": "rij"}),
    "rij_leeftijd": ("thema-leeftijd_0_3", {"beeld": "rij"}),
    "rij_gebieden": ("thema-pct_buiten_nl", {"beeld": "rij"}),
    "verdachten": ("thema-verdachten", {"beeld": "herkomst"}),
}
"""A name for every kind of figure: its name in an address, and what is asked besides an area."""


@pytest.fixture(scope="session")
def monitor(demo_release: Path) -> Monitor:
    return open_monitor(str(demo_release))


@pytest.fixture(autouse=True)
def in_use(monitor: Monitor) -> Iterator[None]:
    context.use(monitor)
    server = Flask(__name__)
    cache.init(server, "")
    with server.app_context():
        yield


@pytest.fixture(scope="session")
def gemeente(monitor: Monitor) -> Area:
    """The gemeente with most inhabitants."""
    areas = monitor.areas
    row = monitor.rows[next(p for p, i in enumerate(monitor.indicators) if i.kind == "aantal")]
    year, total = monitor.cube.years[monitor.default_year], monitor.cube.groups["T"]
    found = areas.rows[areas.level_slice("gemeente")]
    return max(found, key=lambda a: monitor.cube.value[row, year, total, areas.index[a.code]])


@pytest.fixture(scope="session")
def other(monitor: Monitor, gemeente: Area) -> Area:
    areas = monitor.areas
    return next(a for a in areas.rows[areas.level_slice("gemeente")] if a != gemeente)


@pytest.fixture(scope="session")
def hidden(monitor: Monitor) -> Selection:
    """A wijk where some, but not all, of the twenty groups have too few people."""
    areas = monitor.areas
    for area in areas.rows[areas.level_slice("wijk")]:
        chosen = Selection(area.code, monitor.default_year, "arbeid_inkomen", indicator="bijstand")
        found = get_readings_by_group(monitor, chosen, "bijstand", "twintigdeling")
        absent = [p.reading.figure.status is Status.ONDERDRUKT for p in found.parts]
        if 3 < sum(absent) < len(absent) - 3:
            return chosen
    raise AssertionError("no such wijk in this release")


Asked = Callable[..., Exhibit]


@pytest.fixture
def figure(monitor: Monitor, gemeente: Area, other: Area) -> Asked:
    """The exhibit of one of KINDS, for the largest gemeente unless told otherwise."""

    def made(kind: str, **more: str) -> Exhibit:
        name, asked = KINDS[kind]
        beside = {"vergelijk": other.code} if kind == "vergelijken" else {}
        query = {"gebied": gemeente.code} | asked | beside | more
        chosen, notices = parse(monitor.choices, query)
        assert not notices
        found = exhibit(monitor, chosen, name, query.get("beeld", ""))
        assert found is not None
        return found

    return made
