"""The short way of a choice answers with what the callback answers, and whatever it is sent."""

from __future__ import annotations

import json
from typing import Any

import pytest
from flask.testing import FlaskClient

from callbacks import home, vergelijken, wijken
from callbacks.parts import ask, redrawn
from components.frame.parts import LISTED, listed
from data.monitor import Monitor
from views import context


@pytest.fixture
def client(monitor: Monitor) -> FlaskClient:
    import app

    server = app.create_app(monitor).server
    context.use(monitor)
    return server.test_client()


def test_it_gives_what_the_callback_gives(client: FlaskClient, monitor: Monitor) -> None:
    gemeente = monitor.areas.children(monitor.areas.land.code)[0]
    stored = {"gebied": gemeente.code, "herkomst": "NL"}
    wanted = redrawn(home.parts(ask(stored)), {}, home.SHOWN)
    answer = client.post("/delen/kop", json={"keuze": stored, "staat": {}})
    assert answer.get_json() == {c: {n: str(v) for n, v in props.items()} for c, props in wanted.items()}
    stamps = {c: p["stamp"] for c, p in answer.get_json().items() if "stamp" in p}
    assert client.post("/delen/kop", json={"keuze": stored, "staat": stamps}).get_json() == {}
    other = client.post("/delen/kop", json={"keuze": stored | {"thema": "veiligheid"}, "staat": stamps})
    assert other.get_json().keys() == {"tabel"}


def test_a_chart_comes_as_dash_writes_it(client: FlaskClient, monitor: Monitor) -> None:
    a, b = monitor.areas.children(monitor.areas.land.code)[:2]
    stored = {"gebied": a.code, "vergelijk": b.code, "pagina": "x"}
    answer = client.post("/delen/paar-verloop", json={"keuze": stored, "staat": {}}).get_json()
    assert answer["paar-verloop"]["children"]["namespace"] == "dash_html_components"


@pytest.mark.parametrize("keuze", [None, {}, "x", 3, ["gebied"], {"gebied": {"a": 1}, "jaar": 10**30}])
@pytest.mark.parametrize("name", ["kop", "wijken-kop", "paar-kop", "rapport-voor", "gelijken"])
def test_what_is_chosen_may_be_anything(client: FlaskClient, name: str, keuze: Any) -> None:
    asked = {"keuze": keuze, "staat": {"kop": ["x"], "vreemd": 1, "tabel": {"a": 1}}}
    assert client.post(f"/delen/{name}", json=asked).status_code == 200


@pytest.mark.parametrize(
    "body", [b"", b"x", b"[]", b"null", b'{"staat": 3}', b"\xff", json.dumps("a").encode()]
)
def test_what_is_no_question_is_refused(client: FlaskClient, body: bytes) -> None:
    answer = client.post("/delen/kop", data=body, content_type="application/json")
    assert answer.status_code == 400
    assert client.post("/delen/nergens", json={"staat": {}}).status_code == 405, "no page takes a POST"
    assert client.get("/delen/nergens").status_code == 404


def test_a_page_of_another_release_is_refused(client: FlaskClient) -> None:
    headers = {"X-Uitgave": "demo-2020-01-01-older"}
    assert client.post("/delen/kop", json={"staat": {}}, headers=headers).status_code == 409


def test_the_first_html_says_which_there_are(client: FlaskClient) -> None:
    html = client.get("/").get_data(as_text=True)
    told = listed(client.application.extensions[LISTED])
    assert str(told) in html
    for shown in (home.SHOWN, wijken.SHOWN, vergelijken.TREND):
        assert next(iter(shown)) in told
    assert "thema" not in told, "what the cards show besides, only the browser knows"
    assert str(listed({})) == '<div id="delen" hidden data-names="{}"></div>'
