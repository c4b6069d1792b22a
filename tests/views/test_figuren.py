"""A figure taken along is the one of its card: same sentence, same figures; its file has a harmless name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask

from data.asked.selection import Selection, default
from data.asked.shortlink import decode
from data.monitor import Monitor, open_monitor
from views import cache, context
from views.figuren import exhibit, file_name


@pytest.fixture(scope="module")
def monitor(demo_release: Path) -> Monitor:
    return open_monitor(str(demo_release))


@pytest.fixture(autouse=True)
def with_cache(monitor: Monitor) -> Iterator[None]:
    context.use(monitor)
    server = Flask(__name__)
    cache.init(server, "")
    with server.app_context():
        yield


@pytest.fixture
def chosen(monitor: Monitor) -> Selection:
    wijk = monitor.areas.rows[monitor.areas.level_slice("wijk")][0]
    return replace(default(monitor.choices), area=wijk.code, theme="arbeid_inkomen")


def test_its_short_code_leads_to_its_address(monitor: Monitor, chosen: Selection) -> None:
    found = exhibit(monitor, chosen, "thema-bijstand", "verloop")
    assert found is not None
    place = decode(found.address.code, monitor.catalogue)
    assert place is not None
    asked = dict(found.address.query)
    assert {k: asked[k] for k in place.query} == place.query


def test_hints_for_the_screen_stay_there(monitor: Monitor, chosen: Selection) -> None:
    found = exhibit(monitor, replace(chosen, indicator="bijstand"), "herkomst-verschil", "")
    assert found is not None
    assert not [n for n in found.notes_on("paper") if "Klik" in n or "Kies" in n]
    assert [n for n in found.notes_on("screen") if "Klik" in n or "Kies" in n]


@pytest.mark.parametrize(
    "name", ["", "thema", "thema-", "thema-x", "x-y", "overzicht-", "herkomst-x", "a" * 5000]
)
def test_a_name_that_is_no_figure(monitor: Monitor, chosen: Selection, name: str) -> None:
    assert exhibit(monitor, chosen, name, "") is None


@pytest.mark.parametrize(
    "area", ["../../etc/passwd", 'a"; x=\r\nSet-Cookie: y', "'s-Gravenhage (Ě☃)", "é" * 400, "…"]
)
def test_the_name_of_a_file_is_plain(monitor: Monitor, chosen: Selection, area: str) -> None:
    found = exhibit(monitor, chosen, "thema-bijstand", "nu")
    assert found is not None
    name = file_name(replace(found, areas=(area,)))
    assert set(name) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert name.startswith("wijkmonitor-bijstand")
    assert name.endswith("-fictief")
    assert len(name) < 100
