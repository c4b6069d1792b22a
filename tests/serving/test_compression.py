"""Compressed files are kept by what they are: nothing grows with what strangers type."""

from __future__ import annotations

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient

from serving.compression import BYTES, ENTRIES, CompressedFiles
from views import context

BROTLI = {"Accept-Encoding": "br"}


def files_of(server: Flask) -> CompressedFiles:
    files: CompressedFiles = server.extensions["compressed_files"]
    return files


def test_hundreds_of_query_strings_are_one_file(client: FlaskClient) -> None:
    html = client.get("/").get_data(as_text=True)
    script = re.findall(r'src="(/bundel/[^"]+)"', html)[0]
    style = re.findall(r'href="(/bundel/[^"]+)"', html)[0]
    files = files_of(client.application)
    whole = {path: client.get(path, headers=BROTLI, buffered=True).data for path in (script, style)}
    entries, size = len(files), files.bytes
    for i in range(600):  # three times what is kept
        # The styles, because they are small: the key is made in the same way.
        answer = client.get(f"{style}?y={i}", headers=BROTLI, buffered=True)
        assert answer.data == whole[style]
    assert client.get(f"{script}?y=1", headers=BROTLI, buffered=True).data == whole[script]
    assert (len(files), files.bytes) == (entries, size)


@pytest.mark.parametrize(
    "typed",
    [
        "/assets/fonts.css?m={}",
        "/_dash-component-suites/dash/dcc/dash_core_components.v4m{}.js",
        "/_dash-component-suites/dash/dcc/dash_core_components.v{}m1.js?x={}",
        "/assets/bestaat-niet.css?m={}",
        "/bundel/wijkmonitor.{}.css",
        "/_dash-component-suites/dash/nergens.v{}m1.js",
        "/uitleg?y={}",
    ],
)
def test_what_is_typed_around_a_file_makes_no_other_of_it(client: FlaskClient, typed: str) -> None:
    files = files_of(client.application)
    first = client.get(typed.format(1, 1), headers=BROTLI, buffered=True)
    entries = len(files)
    for i in range(2, 12):
        answer = client.get(typed.format(i, i), headers=BROTLI, buffered=True)
        assert answer.status_code == first.status_code
        if first.status_code == 200 and "uitleg" not in typed:
            assert answer.data == first.data
    assert len(files) == entries


def test_each_encoding_is_a_file_and_each_gets_its_own(client: FlaskClient) -> None:
    for encoding in ("br", "gzip"):
        for _ in range(2):
            answer = client.get("/assets/fonts.css", headers={"Accept-Encoding": encoding}, buffered=True)
            assert answer.status_code == 200
    plain = client.get("/assets/wijkmonitor/1-base.css", buffered=True)
    small = client.get("/assets/wijkmonitor/1-base.css", headers=BROTLI, buffered=True)
    assert "Content-Encoding" not in plain.headers
    assert small.headers["Content-Encoding"] == "br"
    assert len(small.data) < len(plain.data)


def test_a_file_that_changes_is_another(tmp_path) -> None:
    from serving.compression import compress

    (tmp_path / "assets").mkdir()
    file = tmp_path / "assets" / "x.css"
    server = Flask("proef", static_folder=str(tmp_path / "assets"), static_url_path="/assets")
    compress(server)
    client = server.test_client()
    bodies = []
    for words in ("a {} " * 500, "b {} /* meer */" * 500):
        file.write_text(words)
        bodies.append(client.get("/assets/x.css", headers=BROTLI, buffered=True).data)
    assert bodies[0] != bodies[1]


def test_what_stays_for_a_year_is_compressed_once_and_nothing_else(client: FlaskClient) -> None:
    files = files_of(client.application)
    entries = len(files)
    for _ in range(2):
        client.get(context.places(), headers=BROTLI, buffered=True)
    assert len(files) == entries + 1
    client.get("/", headers=BROTLI, buffered=True)
    client.get("/uitleg", headers=BROTLI, buffered=True)
    client.get("/_dash-layout", headers=BROTLI, buffered=True)
    assert len(files) == entries + 1


def test_too_many_or_too_large_and_the_oldest_go() -> None:
    files = CompressedFiles(entries=3, size=100)
    for name in "abc":
        files.set(f"br;{name}", b"x" * 10)
    assert files.get("br;a")  # asked for: not the oldest any more
    files.set("br;d", b"x" * 10)
    assert files.get("br;b") is None
    assert len(files) == 3
    files.set("br;e", b"x" * 85)
    assert files.bytes <= 100
    assert files.get("br;e")
    files.set("br;f", b"x" * 101)
    assert files.get("br;f") is None
    files.set("br;-", b"x")
    assert files.get("br;-") is None
    assert files.bytes == sum(len(files.get(k) or b"") for k in ("br;a", "br;c", "br;d", "br;e"))


def test_what_is_kept_is_bounded() -> None:
    assert ENTRIES <= 500
    assert BYTES <= 64_000_000
