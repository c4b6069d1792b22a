"""The outlines of areas over HTTP: as they stand in the release, for ever, and nothing that is not there."""

from __future__ import annotations

import gzip

import brotli
import orjson
import pytest
from flask.testing import FlaskClient

from data.geometry.shapes import decode
from data.monitor import Monitor
from figures.address import outlines
from serving.compression import CompressedFiles

KEYS = {"w", "h", "m", "codes", "names", "paths", "boxes", "centres", "tiles"}


@pytest.mark.parametrize("takes", ["br", "gzip, br", "gzip", "identity"])
def test_the_same_outlines_however_they_are_sent(client: FlaskClient, monitor: Monitor, takes: str) -> None:
    answer = client.get(outlines(monitor.release.id, "wijk"), headers={"Accept-Encoding": takes})
    assert answer.status_code == 200
    assert answer.mimetype == "application/json"
    assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert "Accept-Encoding" in answer.headers["Vary"]
    unpack = {"br": brotli.decompress, "gzip": gzip.decompress, None: bytes}
    body = unpack[answer.headers.get("Content-Encoding")](answer.data)
    assert ("br" in takes) == (answer.headers.get("Content-Encoding") == "br")
    view = orjson.loads(body)
    assert view.keys() == KEYS
    shapes = monitor.release.shapes("wijk")
    assert shapes is not None
    assert tuple(view["codes"]) == shapes.codes
    assert tuple(view["paths"]) == shapes.paths
    assert {len(v) for k, v in view.items() if k not in "whm"} == {len(shapes)}


def test_a_gemeente_in_a_box_of_its_own(client: FlaskClient, monitor: Monitor, gemeente: str) -> None:
    answer = client.get(outlines(monitor.release.id, "wijk", gemeente), headers={"Accept-Encoding": "br"})
    shapes = decode("wijk", brotli.decompress(answer.data))
    assert shapes.codes == tuple(a.code for a in monitor.areas.children(gemeente))
    assert shapes.names == tuple(a.name for a in monitor.areas.children(gemeente))
    assert max(shapes.wide, shapes.high) == 1_000


@pytest.mark.parametrize(
    "name",
    ["land", "buurt", "straat", "wijk-GM0000", "wijk-", "wijk-../manifest", "gemeente-GM9001", "wijk--1"],
)
def test_what_is_not_there(client: FlaskClient, monitor: Monitor, name: str) -> None:
    assert client.get(f"/kaart/{monitor.release.id}/{name}.json").status_code == 404


def test_another_release_is_not_there(client: FlaskClient) -> None:
    assert client.get("/kaart/demo-2020-01-01-00000000/wijk.json").status_code == 404


def test_what_strangers_ask_is_not_remembered(client: FlaskClient, monitor: Monitor) -> None:
    files: CompressedFiles = client.application.extensions["compressed_files"]
    before = len(files)
    for area in monitor.areas.children(monitor.areas.land.code):
        for takes in ("br", "gzip", "identity"):
            client.get(outlines(monitor.release.id, "wijk", area.code), headers={"Accept-Encoding": takes})
    for number in range(50):
        client.get(f"/kaart/{monitor.release.id}/wijk-{number}.json?x={number}")
    assert len(files) == before


def test_a_map_to_choose_on_and_a_picture_of_a_place(
    client: FlaskClient, monitor: Monitor, gemeente: str
) -> None:
    release = monitor.release.id
    answer = client.get(f"/kaart/{release}/kies-vergelijk-{gemeente}.html")
    assert answer.status_code == 200
    assert answer.text.count('role="option"') == len(monitor.areas.children(monitor.areas.land.code))
    front = client.get(f"/kaart/{release}/kies-ga-{monitor.areas.land.code}.html")
    assert f'data-go="/?gebied={gemeente}"' in front.text
    picture = client.get(f"/kaart/{release}/plek-{gemeente}.svg")
    assert picture.mimetype == "image/svg+xml"
    # The program draws these: another version must not be hidden behind what a browser kept.
    assert "immutable" not in picture.headers["Cache-Control"]
    tag = picture.headers["ETag"]
    again = client.get(f"/kaart/{release}/plek-{gemeente}.svg", headers={"If-None-Match": tag})
    assert again.status_code == 304


@pytest.mark.parametrize(
    "name", ["kies-gebied-GM9001.html", "kies-vergelijk-GM0000.html", "plek-NL00.svg", "plek-GM0000.svg"]
)
def test_no_map_of_what_is_not_there(client: FlaskClient, monitor: Monitor, name: str) -> None:
    assert client.get(f"/kaart/{monitor.release.id}/{name}").status_code == 404
