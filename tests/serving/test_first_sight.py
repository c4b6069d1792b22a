"""The still page in the first HTML."""

from __future__ import annotations

import re

import pytest
from flask.testing import FlaskClient

from data.monitor import Monitor
from insides.pages import page_at


def shown(client: FlaskClient, path: str) -> str:
    html = client.get(path, buffered=True).get_data(as_text=True)
    # What draws a large map in the still page stands behind it.
    begin, end = '<div class="first-sight" inert aria-hidden="true">', '<div id="react-entry'
    found = re.search(rf"{begin}(.*?)</div>(?:<script async [^>]*></script>)?\s*{end}", html, re.S)
    return found[1] if found else ""


def test_the_address_says_which_area_is_drawn(client: FlaskClient, monitor: Monitor) -> None:
    area = next(a for a in monitor.areas if a.level == "gemeente")
    html = shown(client, f"/?gebied={area.code}")
    assert f"<h1>{area.name}" in html
    assert 'class="taart"' in html
    assert 'class="figures"' in html
    assert f"<h1>{area.name}" not in shown(client, "/")


@pytest.mark.parametrize("path", ["/", "/thema", "/thema/onderwijs", "/herkomst", "/vergelijken", "/uitleg"])
def test_every_page_stands_still_without_ids(client: FlaskClient, path: str) -> None:
    html = shown(client, path)
    assert "<h1" in html
    assert set(re.findall(r'\sid="([^"]*)"', html)) <= {
        "onbekend",
        "onbekend-links",
        "onbekend-rechts",
        "onbekend-voorbeeld",
    }
    assert "<script" not in html


def test_hostile_addresses_are_escaped(client: FlaskClient) -> None:
    html = client.get("/?gebied=<script>alert(1)</script>", buffered=True).get_data(as_text=True)
    assert "<script>alert(1)" not in html


def test_an_unknown_address_has_no_still_page(client: FlaskClient) -> None:
    answer = client.get("/nergens", buffered=True)
    assert answer.status_code == 404
    assert 'class="first-sight"' not in answer.get_data(as_text=True)


def test_the_parts_of_an_address_reach_the_page(client: FlaskClient) -> None:
    client.get("/", buffered=True)
    place = page_at("thema/onderwijs")
    assert place is not None
    assert place.variables == {"thema": "onderwijs"}
    assert page_at("thema/onderwijs/meer") is None
