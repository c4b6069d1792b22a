"""The server: what it answers, with which status and headers, whatever is asked of it."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from hashlib import sha256
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

import pytest
from flask import Flask
from flask.testing import FlaskClient

from data.monitor import Monitor
from insides.pages import page_at
from serving import errors


def policy(client: FlaskClient, path: str) -> dict[str, list[str]]:
    header = client.get(path, buffered=True).headers["Content-Security-Policy"]
    parts = [part.split() for part in header.split(";")]
    return {part[0]: part[1:] for part in parts if part}


# ---------------------------------------------------------------- headers and health


@pytest.mark.parametrize(
    "path", ["/", "/uitleg", "/nergens", "/healthz", "/_dash-layout", "/assets/fonts.css"]
)
def test_every_answer_is_protected(client: FlaskClient, path: str) -> None:
    headers = client.get(path, buffered=True).headers
    found = policy(client, path)
    assert found["default-src"] == ["'self'"]
    assert "'unsafe-eval'" not in found["script-src"]
    assert "'unsafe-inline'" not in found["script-src"]
    assert found["frame-ancestors"] == found["object-src"] == ["'none'"]
    assert not [source for sources in found.values() for source in sources if "//" in source or "*" in source]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "same-origin"
    assert "Set-Cookie" not in headers


def test_the_inline_scripts_are_the_ones_with_a_hash(client: FlaskClient) -> None:
    html = client.get("/").get_data(as_text=True)
    html = re.sub(r"<!--.*?-->", "", html, flags=re.DOTALL)  # for a browser of long ago
    scripts = re.findall(r"<script((?![^>]*\bsrc=)[^>]*)>(.*?)</script>", html, re.DOTALL)
    run = [script for kind, script in scripts if "application/json" not in kind]
    hashes = [f"'sha256-{b64encode(sha256(s.encode()).digest()).decode()}'" for s in run]
    assert hashes
    assert set(hashes) <= set(policy(client, "/")["script-src"])


def test_healthz_says_which_release_is_served(client: FlaskClient, monitor: Monitor) -> None:
    answer = client.get("/healthz")
    assert answer.status_code == 200
    assert answer.get_json()["release"] == monitor.release.id
    assert answer.headers["Cache-Control"] == "no-store"


def test_the_page_is_dutch_and_fetches_nothing_elsewhere(client: FlaskClient) -> None:
    html = client.get("/").get_data(as_text=True)
    assert '<html lang="nl" ' in html
    sources = re.findall(r'(?:src|href)="([^"]+)"', html)
    assert sources
    assert all(s.startswith(("/", "#")) and not s.startswith("//") for s in sources)


# ---------------------------------------------------------------- which addresses exist


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/", 200),
        ("/uitleg", 200),
        ("/uitleg/", 200),
        ("/uitleg?gebied=NL00", 200),
        ("/nergens", 404),
        ("/uitleg/dieper", 404),
        ("/not-found-404", 404),
        ("/wp-login.php", 404),
        ("/" + "x" * 3000, 404),
        ("/%00", 404),
        ("/assets/fonts.css", 200),
        ("/assets/nergens.css", 404),
        ("/assets/../app.py", 404),
        ("/_dash-layout", 200),
        ("/_dash-dependencies", 200),
        ("/_dash-component-suites/dash/nergens.js", 404),
    ],
)
def test_status(client: FlaskClient, path: str, status: int) -> None:
    assert client.get(path, buffered=True).status_code == status


def test_a_page_that_is_not_there_is_still_the_shell(client: FlaskClient) -> None:
    assert 'id="react-entry-point"' in client.get("/nergens").get_data(as_text=True)


@pytest.mark.parametrize("path", ["/api", "/api/", "/api/v1/nergens"])
def test_an_unknown_address_of_the_api_answers_in_json(client: FlaskClient, path: str) -> None:
    answer = client.get(path, buffered=True)
    assert answer.status_code == 404
    assert answer.get_json() == {"fout": "Deze pagina bestaat niet"}


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_a_page_can_only_be_read(client: FlaskClient, method: str) -> None:
    assert getattr(client, method)("/uitleg").status_code == 405


PAGES: list[dict[str, Any]] = [
    {"module": "pages.home", "path": "/", "path_template": None},
    {"module": "pages.thema", "path": "/thema/none", "path_template": "/thema/<thema>"},
    {"module": "pages.twee", "path": "/a/none/none", "path_template": "/a.b/<x>/c/<y>"},
    {"module": "pages.not_found_404", "path": "/not-found-404", "path_template": None},
]


@pytest.mark.parametrize(("path", "known"), [
    ("/", True), ("", True), ("thema/onderwijs", True), ("/thema/onderwijs/", True), ("/thema", False),
    ("/thema/a/b", False), ("/a.b/1/c/2", True), ("/axb/1/c/2", False), ("/not-found-404", False),
    ("/x", False), ("//", True),
])  # fmt: skip
def test_an_address_is_a_page_or_not(path: str, known: bool) -> None:
    assert (page_at(path, PAGES) is not None) is known


# ---------------------------------------------------------------- pages, as the browser asks for them

HOSTILE = [
    {"gebied": "<script>alert(1)</script>"},
    {"gebied": ["GM0001", "x"], "jaar": ["", "²"], "herkomst": "' OR 1=1 --"},
    {"gebied": "\x00\ud7ff\U0001f600" * 100, "thema": "../../etc/passwd"},
    {
        "stored": "x",
        "self": "1",
        "query": "2",
        "__class__": "3",
        "pathname_": "4",
        "search_": "5",
        "thema": "6",
    },
    {"jaar": "9" * 5000, "indicator": "{0.__class__}", "ijkpunt": "%s%n"},
]
STORED: list[Any] = [None, {}, {"gebied": "GM9999", "jaar": 10**30}, "x", 3, ["gebied"], {"gebied": {"a": 1}}]


def open_page(client: FlaskClient, path: str, query: dict[str, Any], stored: Any) -> Any:
    """Do what the browser does when a page opens: ask the routing callback for its content."""
    client.get("/")  # Dash makes its routing callback at the first request
    specification = next(
        d for d in client.get("/_dash-dependencies").get_json() if "_pages_content.children" in d["output"]
    )
    given = {"pathname": path, "search": "?" + urlencode(query, doseq=True), "data": stored}

    def filled(parts: list[dict[str, str]]) -> list[dict[str, Any]]:
        return [part | {"value": given[part["property"]]} for part in parts]

    outputs = [
        dict(zip(("id", "property"), part.rsplit(".", 1), strict=True))
        for part in specification["output"].strip(".").split("...")
    ]
    body = {
        "output": specification["output"],
        "outputs": outputs,
        "inputs": filled(specification["inputs"]),
        "state": filled(specification["state"]),
        "changedPropIds": ["_pages_location.pathname"],
    }
    answer = client.post("/_dash-update-component", data=json.dumps(body), content_type="application/json")
    assert answer.status_code == 200, answer.get_data(as_text=True)[:500]
    return answer.get_json()["response"]["_pages_content"]["children"]


@pytest.mark.parametrize("stored", STORED, ids=str)
@pytest.mark.parametrize("path", ["/", "/uitleg", "/nergens"])
def test_a_page_opens_with_any_store(client: FlaskClient, path: str, stored: Any) -> None:
    assert open_page(client, path, {}, stored)


@pytest.mark.parametrize("query", HOSTILE, ids=range(len(HOSTILE)))
@pytest.mark.parametrize("path", ["/", "/uitleg"])
def test_a_page_opens_with_a_hostile_link(client: FlaskClient, path: str, query: dict[str, Any]) -> None:
    assert client.get(f"{path}?{urlencode(query, doseq=True)}").status_code == 200
    shown = json.dumps(open_page(client, path, query, None))
    assert "<script" not in shown.lower()


@pytest.mark.parametrize("query", ["?", "?&&&", "?%", "?%ff%fe", "?gebied", "?=x", f"?{quote('é' * 500)}"])
def test_a_broken_query_string_is_no_trouble(client: FlaskClient, query: str) -> None:
    assert client.get(f"/uitleg{query}").status_code == 200


def test_the_explanation_works_out_a_figure_of_the_stored_selection(
    client: FlaskClient, monitor: Monitor
) -> None:
    gemeente = monitor.areas.rows[1]
    shown = open_page(client, "/uitleg", {}, {"gebied": gemeente.code})["props"]["html"]
    assert f"Een voorbeeld: {gemeente.name}" in shown
    assert "voorbeeld_kies" not in shown
    assert "U hebt nog geen gemeente" in open_page(client, "/uitleg", {}, None)["props"]["html"]


def test_the_page_that_is_not_there_leads_home(client: FlaskClient) -> None:
    shown = json.dumps(open_page(client, "/nergens", {}, None), ensure_ascii=False)
    assert "Deze pagina bestaat niet" in shown
    assert '"href": "/"' in shown


# ---------------------------------------------------------------- when things go wrong


@pytest.fixture
def failing() -> FlaskClient:
    """A server of which every address fails."""
    server = Flask("proef")
    errors.answer(server)

    @server.route("/<path:path>", methods=["GET", "POST"])
    def fail(path: str) -> str:
        raise RuntimeError(f"geheim {path}")

    return server.test_client()


def test_a_failure_is_a_dutch_page_without_secrets(failing: FlaskClient) -> None:
    answer = failing.get("/iets")
    assert answer.status_code == 500
    words = answer.get_data(as_text=True)
    assert "Er ging iets mis bij ons" in words
    assert "geheim" not in words
    assert "Traceback" not in words


def test_a_failure_of_the_api_is_json(failing: FlaskClient) -> None:
    answer = failing.get("/api/v1/cijfers")
    assert (answer.status_code, answer.get_json()) == (500, {"fout": "Er ging iets mis bij ons"})


def test_a_failing_callback_answers_500_for_the_script_to_notice(failing: FlaskClient) -> None:
    answer = failing.post("/_dash-update-component")
    assert answer.status_code == 500
    assert b"geheim" not in answer.data


@pytest.mark.parametrize("path", ["/", "/uitleg", "/api/v1/x", "/wat/dan/ook"])
def test_a_broken_release_is_told_on_every_address(
    path: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import app as module

    broken = tmp_path / "kapot" / "kapot-2026"
    broken.mkdir(parents=True)
    (broken / "manifest.json").write_text('{"format": 1, "digest": "<b>"}', "utf-8")
    monkeypatch.setenv("WIJKMONITOR_RELEASES", str(tmp_path))
    monkeypatch.setenv("WIJKMONITOR_RELEASE", "kapot")
    client = module.create_server().test_client()
    answer = client.get(path, buffered=True)
    assert answer.status_code == 503
    words = answer.get_data(as_text=True)
    assert "kan geen uitgave met cijfers openen" in words
    assert f"Het manifest van {broken} is na het maken veranderd." in words
    assert client.get("/assets/error.css", buffered=True).status_code == 200
    health = client.get("/healthz")
    assert health.status_code == 503
    assert str(broken) in health.get_json()["fout"]


def test_without_any_release_that_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import app as module

    monkeypatch.setenv("WIJKMONITOR_RELEASES", str(tmp_path))
    monkeypatch.setenv("WIJKMONITOR_RELEASE", "demo")
    words = module.create_server().test_client().get("/").get_data(as_text=True)
    assert "Er is geen uitgave &#39;demo&#39;" in words
