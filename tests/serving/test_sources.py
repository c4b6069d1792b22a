"""A figure that was invented never names a real source, whatever it is taken along in."""

from __future__ import annotations

import io
import zipfile

import pytest
from flask.testing import FlaskClient

from data.monitor import Monitor
from tests.pdfs import words_by_page

FIGURES = (
    "overzicht-taart", "overzicht-tabel", "thema-bijstand", "herkomst-punten", "herkomst-matrix",
    "vergelijken-verloop", "vergelijken-taarten", "vergelijken-tabel",
)  # fmt: skip


def words(body: bytes, kind: str) -> str:
    """Everything in a file that can be read."""
    if kind in ("xlsx", "pptx"):
        with zipfile.ZipFile(io.BytesIO(body)) as parts:
            return "".join(parts.read(n).decode("utf-8", "replace") for n in parts.namelist())
    if kind == "pdf":
        return " ".join("".join(words_by_page(body)).split())
    return body.decode()


@pytest.fixture(scope="module")
def real(monitor: Monitor) -> frozenset[str]:
    """How the catalogue names the sources of the real figures."""
    assert monitor.release.fictional
    return frozenset(i.source for i in monitor.indicators if len(i.source) > 4)  # definitions may name CBS


@pytest.mark.parametrize("kind", ["svg", "xlsx", "pptx"])
@pytest.mark.parametrize("name", FIGURES)
def test_a_figure_to_take_along(
    client: FlaskClient, gemeente: str, real: frozenset[str], name: str, kind: str
):
    answer = client.get(f"/figuur/{name}.{kind}?gebied={gemeente}&vergelijk=NL00&thema=arbeid_inkomen")
    assert answer.status_code == 200
    told = words(answer.data, kind)
    assert not [source for source in real if source in told]


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("/embed/thema-bijstand?gebied={}", "html"),
        ("/embed/vergelijken-verloop?gebied={}&vergelijk=NL00&indicator=bijstand", "html"),
        ("/rapport.pdf?gebied={}", "pdf"),
        ("/rapport.pptx?gebied={}", "pptx"),
        ("/api/v1/indicatoren", "json"),
        ("/api/v1/cijfers?indicator=bijstand&gebied={}&vorm=csv", "csv"),
        ("/api/v1/cijfers?indicator=bijstand&gebied={}&vorm=xlsx", "xlsx"),
        ("/", "html"),
        ("/thema/arbeid_inkomen?gebied={}", "html"),
        ("/herkomst?gebied={}", "html"),
        ("/vergelijken?gebied={}&vergelijk=NL00", "html"),
        ("/uitleg", "html"),
        ("/uitleg/release", "html"),
    ],
)
def test_every_other_way_out(
    client: FlaskClient, gemeente: str, real: frozenset[str], address: str, kind: str
):
    answer = client.get(address.format(gemeente), buffered=True)
    assert answer.status_code == 200
    told = words(answer.data, kind)
    assert len(told) > 500
    assert not [source for source in real if source in told]
