"""The lines of R and Python that /database shows, run as a reader runs them: against the app, over HTTP."""

from __future__ import annotations

import html
import os
import re
import shutil
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from dash import Dash
from flask.testing import FlaskClient
from werkzeug.serving import make_server

from data.asked.request import Request
from data.monitor import Monitor
from views import context
from views.database import showing

NUMBERS = ["waarde", "teller", "noemer", "ondergrens", "bovengrens"]
# What R made of each column, and the columns again: NA as nothing, and every other text as it is.
TOLD = """
cat(sapply(cijfers, class), sep = "\\t", file = "soorten.txt")
write.table(cijfers, "terug.csv", sep = "\\t", na = "", row.names = FALSE, qmethod = "double",
            fileEncoding = "UTF-8")
"""


@pytest.fixture(scope="module")
def origin(app: Dash) -> Iterator[str]:
    """The address of the app, which answers in a thread for as long as this module runs."""
    server = make_server("127.0.0.1", 0, app.server, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()


@pytest.fixture(params=["", "jaar"], ids=["long", "wide"])
def asked(request: pytest.FixtureRequest, gemeente: str) -> Request:
    """Text that R takes for a logical (T), cells that are hidden, and years side by side."""
    areas = ("NL00", gemeente, f"wijken-van-{gemeente}")
    return Request(("bijstand", "inwoners"), areas, ("T", "NL", "SYR"), ("2023", "2024"), request.param)


def codes(monitor: Monitor, asked: Request, origin: str) -> list[str]:
    context.use(monitor)
    programs = showing(monitor, asked, [], origin).programs
    return [html.unescape(c) for c in re.findall(r"<pre[^>]*><code>(.*?)</code>", programs, re.DOTALL)]


def published(client: FlaskClient, asked: Request) -> list[dict[str, Any]]:
    answer = client.get(f"/api/v1/cijfers?{asked.to_query()}&aantal=10000").get_json()
    assert answer["volgende"] is None
    return answer["cijfers"]


def same(frame: pd.DataFrame, rows: list[dict[str, Any]]) -> None:
    """Every cell of a table of text is what the API says; a file has no status of years side by side."""
    assert frame.columns.tolist() == [n for n in rows[0] if not n.endswith("_status")]
    assert len(frame) == len(rows) > 20
    for name in frame.columns:
        for at, (seen, row) in enumerate(zip(frame[name].tolist(), rows, strict=True)):
            right = row[name]
            if right is None or right == "":
                assert seen == "", (at, name)
            elif isinstance(right, (int, float)) and not isinstance(right, bool):
                assert float(seen) == pytest.approx(right, abs=5.1e-5), (at, name)
            else:
                assert seen.lower() == str(right).lower(), (at, name)


@pytest.mark.r
def test_r_reads_every_row_as_it_is(
    monitor: Monitor, client: FlaskClient, asked: Request, origin: str, tmp_path: Path
) -> None:
    code = codes(monitor, asked, origin)[1]
    assert "library" not in code
    (tmp_path / "lezen.R").write_text(code + TOLD, "utf-8")
    rscript = shutil.which("Rscript")
    assert rscript
    run = subprocess.run(
        [rscript, "--vanilla", "lezen.R"],
        cwd=tmp_path,
        env=os.environ | {"LC_ALL": "C.UTF-8", "no_proxy": "*"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    assert "Warning" not in run.stderr
    frame = pd.read_csv(tmp_path / "terug.csv", sep="\t", dtype=str, keep_default_na=False)
    same(frame, published(client, asked))
    kinds = dict(zip(frame.columns, (tmp_path / "soorten.txt").read_text().split("\t"), strict=True))
    numbers = [n for n in frame.columns if n in NUMBERS or re.fullmatch(r"20\d\d", n)]
    assert {kinds[n] for n in numbers} == {"numeric"}
    texts = ("gebied", "gebied_naam", "herkomst", "indicator", "eenheid", "bron")
    assert {kinds[n] for n in texts} == {"character"}


def test_python_reads_every_row_as_it_is(
    monitor: Monitor, client: FlaskClient, asked: Request, origin: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("no_proxy", "*")
    made: dict[str, Any] = {}
    exec(codes(monitor, asked, origin)[0], made)
    rows = published(client, asked)
    frame = made["cijfers"]
    assert frame["herkomst"].tolist() == [r["herkomst"] for r in rows]
    for name in (n for n in frame.columns if n in NUMBERS or re.fullmatch(r"20\d\d", n)):
        wanted = [float("nan") if r[name] is None else r[name] for r in rows]
        assert frame[name].tolist() == pytest.approx(wanted, nan_ok=True, abs=5.1e-5)
