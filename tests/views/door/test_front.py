"""The front door: which address opens it, what stands on it, and the question that waits for an area."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from data.areas import Area
from data.asked.selection import default
from data.monitor import Monitor, open_monitor
from views import cache, context
from views.door.front import example, opens, parts, waiting


@pytest.fixture(scope="module")
def monitor(demo_release: Path) -> Monitor:
    return open_monitor(str(demo_release))


@pytest.fixture(autouse=True)
def standing(monitor: Monitor) -> Iterator[None]:
    server = Flask(__name__)
    cache.init(server, "")
    context.use(monitor)
    with server.app_context():
        yield


@pytest.fixture
def gemeente(monitor: Monitor) -> Area:
    return monitor.areas.children(monitor.areas.land.code)[0]


def test_examples_go_round_and_each_is_a_link_to_its_area(monitor: Monitor) -> None:
    seen, number = [], 0
    for _ in range(20):
        html = example(monitor, number)
        codes = set(re.findall(r'href="/\?gebied=(\w+)"', html))
        assert len(codes) == 1
        seen += codes
        following = re.search(r'data-event="voorbeeld" data-value="(\d+)"', html)
        assert following
        number = int(following[1])
        if number == 0:
            break
    assert len(set(seen)) == len(seen) > 1
    assert example(monitor, len(seen)) == example(monitor, 0)


def test_an_example_is_a_coloured_picture_in_which_nothing_can_be_chosen(monitor: Monitor) -> None:
    html = example(monitor, 0)
    assert re.search(r'fill="#(1d7a72|8cc3ba|e3a392|a8402d)"', html)
    assert 'role="button"' not in html
    assert "tabindex" not in html


def test_the_finding_is_of_the_land_by_origin_and_ranks_nobody(monitor: Monitor) -> None:
    _, finding, _ = parts(monitor)
    assert monitor.areas.land.name in finding
    groups = [g.short for g in monitor.catalogue.classifications["vijfdeling"].groups]
    rows = finding[finding.index('class="dots"') :]  # the title names both ends
    places = [rows.index(name) for name in groups]
    assert places == sorted(places), "in the order of the division"


def test_five_questions_and_each_asks_for_its_area(monitor: Monitor) -> None:
    *_, questions = parts(monitor)
    assert questions.count("<li>") == 5
    assert questions.count('href="/?vraag=') == 5
    assert "data-opens" in questions


def test_a_question_waits_with_its_answer_but_for_the_area(monitor: Monitor, gemeente: Area) -> None:
    first = default(monitor.choices)
    asked = waiting(monitor, first, "ontwikkeling")
    assert asked is not None
    assert asked.opens.startswith("/thema/arbeid_inkomen?")
    assert asked.opens.endswith("&gebied={gebied}#bijstand")
    assert asked.here is None
    before = waiting(monitor, replace(first, area=gemeente.code), "ontwikkeling")
    assert before is not None
    assert before.here == (gemeente.name, gemeente.code)
    for unknown in ("bestaat_niet", "gunstig", None, ["ontwikkeling"]):
        assert waiting(monitor, first, unknown) is None
    assert opens(monitor, None) == "/?gebied={gebied}"


def test_which_address_is_the_front_door(monitor: Monitor, gemeente: Area) -> None:
    import app as module

    module.create_app(monitor)
    context.use(monitor)
    from pages.home import layout

    def is_door(stored: dict[str, Any] | None = None, **query: object) -> bool:
        return getattr(layout(stored, **query), "className", "") == "door"

    land, code = monitor.areas.land.code, gemeente.code
    assert is_door()
    assert is_door({"gebied": land})
    assert is_door(thema="veiligheid")  # from the other edition
    assert is_door({"gebied": code}, vraag="uitkeringen")
    assert not is_door(gebied=land)
    assert not is_door(jaar="2023")
    assert not is_door({"gebied": code})
    assert not is_door({"gebied": code}, vraag="gunstig")
