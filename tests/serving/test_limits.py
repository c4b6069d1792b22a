"""A body that is too large is refused, in Dutch and before it is read."""

from __future__ import annotations

import io

import pytest
from flask.testing import FlaskClient

from insides.addresses import QUESTIONS
from serving.limits import BYTES


@pytest.mark.parametrize("path", [QUESTIONS, "/rapport.pdf", "/uitleg", "/api/v1/cijfers"])
def test_a_body_that_says_it_is_too_large_is_refused_in_dutch(client: FlaskClient, path: str) -> None:
    answer = client.post(path, data=b"x" * (BYTES + 1), content_type="application/json")
    assert answer.status_code == 413
    words = answer.get_json()["fout"] if path.startswith("/api") else answer.get_data(as_text=True)
    assert "Dit is te groot" in words


def test_it_is_refused_before_it_is_read(client: FlaskClient) -> None:
    class Never(io.BytesIO):
        def read(self, _size: int | None = -1) -> bytes:
            raise AssertionError("read")

    sent = {"wsgi.input": Never(), "CONTENT_LENGTH": str(200_000_000)}
    answer = client.post(QUESTIONS, content_type="application/json", environ_overrides=sent)
    assert answer.status_code == 413


def test_a_body_that_hides_its_size_is_not_read_to_its_end(client: FlaskClient) -> None:
    body = io.BytesIO(b'"' + b"x" * (2 * BYTES) + b'"')
    sent = {"wsgi.input": body, "wsgi.input_terminated": True, "CONTENT_LENGTH": ""}
    answer = client.post(QUESTIONS, content_type="application/json", environ_overrides=sent)
    assert answer.status_code in (400, 413)  # what is left of it after the limit is no JSON
    assert body.tell() <= BYTES + 1


def test_what_a_page_sends_fits(client: FlaskClient) -> None:
    answer = client.post("/rapport.pptx", data={"verhaal": "woord " * 200})
    assert answer.status_code in (200, 400, 404)
