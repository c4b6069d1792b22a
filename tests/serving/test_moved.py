"""What the API, a link and an embedded figure say of areas that changed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from data.monitor import Monitor, open_monitor
from views import context
from views.uitleg_release import about_release


@pytest.fixture(scope="module")
def monitor(moved_release: Path) -> Monitor:
    return open_monitor(str(moved_release))


@pytest.fixture(scope="module")
def server(monitor: Monitor) -> Any:
    import app as module

    return module.create_app(monitor).server


@pytest.fixture
def client(server: Any, monitor: Monitor) -> Iterator[FlaskClient]:
    context.use(monitor)
    with server.test_client() as client:
        yield client


def test_the_api_says_which_areas_changed(client: FlaskClient) -> None:
    found = {a["code"]: a for a in client.get("/api/v1/gebieden?niveau=gemeente").get_json()["gebieden"]}
    assert found["GM0009"]["wijzigingen"][0] == {
        "jaar": 2022,
        "van": "GM0001",
        "naar": "GM0009",
        "deel": None,
    }
    assert [w["deel"] for w in found["GM0003"]["wijzigingen"]] == [0.3, 0.7]


def test_the_api_says_from_what_a_figure_was_counted(client: FlaskClient) -> None:
    for year, parts, teller in (("2020", ["GM0001", "GM0002"], 344), ("2022", [], 354)):
        figures = client.get(f"/api/v1/profiel/GM0009?jaar={year}").get_json()["cijfers"]
        one = next(f for f in figures if f["indicator"] == "bijstand")
        assert (one["herberekend_uit"], one["teller"]) == (parts, teller)


def test_rows_of_a_year_are_the_areas_of_that_year(client: FlaskClient) -> None:
    rows = client.get("/api/v1/cijfers?indicator=bijstand&gebied=gemeenten&jaar=2020").get_json()["cijfers"]
    assert sum(r["teller"] for r in rows) == 112 + 232 + 102 + 402 + 502


def test_a_picture_of_an_area_that_is_no_more_is_refused_with_where_it_went(client: FlaskClient) -> None:
    answer = client.get("/figuur/taart.svg?gebied=GM0001&thema=arbeid_inkomen&indicator=bijstand")
    assert answer.status_code == 404
    assert "Dorp 1 hoort in de cijfers vanaf 2022 bij Nieuwdorp." in answer.text


def test_the_page_of_the_release_lists_the_changes(monitor: Monitor) -> None:
    page = about_release(monitor)
    assert "Gebieden die veranderden" in page
    assert "2022: Dorp 3 werd verdeeld over Dorp 4, Dorp 5." in page
