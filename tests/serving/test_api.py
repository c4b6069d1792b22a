"""/api/v1: what it answers, how it refuses, and that programs can rely on it."""

from __future__ import annotations

import io
import threading
from dataclasses import replace
from typing import Any
from urllib.parse import urlsplit

import pandas as pd
import pytest
from dash import Dash
from flask.testing import FlaskClient

from data.asked.selection import Selection
from data.monitor import Monitor
from data.queries.areas_beside import get_areas_beside
from data.queries.profile import get_profile_by_indicator
from data.releases.release import Status
from serving.api import figures
from serving.api.portrait import judged_figure

ROOT = "/api/v1"
ASKED = f"{ROOT}/cijfers?indicator=bijstand,cito&herkomst=T,SYR"


def test_pages_together_are_the_whole(client: FlaskClient, gemeente: str) -> None:
    address = f"{ASKED}&gebied=wijken-van-{gemeente}&aantal=37"
    rows: list[dict[str, Any]] = []
    while address:
        answer = client.get(address)
        page = answer.get_json()
        assert page["vanaf"] == len(rows)
        rows += page["cijfers"]
        address = page["volgende"]
        assert ("Link" in answer.headers) == bool(address)
    assert len(rows) == page["aantal"] > 100
    whole = client.get(f"{ASKED}&gebied=wijken-van-{gemeente}&aantal=10000").get_json()
    assert whole["cijfers"] == rows
    assert whole["volgende"] is None
    assert {r["status"] for r in rows} >= {"beschikbaar", "onderdrukt"}
    assert all(r["waarde"] is r["teller"] is r["noemer"] is None for r in rows if r["status"] == "onderdrukt")


def test_every_form_holds_the_same_rows(client: FlaskClient, gemeente: str) -> None:
    asked = f"{ASKED}&gebied={gemeente},NL00"
    rows = client.get(asked).get_json()["cijfers"]
    answers = {form: client.get(f"{asked}&vorm={form}") for form in ("csv", "csv-int", "xlsx", "parquet")}
    frames = {
        "csv": pd.read_csv(io.BytesIO(answers["csv"].data), sep=";", decimal=","),
        "csv-int": pd.read_csv(io.BytesIO(answers["csv-int"].data)),
        "xlsx": pd.read_excel(io.BytesIO(answers["xlsx"].data), engine="openpyxl"),
        "parquet": pd.read_parquet(io.BytesIO(answers["parquet"].data)),
    }
    wanted = [float("nan") if r["waarde"] is None else r["waarde"] for r in rows]
    for form, frame in frames.items():
        assert frame["waarde"].round(4).tolist() == pytest.approx(wanted, nan_ok=True), form
        assert frame["gebied"].tolist() == [r["gebied"] for r in rows]
        disposition = answers[form].headers["Content-Disposition"]
        assert disposition.startswith('attachment; filename="wijkmonitor-demo-')


def test_the_profile_is_that_of_the_overview(client: FlaskClient, monitor: Monitor, gemeente: str) -> None:
    answer = client.get(f"{ROOT}/profiel/{gemeente}?herkomst=SYR&ijkpunt=totaal").get_json()
    selection = Selection(gemeente, monitor.default_year, "onderwijs", "SYR", "totaal")
    readings = get_profile_by_indicator(monitor, selection).readings
    assert [c["indicator"] for c in answer["cijfers"]] == [r.indicator.id for r in readings]
    for shown, reading in zip(answer["cijfers"], readings, strict=True):
        assert shown["waarde"] == pytest.approx(reading.figure.value, abs=5.1e-5)
        assert (shown["oordeel"] == "onbekend") == (reading.figure.value is None or not reading.scored) or (
            shown["oordeel"] == "niet_vergeleken"
        )
        if reading.figure.value is None:
            assert shown["teller"] is shown["noemer"] is shown["ondergrens"] is None


def test_areas_beside_each_other_are_those_of_the_page(
    client: FlaskClient, monitor: Monitor, gemeente: str
) -> None:
    answer = client.get(
        f"{ROOT}/naast-elkaar/{gemeente}?thema=onderwijs&herkomst=NL&aantal=2&vanaf=1"
    ).get_json()
    grid = get_areas_beside(
        monitor, Selection(gemeente, monitor.default_year, "onderwijs", "NL"), gemeente, "wijk"
    )
    assert (answer["niveau"], answer["aantal"]) == ("wijk", len(grid.areas))
    assert (answer["getoetst"], answer["houdt_stand"]) == (grid.many.tested, grid.many.kept)
    assert [a["code"] for a in answer["gebieden"]] == [a.code for a in grid.areas[1:3]]
    for row, area in enumerate(answer["gebieden"], 1):
        for column, figure in enumerate(area["cijfers"]):
            assert figure == judged_figure(monitor, grid.reading(column, row)) | {
                "ijkpunt": figure["ijkpunt"]
            }
    land = client.get(f"{ROOT}/naast-elkaar/NL00?niveau=wijk&aantal=1").get_json()
    assert land["ijkpunt"] is None, "each wijk is held against its own gemeente"
    assert client.get(f"{ROOT}/naast-elkaar/GM9999").status_code == 404
    assert client.get(f"{ROOT}/naast-elkaar/{gemeente}?aantal=501").status_code == 400


def test_a_suppressed_figure_has_no_number_in_a_profile(monitor: Monitor) -> None:
    """Also when the release should hold one by mistake."""
    wijk = next(a for a in monitor.areas if a.level == "wijk")
    found = get_profile_by_indicator(
        monitor, Selection(wijk.code, monitor.default_year, "onderwijs", "ERI")
    ).readings
    hidden = next(r for r in found if r.figure.status is Status.ONDERDRUKT)
    leaky = replace(
        hidden, figure=replace(hidden.figure, value=1.0, numerator=3, denominator=9, low=0.5, high=2.0)
    )
    told = judged_figure(monitor, leaky)
    numbers = ("waarde", "teller", "noemer", "ondergrens", "bovengrens")
    assert [told[n] for n in numbers] == [None] * 5


def test_areas_can_be_found(client: FlaskClient, monitor: Monitor, gemeente: str) -> None:
    def codes(query: str) -> list[str]:
        return [a["code"] for a in client.get(f"{ROOT}/gebieden?{query}").get_json()["gebieden"]]

    areas = monitor.areas
    assert codes("niveau=gemeente") == [a.code for a in areas if a.level == "gemeente"]
    inside = {a.code for a in areas if gemeente in {w.code for w in areas.wider(a.code)}}
    assert set(codes(f"binnen={gemeente}&aantal=5000")) == inside
    assert codes(f"binnen={gemeente}&niveau=wijk") == [a.code for a in areas.children(gemeente)]
    assert gemeente in codes(f"zoek={areas[gemeente].name.upper()}")
    assert len(codes("binnen=NL00&aantal=5000")) == len(areas) - 1
    assert codes("niveau=gemeente&vanaf=2&aantal=3") == codes("niveau=gemeente")[2:5]
    assert codes("zoek=qqq") == []


def test_what_there_is_to_ask_for(client: FlaskClient, monitor: Monitor) -> None:
    release = client.get(f"{ROOT}/uitgave").get_json()
    assert release["uitgave"] == monitor.release.id
    assert release["verzonnen"] is True
    assert "verzonnen" in release["waarschuwing"]
    indicators = client.get(f"{ROOT}/indicatoren").get_json()["indicatoren"]
    assert [i["id"] for i in indicators] == [i.id for i in monitor.indicators]
    assert {i["bron"] for i in indicators} == {"Verzonnen cijfers over verzonnen gemeenten en wijken"}
    divisions = client.get(f"{ROOT}/herkomst").get_json()["indelingen"]
    assert [g["code"] for d in divisions for g in d["groepen"]] == list(monitor.cube.groups)


@pytest.mark.parametrize(
    ("query", "status", "parameter", "said"),
    [
        ("gebied=NL00", 400, "indicator", "ontbreekt"),
        ("indicator=bijstand", 400, "gebied", "ontbreekt"),
        ("indicator=&gebied=NL00", 400, "indicator", "ontbreekt"),
        ("indicator=bijstandd&gebied=NL00", 400, "indicator", "bijstandd"),
        ("indicator=bijstand&gebied=GM0000", 404, "gebied", "GM0000"),
        ("indicator=bijstand&gebied=%3Cscript%3E", 400, "gebied", "goede vorm"),
        ("indicator=bijstand&gebied=NL00&jaar=1066", 400, "jaar", "1066"),
        ("indicator=bijstand&gebied=NL00&herkomst=XX", 400, "herkomst", "XX"),
        ("indicator=bijstand&gebied=NL00&aantal=0", 400, "aantal", "minstens 1"),
        ("indicator=bijstand&gebied=NL00&aantal=10001", 400, "aantal", "hoogstens 10000"),
        ("indicator=bijstand&gebied=NL00&vanaf=een", 400, "vanaf", "geen heel getal"),
        ("indicator=bijstand&gebied=NL00&vorm=pdf", 400, "vorm", "Kies uit"),
        ("indicator=bijstand&gebied=NL00&indikator=cito", 400, "indikator", "bestaat niet"),
    ],
)
def test_a_refusal_says_what_is_wrong(
    client: FlaskClient, query: str, status: int, parameter: str, said: str
) -> None:
    answer = client.get(f"{ROOT}/cijfers?{query}")
    assert answer.status_code == status
    assert answer.get_json()["parameter"] == parameter
    assert said in answer.get_json()["fout"]
    assert answer.headers["Access-Control-Allow-Origin"] == "*"


def test_too_many_rows_for_a_file_are_refused(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(figures.KINDS, "xlsx", replace(figures.KINDS["xlsx"], most=100))
    answer = client.get(f"{ASKED}&gebied=alle&vorm=xlsx")
    assert answer.status_code == 400
    assert "passen er hoogstens 100" in answer.get_json()["fout"]


def test_unknown_addresses_and_methods_answer_in_json(client: FlaskClient) -> None:
    assert client.get(f"{ROOT}/nergens").get_json() == {"fout": "Deze pagina bestaat niet"}
    answer = client.post(f"{ROOT}/cijfers")
    assert answer.status_code == 405
    assert "fout" in answer.get_json()
    assert set(answer.headers["Allow"].split(", ")) == {"GET", "HEAD", "OPTIONS"}


def test_an_answer_is_kept_until_there_is_a_new_release(client: FlaskClient, monitor: Monitor) -> None:
    for address in (f"{ROOT}/uitgave", f"{ASKED}&gebied=NL00", f"{ASKED}&gebied=NL00&vorm=csv"):
        first = client.get(address, headers={"Accept-Encoding": "br"})
        assert monitor.release.id in first.headers["ETag"]
        again = client.get(address, headers={"If-None-Match": first.headers["ETag"], "Accept-Encoding": "br"})
        assert (again.status_code, again.data) == (304, b"")
        since = client.get(address, headers={"If-Modified-Since": first.headers["Last-Modified"]})
        assert since.status_code == 304
        assert client.get(address, headers={"If-None-Match": 'W/"ander"'}).status_code == 200
    assert client.get(f"{ROOT}/cijfers", headers={"If-None-Match": first.headers["ETag"]}).status_code == 400


def test_any_site_may_read_and_none_may_sign_in(client: FlaskClient) -> None:
    asked = client.options(f"{ROOT}/cijfers", headers={"Origin": "https://wijkmonitor.invalid"})
    assert asked.status_code == 200
    assert asked.headers["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"
    assert "Access-Control-Allow-Credentials" not in asked.headers
    assert "Access-Control-Allow-Origin" not in client.get("/healthz").headers
    head = client.head(f"{ASKED}&gebied=NL00")
    assert head.status_code == 200
    assert not head.data


def test_a_reader_who_goes_away_makes_room(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every place that is taken for a large file is given back, also half-way and after a failure."""
    monkeypatch.setattr(figures, "BIG", 0)
    inside: list[int] = []
    enter, leave = figures.Turns.enter, figures.Turns.leave
    monkeypatch.setattr(figures.Turns, "enter", lambda self: enter(self) and not inside.append(1))
    monkeypatch.setattr(figures.Turns, "leave", lambda self: (leave(self), inside.pop()))
    address = f"{ASKED}&gebied=alle&vorm=csv"
    with client.get(address) as half:
        next(iter(half.iter_encoded()))
        assert inside == [1]
    assert inside == []
    monkeypatch.setattr(figures, "begun", lambda _pieces: 1 / 0)
    assert client.get(address).status_code == 500
    assert inside == []


def test_files_made_at_the_same_time_do_not_mix(app: Dash, monitor: Monitor) -> None:
    gemeenten = [a.code for a in monitor.areas if a.level == "gemeente"][:4]
    found: dict[str, bytes] = {}

    def fetch(code: str) -> None:
        found[code] = app.server.test_client().get(f"{ASKED}&gebied={code}&vorm=csv").data

    threads = [threading.Thread(target=fetch, args=(code,)) for code in gemeenten]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for code in gemeenten:
        assert set(pd.read_csv(io.BytesIO(found[code]), sep=";")["gebied"]) == {code}


def test_the_description_and_its_page_come_from_here(client: FlaskClient) -> None:
    page = client.get(f"{ROOT}/swagger")
    assert page.status_code == 200
    for path in (
        "openapi.json",
        "swagger/css/swagger-ui.css",
        "swagger/js/swagger-ui-bundle.js",
        "swagger/start.js",
    ):
        assert client.get(f"{ROOT}/{path}", buffered=True).status_code == 200
    assert client.get(f"{ROOT}/swagger/../openapi.py", buffered=True).status_code == 404
    assert b"<script>" not in page.data
    assert urlsplit(client.get(f"{ROOT}/").headers["Location"]).path == f"{ROOT}/swagger"
    text = client.get(f"{ROOT}/openapi.json").get_data(as_text=True)
    assert "healthz" not in text


def test_every_figure_of_a_profile_names_its_source(client: FlaskClient, gemeente: str) -> None:
    found = client.get(f"/api/v1/profiel/{gemeente}").get_json()["cijfers"]
    known = [f for f in found if f["waarde"] is not None]
    assert known
    assert all(f["bron"].startswith("Verzonnen") for f in known)
