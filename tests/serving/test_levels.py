"""Pages, the API, files and short links on a release of four levels and on one of two."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

import pandas as pd
import pytest
from flask.testing import FlaskClient

from data.areas import STANDARD, Area, Areas
from data.asked.shortlink import encode
from data.catalogue.similarity import characteristics
from data.monitor import Monitor
from figures.words import levels
from figures.words.text import text
from tests.levels import write
from tests.served import asking
from tests.serving.test_app import open_page

API = "/api/v1"
PAGES = (
    "/", "/thema/demografie", "/thema/arbeid_inkomen", "/thema/veiligheid", "/herkomst", "/vergelijken",
    "/rapport", "/database", "/uitleg", "/uitleg/release",
)  # fmt: skip


@dataclass(frozen=True)
class Asked:
    """A release and a client that asks its app."""

    monitor: Monitor
    client: FlaskClient

    @property
    def areas(self) -> Areas:
        return self.monitor.areas

    def one_of_each(self) -> list[Area]:
        """The first and the last area of every level."""
        parts = [self.areas.rows[self.areas.tier_slice(at)] for at in range(len(self.areas.tiers))]
        return [area for part in parts for area in dict.fromkeys((part[0], part[-1]))]


def served(release: Path) -> Iterator[Asked]:
    for monitor, client in asking(release):
        yield Asked(monitor, client)
    levels.use(STANDARD[:3])


@pytest.fixture(scope="module")
def lettered(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A release with codes of letters and of a year, as CBS gives them, and one in small letters."""
    rows = [Area("NL00", "Nederland", "land", None)]
    rows += [Area(f"GM0{n}63", f"Stad {n}", "gemeente", "NL00") for n in range(1, 4)]
    rows += [Area(f"WK0{n}63A{c}", f"Wijk {n}{c}", "wijk", f"GM0{n}63") for n in range(1, 4) for c in "ABC"]
    rows += [
        Area("WK0163AA-2020", "Wijk van toen", "wijk", "GM0163"),
        Area("wk-klein", "Klein", "wijk", "GM0263"),
    ]
    return write(tmp_path_factory.mktemp("letters"), Areas(rows), "letters")


@pytest.fixture(params=["four_levels", "two_levels"])
def asked(request: pytest.FixtureRequest) -> Iterator[Asked]:
    yield from served(request.getfixturevalue(request.param))


@pytest.fixture(params=["four_levels", "two_levels", "lettered"])
def any_release(request: pytest.FixtureRequest) -> Iterator[Asked]:
    yield from served(request.getfixturevalue(request.param))


# ---------------------------------------------------------------- pages


@pytest.mark.parametrize("path", PAGES)
def test_every_page_opens_for_every_level(asked: Asked, path: str) -> None:
    last = asked.areas.rows[-1].code
    ways: list[dict[str, str]] = [{}, {"herkomst": "BE_BU"}, {"vergelijk": last}, {"ijkpunt": "nederland"}]
    for number, area in enumerate(asked.one_of_each()):
        address = f"{path}?gebied={area.code}"
        assert asked.client.get(address, buffered=True).status_code == 200, address
        # All four at each level: half by its first area, half by its last.
        for more in ways[number % 2 :: 2] if number else ways:
            page = json.dumps(
                open_page(asked.client, path, {"gebied": area.code, **more}, None), ensure_ascii=False
            )
            assert area.name in page or path.startswith("/uitleg")
            assert not unknown_levels(asked, page), path


def unknown_levels(asked: Asked, page: str) -> list[str]:
    """Words for levels that the release does not have, but for what a source says of its own figures.

    The address of the page where areas lie beside each other is /wijken, whatever these are called.
    """
    page = page.replace("/wijken", "/")
    ordinary = [text("uitleg.doel_p_2"), *(c.why for c in characteristics())]
    ordinary += [words for i in asked.monitor.indicators for words in (i.caveat, i.meaning, i.definition)]
    ordinary += [c.description for c in asked.monitor.classifications]
    for sentence in (part for words in ordinary for part in " ".join(words.split()).split(". ")):
        page = page.replace(sentence.removesuffix("."), "") if sentence else page
    names = {name for t in asked.areas.tiers for name in (t.name, t.plural)}
    every = {name for t in STANDARD for name in (t.name, t.plural)}
    return [w for w in re.findall(r"(?<![\w-])\w+(?![\w-])", page) if w in every - names]


def test_a_page_says_the_levels_by_their_names(asked: Asked) -> None:
    everywhere = json.dumps(open_page(asked.client, "/uitleg", {}, None), ensure_ascii=False)
    release = json.dumps(open_page(asked.client, "/uitleg/release", {}, None), ensure_ascii=False)
    for at, level in enumerate(asked.areas.tiers[1:], 1):
        part = asked.areas.tier_slice(at)
        assert level.plural in everywhere
        assert f"{part.stop - part.start} {level.plural}" in release


def test_a_page_without_figures_leads_to_the_nearest_area_with_them(asked: Asked) -> None:
    """Nothing is known about leefbaarheid here: the page of the wijk around it is one click away."""
    areas, cube = asked.areas, asked.monitor.cube
    led = set()
    for area in asked.one_of_each():
        for theme, rows in asked.monitor.by_theme.items():
            at = [asked.monitor.rows[p] for p in rows]
            have = [
                (cube.newest[asked.monitor.level_position(a.code), at] >= 0).any()
                for a in areas.wider(area.code)
            ]
            if (
                not at
                or (cube.newest[asked.monitor.level_position(area.code), at] >= 0).any()
                or not any(have)
            ):
                continue
            near = areas.wider(area.code)[have.index(True)]
            page = json.dumps(open_page(asked.client, f"/thema/{theme}", {"gebied": area.code}, None))
            linked = re.search(r'Er zijn wel cijfers van: <a href=..([^"]+?).">([^<]+)</a>', page)
            assert linked, (area, theme)
            assert f"gebied={near.code}" in linked[1]
            assert f"/thema/{theme}" in linked[1]
            assert linked[2] == areas.full_name(near.code)
            led.add(area.level)
    assert led == {t.id for t in areas.tiers[3:]}


# ---------------------------------------------------------------- the API


def test_every_address_takes_every_area_of_the_release(any_release: Asked) -> None:
    """The release decides what a code is: every one that /gebieden lists, with capitals or without."""
    client = any_release.client
    listed = client.get(f"{API}/gebieden?aantal=5000").get_json()["gebieden"]
    assert [a["code"] for a in listed] == [a.code for a in any_release.areas]
    for area in any_release.areas:
        code = quote(area.code)
        answers = {
            "cijfers": client.get(f"{API}/cijfers?indicator=inwoners&gebied={code}"),
            "profiel": client.get(f"{API}/profiel/{code}"),
            "gebieden": client.get(f"{API}/gebieden?binnen={code}"),
            "klein": client.get(f"{API}/cijfers?indicator=inwoners&gebied={code.lower()}"),
        }
        assert {name: a.status_code for name, a in answers.items()} == dict.fromkeys(answers, 200), area.code
        assert {r["gebied"] for r in answers["klein"].get_json()["cijfers"]} == {area.code}
        assert answers["profiel"].get_json()["gebied"] == area.code


def test_what_is_no_code_is_refused(any_release: Asked) -> None:
    for wrong, status in (("GM0000", 404), ("%3Cscript%3E", 400), ("x" * 200, 400)):
        for address in ("cijfers?indicator=inwoners&gebied=", "profiel/", "gebieden?binnen="):
            answer = any_release.client.get(f"{API}/{address}{wrong}")
            assert answer.status_code == status, (address, wrong)
            assert answer.get_json()["fout"]


def test_sets_are_those_of_the_levels(asked: Asked) -> None:
    def codes(gebied: str) -> list[str]:
        query = f"indicator=inwoners&herkomst=T&jaar=2023&leeg=ja&aantal=10000&gebied={gebied}"
        answer = asked.client.get(f"{API}/cijfers?{query}")
        return [r["gebied"] for r in answer.get_json()["cijfers"]] if answer.status_code == 200 else []

    areas = asked.areas
    for level in areas.tiers[1:]:
        assert codes(level.plural) == [a.code for a in areas if a.level == level.id]
    gemeente = areas.rows[1].code
    below = {a.code for a in areas if gemeente in [w.code for w in areas.wider(a.code)]}
    for level in areas.tiers[2:]:
        assert codes(f"{level.plural}-van-{gemeente}") == [
            c for c in areas.index if c in below and areas[c].level == level.id
        ]
    if len(areas.tiers) > 3:
        wijk = areas.children(gemeente)[0].code
        assert codes(f"buurten-van-{wijk.lower()}") == [a.code for a in areas.children(wijk)]
        assert codes(f"wijken-van-{wijk}") == [], "no wijk lies in a wijk"
    else:
        assert codes("wijken") == []


def test_the_levels_are_listed_and_can_be_asked_for(asked: Asked) -> None:
    answer = asked.client.get(f"{API}/gebieden").get_json()
    assert [n["id"] for n in answer["niveaus"]] == [t.id for t in asked.areas.tiers]
    for level in answer["niveaus"]:
        found = asked.client.get(f"{API}/gebieden?niveau={level['id']}&aantal=5000").get_json()
        assert found["aantal"] == level["aantal"] == len(found["gebieden"])
        assert {a["code"][:2] for a in found["gebieden"]} == {level["letters"]}
    refused = asked.client.get(f"{API}/gebieden?niveau=dorp").get_json()
    assert all(t.id in refused["fout"] for t in asked.areas.tiers)


def test_the_description_names_codes_and_sets_that_there_are(asked: Asked) -> None:
    described = asked.client.get(f"{API}/openapi.json").get_json()
    parameters = {p["name"]: p for p in described["paths"][f"{API}/cijfers"]["get"]["parameters"]}
    words = parameters["gebied"]["description"]
    named = re.findall(r"[A-Z]{2}\d+", words.split(")")[0])
    assert named == [
        asked.areas.rows[asked.areas.tier_slice(at)][0].code for at in range(len(asked.areas.tiers))
    ]
    for name in re.findall(r"'([^']+)'", words):
        assert asked.client.get(f"{API}/cijfers?indicator=inwoners&gebied={name}").status_code == 200
    elke = [f"elke {level.name}" for level in asked.areas.tiers[1:]]
    assert all(words in described["info"]["description"] for words in elke)


# ---------------------------------------------------------------- files


@pytest.mark.parametrize("beside", ["", "&kolommen=jaar"])
def test_rows_name_the_areas_around_them(asked: Asked, beside: str) -> None:
    areas = asked.areas
    query = f"indicator=inwoners&gebied=alle&jaar=2023&vorm=csv-int{beside}"
    frame = pd.read_csv(io.BytesIO(asked.client.get(f"{API}/cijfers?{query}").data), keep_default_na=False)
    wanted = {"gebied", "gebied_naam", "gemeente", *(["wijk"] if len(areas.tiers) > 3 else []), "niveau"}
    assert [c for c in frame.columns if c in {*wanted, "wijk", "buurt"}] == list(frame.columns[: len(wanted)])
    assert set(frame.columns[: len(wanted)]) == wanted
    for row in frame.drop_duplicates("gebied").to_dict("records"):
        area = areas[row["gebied"]]
        assert (row["gebied_naam"], row["niveau"]) == (area.name, area.level)
        around = {a.level: a.name for a in (area, *areas.wider(area.code))}
        for column in wanted & {"gemeente", "wijk"}:
            assert row[column] == around.get(column, "")


def test_a_workbook_explains_its_columns(asked: Asked) -> None:
    query = "indicator=inwoners&gebied=alle&jaar=2023&vorm=xlsx"
    book = pd.read_excel(
        io.BytesIO(asked.client.get(f"{API}/cijfers?{query}").data), sheet_name=None, engine="openpyxl"
    )
    figures, about = book.values()
    words = dict(about.dropna(how="all").iloc[:, :2].astype(str).to_numpy())
    names = [level.name for level in asked.areas.tiers]
    assert all(name in words["niveau"].lower() for name in names)
    assert set(figures.columns[:4]) <= words.keys()


def test_the_database_offers_what_lies_in_the_choice(asked: Asked) -> None:
    from views.database import asked_again, showing

    gemeente = asked.areas.rows[1].code
    shown = showing(
        asked.monitor, *asked_again(asked.monitor, {"query": f"gebied={gemeente}&indicator=inwoners"}), ""
    )
    offered = re.findall(r'data-add="([^"]+)"', shown.chips)
    deeper = [f"{level.plural}-van-{gemeente}" for level in asked.areas.tiers[2:]]
    assert offered == [*deeper, "NL00", *(level.plural for level in asked.areas.tiers[1:])]


# ---------------------------------------------------------------- short links


def test_a_short_link_opens_any_area(any_release: Asked) -> None:
    last = any_release.areas.rows[-1].code
    for area in any_release.areas:
        code = encode("overzicht", {"gebied": area.code, "vergelijk": last, "jaar": "2023"})
        location = any_release.client.get(f"/k/{code}").headers["Location"]
        query: dict[str, Any] = dict(part.split("=") for part in urlsplit(location).query.split("&"))
        assert (query["gebied"], query["vergelijk"]) == (area.code, last)
        assert any_release.client.get(location, buffered=True).status_code == 200
