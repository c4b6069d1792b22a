"""WIJKMONITOR_PLAIN=1 asked without a browser: Dash's own first HTML and JSON, and all that is ours."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

import pytest
from flask.testing import FlaskClient

from data.monitor import Monitor
from insides import plain_json
from views import context


@pytest.fixture
def bare(monitor: Monitor, monkeypatch: pytest.MonkeyPatch) -> Iterator[FlaskClient]:
    """Asks an app that leans on nothing that Dash does not document."""
    import app as module

    monkeypatch.setenv("WIJKMONITOR_PLAIN", "1")
    server = module.create_app(monitor).server
    context.use(monitor)
    with server.test_client() as client:
        yield client
    plain_json.use(True)


def test_the_first_html_is_that_of_dash(bare: FlaskClient) -> None:
    html = bare.get("/").get_data(as_text=True)
    assert re.search(r'<html lang="nl" [^>]*data-plain>', html)
    assert len(re.findall(r"<script src=", html)) > 20
    assert "/bundel/" not in html
    assert 'class="first-sight"' not in html
    assert "<noscript>" in html
    assert html.count("<footer") == 0


@pytest.mark.parametrize(
    ("path", "status"),
    [("/", 200), ("/thema/onderwijs", 200), ("/nergens", 404), ("/api/v1/nergens", 404), ("/healthz", 200)],
)
def test_addresses_answer_as_ever(bare: FlaskClient, path: str, status: int) -> None:
    answer = bare.get(path, buffered=True)
    assert answer.status_code == status
    assert "default-src 'self'" in answer.headers["Content-Security-Policy"]


def test_answers_are_written_by_dash(bare: FlaskClient) -> None:
    html = next(d for d in bare.get("/_dash-dependencies").get_json() if "..kop.html" in d["output"])
    body = {
        "output": html["output"],
        "outputs": [dict(zip(("id", "property"), o.rsplit(".", 1), strict=True)) for o in outputs_of(html)],
        "inputs": [part | {"value": None} for part in html["inputs"]],
        "state": [part | {"value": None} for part in html["state"]],
        "changedPropIds": ["keuze.data"],
    }
    answer = bare.post("/_dash-update-component", data=json.dumps(body), content_type="application/json")
    assert answer.status_code == 200
    assert b"<h1" not in answer.data, "Dash itself escapes every <"
    assert "<h1" in answer.get_json()["response"]["kop"]["html"]


def outputs_of(callback: dict[str, str]) -> list[str]:
    return callback["output"].strip(".").split("...")


def test_the_mark_is_not_there_otherwise(client: FlaskClient) -> None:
    html = client.get("/").get_data(as_text=True)
    assert "data-plain" not in html.split("<body>")[0]
    assert html.count("<noscript>") == 1
