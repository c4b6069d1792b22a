"""Several editions on one server: each below its own address, and nothing of one in another."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from flask import Flask
from flask.testing import FlaskClient

from data.monitor import Monitor, editions, open_editions, open_monitor
from data.releases.release import ReleaseError
from serving.editions import SHOWN, arounds, served
from tests.serving.test_app import open_page

PAGES = (
    "/",
    "/thema/onderwijs",
    "/herkomst",
    "/vergelijken",
    "/rapport",
    "/database",
    "/uitleg",
    "/uitleg/release",
)
OURS = re.compile(r'(?:href|src|action|data-url|data-copy|data-link)=\\?"(/[^"\\]*)')
LINKS = re.compile(r'"(?:href|url|action|src)": "(/[^"]*)"')


@pytest.fixture(scope="module")
def both(demo_release: Path, four_levels: Path) -> tuple[Monitor, Monitor]:
    return open_monitor(str(demo_release)), open_monitor(str(four_levels))


@pytest.fixture(scope="module")
def root(both: tuple[Monitor, Monitor]) -> str:
    """Where the second edition stands."""
    return f"/{both[1].release.edition}"


@pytest.fixture(scope="module")
def server(both: tuple[Monitor, Monitor]) -> Flask:
    import app as module

    return served(both, module.create_edition)


@pytest.fixture
def asks(server: Flask) -> Iterator[FlaskClient]:
    with server.test_client() as client:
        yield client


class Below:
    """A client that asks everything below a root, as a browser does that follows our links."""

    def __init__(self, client: FlaskClient, root: str) -> None:
        self._client, self._root = client, root

    def post(self, path: str, **more: Any) -> Any:
        """What Dash asks: its own address, and in it that of the page."""
        body = json.loads(more.pop("data"))
        for part in (*body.get("inputs", ()), *body.get("state", ())):
            if isinstance(part, dict) and part.get("property") == "pathname":
                part["value"] = self._root + part["value"]
        return self._client.post(self._root + path, data=json.dumps(body), **more)

    def get(self, path: str, **more: Any) -> Any:
        return self._client.get(self._root + path, **more)


def addresses(words: str) -> set[str]:
    """Every address of ours in HTML, or in HTML within JSON."""
    return {a.replace("&amp;", "&") for a in (*OURS.findall(words), *LINKS.findall(words))}


@pytest.mark.parametrize("path", PAGES)
def test_every_address_on_a_page_stays_in_its_edition(
    asks: FlaskClient, both: tuple[Monitor, Monitor], root: str, path: str
) -> None:
    area = both[1].areas.rows[1].code
    first = asks.get(f"{root}{path}?gebied={area}", buffered=True)
    assert first.status_code == 200
    html = first.get_data(as_text=True)
    page = json.dumps(open_page(Below(asks, root), path, {"gebied": area}, None))  # type: ignore[arg-type]
    elsewhere = {a for a in addresses(html) | addresses(page) if not a.startswith(f"{root}/")}
    assert elsewhere <= {"/"}, "only the choice of the other edition leads out"
    for address in sorted(a for a in addresses(html) if not a.endswith("/")):
        assert asks.get(address, buffered=True).status_code == 200, address


def test_each_speaks_of_its_own_release_and_levels(
    asks: FlaskClient, both: tuple[Monitor, Monitor], root: str
) -> None:
    for where, monitor, other in (("", *both), (root, *both[::-1]), ("", *both)):
        words = asks.get(f"{where}/uitleg", buffered=True).get_data(as_text=True)
        assert monitor.release.id in words
        assert other.release.id not in words
        answer = asks.get(f"{where}/api/v1/gebieden").get_json()
        assert answer["uitgave"] == monitor.release.id
        assert [n["id"] for n in answer["niveaus"]] == [t.id for t in monitor.areas.tiers]
        assert asks.get(f"{where}/healthz").get_json()["release"] == monitor.release.id


def test_figures_files_and_links_know_their_edition(
    asks: FlaskClient, both: tuple[Monitor, Monitor], root: str, tmp_path: Path
) -> None:
    area = both[1].areas.rows[1].code
    query = f"gebied={area}&jaar=2023&thema=demografie"
    book = tmp_path / "taart.xlsx"
    book.write_bytes(asks.get(f"{root}/figuur/overzicht-taart.xlsx?{query}").data)
    cells = [str(c.value) for s in openpyxl.load_workbook(book) for row in s.iter_rows() for c in row]
    assert any(f"http://localhost{root}/?{query}" in c for c in cells)
    assert f'href="http://localhost{root}/' in asks.get(f"{root}/embed/overzicht-taart?{query}").text
    following = asks.get(f"{root}/api/v1/cijfers?indicator=inwoners&gebied=alle&aantal=2").get_json()[
        "volgende"
    ]
    assert following.startswith(f"{root}/api/v1/")
    assert asks.get(following).get_json()["uitgave"] == both[1].release.id
    html = asks.get(f"{root}/?{query}", buffered=True).get_data(as_text=True)
    code = re.findall(r'data-code="([^"]+)"', html)[0]
    assert asks.get(f"{root}/k/{code}").headers["Location"].startswith(f"{root}/?")
    assert asks.get(f"/k/{code}").headers["Location"].startswith("/?")
    assert asks.get(f"/figuur/overzicht-taart.svg?{query}").status_code == 404, "the other has no such area"


def test_a_choice_in_one_is_no_choice_in_the_other(
    asks: FlaskClient, both: tuple[Monitor, Monitor], root: str
) -> None:
    gemeente = both[0].areas.rows[1]
    stored = {"gebied": gemeente.code, "jaar": 2020, "editie": both[0].release.edition}
    here = json.dumps(open_page(asks, "/", {}, stored), ensure_ascii=False)
    assert gemeente.name in here
    there = json.dumps(open_page(Below(asks, root), "/", {}, stored), ensure_ascii=False)  # type: ignore[arg-type]
    assert gemeente.name not in there
    assert gemeente.code not in there, "and nothing is said of it"


def test_the_header_offers_the_other(asks: FlaskClient, root: str) -> None:
    for where, other in (("", f"{root}/"), (root, "/")):
        html = asks.get(f"{where}/", buffered=True).get_data(as_text=True)
        assert re.search(rf'<a class="edition" href="{other}"', html)


def test_a_page_of_before_gets_no_figures_of_now(
    asks: FlaskClient, both: tuple[Monitor, Monitor], root: str
) -> None:
    for where, monitor in (("", both[0]), (root, both[1])):
        asked = {"output": "x.y", "outputs": {"id": "x", "property": "y"}, "inputs": [], "changedPropIds": []}
        for shown, status in ((monitor.release.id, 500), ("demo-2020-01-01-older", 409)):
            answer = asks.post(f"{where}/_dash-update-component", json=asked, headers={SHOWN: shown})
            assert answer.status_code == status, "of now: asked, though nobody answers that"
        assert asks.get(f"{where}/gebieden/demo-2020-01-01-older.json").status_code == 404


def test_where_they_stand(both: tuple[Monitor, Monitor], root: str) -> None:
    assert [a.here.root for a in arounds(both)] == ["", root]
    assert [a.here.root for a in arounds(both[:1])] == [""]


# ---------------------------------------------------------------- which are served


def test_what_is_served(monkeypatch: pytest.MonkeyPatch) -> None:
    for told, expected in (("", ("cbs", "demo")), ("demo", ("demo",)), (" cbs , eigen ", ("cbs", "eigen"))):
        monkeypatch.setenv("WIJKMONITOR_RELEASE", told)
        assert editions() == expected


def test_one_that_is_not_there_does_not_keep_the_others_away(
    demo_release: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WIJKMONITOR_RELEASES", str(tmp_path))
    monkeypatch.setenv("WIJKMONITOR_RELEASE", f"nergens,{demo_release}")
    opened, missing = open_editions()
    assert [m.release.edition for m in opened] == ["demo"]
    assert "nergens" in missing[0]
    monkeypatch.setenv("WIJKMONITOR_RELEASE", "nergens,ook-niet")
    with pytest.raises(ReleaseError, match=r"nergens(.|\n)*ook-niet"):
        open_editions()


def test_real_figures_come_with_the_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever starts it for the first time and types Utrecht, finds Utrecht."""
    monkeypatch.setenv("WIJKMONITOR_RELEASES", str(tmp_path))
    monkeypatch.setenv("WIJKMONITOR_RELEASE", "")
    (monitor,), missing = open_editions()
    assert "demo" in missing[0], "which is not made yet"
    assert monitor.release.fictional is False
    assert monitor.areas["GM0344"].name == "Utrecht"
    assert monitor.release.path.is_relative_to(tmp_path)
