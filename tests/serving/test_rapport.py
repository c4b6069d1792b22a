"""The addresses of the report: files by GET and POST, and what they refuse."""

from __future__ import annotations

import logging
import re
from io import BytesIO

import pytest
from dash import Dash
from flask.testing import FlaskClient
from pptx import Presentation

from data.asked.story import MOST
from data.monitor import Monitor
from figures.words.text import text
from tests.pdfs import words_by_page
from views import cache
from views.rapport import KINDS


def words(kind: str, body: bytes) -> str:
    if kind == "pdf":
        found = "".join(words_by_page(body))
    else:
        deck = Presentation(BytesIO(body))
        found = "".join(s.text_frame.text for d in deck.slides for s in d.shapes if s.has_text_frame)
    return re.sub(r"\s+", "", found)


@pytest.mark.parametrize("kind", KINDS)
def test_a_file_has_its_kind_and_a_plain_name(client: FlaskClient, gemeente: str, kind: str):
    answer = client.get(f"/rapport.{kind}?gebied={gemeente}")
    assert answer.status_code == 200
    assert answer.mimetype == KINDS[kind]
    told = answer.headers["Content-Disposition"]
    assert re.fullmatch(rf'attachment; filename="wijkmonitor-rapport-[a-z0-9-]+-fictief\.{kind}"', told)
    again = client.get(
        f"/rapport.{kind}?gebied={gemeente}", headers={"If-None-Match": answer.headers["ETag"]}
    )
    assert (again.status_code, again.data) == (304, b"")


@pytest.mark.parametrize("kind", KINDS)
def test_a_story_goes_in_the_file_and_nowhere_else(
    client: FlaskClient, app: Dash, gemeente: str, kind: str, caplog: pytest.LogCaptureFixture
):
    secret = "Zeldzaamwoord"
    with caplog.at_level(logging.DEBUG):
        answer = client.post(f"/rapport.{kind}?gebied={gemeente}", data={"verhaal": f"Ik zeg {secret}."})
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "no-store"
    assert "ETag" not in answer.headers
    assert secret in words(kind, answer.data)
    assert secret not in caplog.text
    with app.server.app_context():
        kept = cache.cache.cache._cache  # what SimpleCache holds, pickled
        assert not any(secret.encode() in body for _, body in kept.values())
    assert secret not in words(kind, client.get(f"/rapport.{kind}?gebied={gemeente}").data)


def test_a_story_of_2000_characters_fits_and_one_more_does_not(client: FlaskClient, gemeente: str):
    address = f"/rapport.pdf?gebied={gemeente}"
    whole = "\r\n".join(["é" * 99] * 20)
    assert client.post(address, data={"verhaal": whole}).status_code == 200
    refused = client.post(address, data={"verhaal": "x" * (MOST + 1)})
    assert refused.status_code == 413
    assert "2001" in refused.get_data(as_text=True)
    assert client.post(address, data={"verhaal": "x" * 90_000}).status_code == 413


def test_a_story_is_optional(client: FlaskClient, gemeente: str):
    assert client.post(f"/rapport.pdf?gebied={gemeente}", data={"verhaal": " \r\n "}).status_code == 200
    assert client.post(f"/rapport.pdf?gebied={gemeente}").status_code == 200


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("gebied=GM0000", "GM0000"),
        ("gebied=<b>x</b>", "&lt;b&gt;x"),
        ("gebied=NL00&themas=onderwijs,onzin", "onzin"),
        ("gebied=NL00&herkomst=QQ", "QQ"),
        ("gebied=NL00&jaar=1789", "1789"),
    ],
)
def test_what_is_not_there_is_refused_in_dutch(client: FlaskClient, query: str, said: str):
    for kind in KINDS:
        answer = client.get(f"/rapport.{kind}?{query}")
        assert answer.status_code == 404
        body = answer.get_data(as_text=True)
        assert text("rapport.onbekende_keuze") in body
        assert said in body
        assert "<b>" not in body


def test_other_kinds_and_ways_are_no_address(client: FlaskClient):
    assert client.get("/rapport.docx").status_code == 404
    assert client.delete("/rapport.pdf").status_code == 405
    assert client.get("/rapport").status_code == 200


def test_only_the_chosen_themes(client: FlaskClient, gemeente: str, monitor: Monitor):
    told = words("pdf", client.get(f"/rapport.pdf?gebied={gemeente}&themas=onderwijs").data)
    other = monitor.catalogue.indicators["laag_inkomen"].definition
    own = monitor.catalogue.indicators["vsv"].definition
    assert re.sub(r"\s+", "", own) in told
    assert re.sub(r"\s+", "", other) not in told
    none = words("pdf", client.get(f"/rapport.pdf?gebied={gemeente}&themas=geen").data)
    assert re.sub(r"\s+", "", text("rapport.geen_themas")) in none
