"""What stands on a page without anybody choosing anything: no browser is needed to read it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from data.areas import Area
from data.catalogue import shipped
from data.monitor import Monitor
from tests.browser.overview import BUITEN_EUROPA, SYRIE, biggest, hidden_wijk
from tests.served import app_on
from tests.serving.html import Still, words
from views import context

UTRECHT, WIJK_ZUID = "GM0344", "WK034407"


Served = tuple[Flask, Monitor]


def served(release: Path) -> Served:
    monitor, app = app_on(release)
    return app.server, monitor


def asking(server: Served) -> Iterator[FlaskClient]:
    app, monitor = server
    context.use(monitor)
    with app.test_client() as client:
        yield client


@pytest.fixture(scope="module")
def cbs_server(cbs_release: Path) -> Served:
    return served(cbs_release)


@pytest.fixture(scope="module")
def moved_server(moved_release: Path) -> Served:
    return served(moved_release)


@pytest.fixture
def cbs(cbs_server: Served) -> Iterator[FlaskClient]:
    """The app on the real figures."""
    yield from asking(cbs_server)


@pytest.fixture
def moved(moved_server: Served) -> Iterator[FlaskClient]:
    """The app on a release in which areas changed."""
    yield from asking(moved_server)


@pytest.fixture(scope="module")
def large(monitor: Monitor) -> Area:
    """The gemeente with most inhabitants."""
    return biggest(monitor)


# ---------------------------------------------------------------- the demo


def test_a_link_this_release_cannot_follow_says_so(client: FlaskClient) -> None:
    page = Still(client, "/?gebied=GM0000&herkomst=XYZ&jaar=1899&ijkpunt=mars&thema=sport&onbekend=1")
    assert page.title == "Zo gaat het in Nederland"
    for asked in ("GM0000", "XYZ", "1899", "mars", "sport"):
        assert f"‘{asked}’" in page.words("notice")
    assert {e.get("role") for e in page.all("notice")} == {"status"}


def test_a_sensitive_theme_gives_no_headline_of_numbers(client: FlaskClient, large: Area) -> None:
    page = Still(client, f"/herkomst?gebied={large.code}&thema=veiligheid")
    lead = words(page.one("origin-head").find_class("lead")[0])
    assert "met hun marge en kanttekening" in lead
    assert not re.search(r"\d", lead)
    assert "Een verdachte is niet veroordeeld" in page.words("card-warning")


def test_groups_keep_the_order_of_their_classification(
    client: FlaskClient, monitor: Monitor, large: Area
) -> None:
    page = Still(client, f"/thema/onderwijs?gebied={large.code}&indicator=vsv&beeld=herkomst")
    (card,) = [c for c in page.all("figure-card") if c.find_class("k-groep")]
    names = [row.find_class("dot-label")[0].text for row in card.find_class("k-groep")]
    assert names == [g.short for g in monitor.catalogue.classifications["vijfdeling"].groups]


def test_suppressed_groups_are_named_as_such(client: FlaskClient, monitor: Monitor) -> None:
    wijk = hidden_wijk(monitor, SYRIE)
    page = Still(
        client,
        f"/thema/arbeid_inkomen?gebied={wijk.code}&indicator=bijstand&beeld=herkomst-twintigdeling",
    )
    (card,) = [c for c in page.all("figure-card") if c.find_class("k-groep")]
    hidden = [row for row in card.find_class("k-groep") if "te weinig mensen" in words(row)]
    assert hidden
    assert not [circle for row in hidden for circle in row.iter("circle")]
    assert "groepen tonen we geen cijfer" in " ".join(map(words, card.find_class("card-note")))


def test_the_page_of_the_release(client: FlaskClient) -> None:
    foot = Still(client, "/uitleg").one("release-line")
    assert "/uitleg/release" in [link.get("href").partition("?")[0] for link in foot.iter("a")]
    page = Still(client, "/uitleg/release")
    assert page.title == "Deze uitgave"
    for said in ("bijstandsuitkering", "geen eerdere uitgave", "Controles bij het maken"):
        assert said in page.words()


# ---------------------------------------------------------------- the real figures


@pytest.mark.shared
def test_no_banner_and_the_source_with_its_licence(cbs: FlaskClient) -> None:
    page = Still(cbs, "/?gebied=NL00")
    assert page.all("banner-demo") == []
    assert "CBS, Kerncijfers wijken en buurten 2024" in page.words("site-footer")
    assert "CC BY 4.0" in page.words("site-footer")
    assert page.words("hub-number") == "17.942.942"


@pytest.mark.shared
def test_a_theme_with_figures_for_the_land_only_says_so(cbs: FlaskClient) -> None:
    def suspects(page: Still) -> str:
        (row,) = [r for r in page.root.iter("tr") if r.get("data-mark") == "verdachten"]
        return words(row.find_class("c-waarde")[0])

    page = Still(cbs, f"/?gebied={UTRECHT}&thema=veiligheid")
    assert "geen cijfer" in suspects(page)
    assert "geen oordeel" in page.words("theme-label", "Veiligheid")
    assert re.search(r"\d", suspects(Still(cbs, "/?gebied=NL00&thema=veiligheid")))


@pytest.mark.shared
@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("veiligheid?gebied=GM0344", "Voor heel Nederland zijn ze er wel"),
        ("arbeid_inkomen?gebied=GM0344", "geeft dit thema niet naar herkomst"),
        (f"onderwijs?gebied=GM0344&herkomst={BUITEN_EUROPA}", "cijfers van alle inwoners samen"),
    ],
)
def test_a_theme_says_what_is_not_there(cbs: FlaskClient, address: str, said: str) -> None:
    page = Still(cbs, f"/thema/{address}")
    notice = page.one("theme-head").find_class("notice")[0]
    assert said in words(notice)
    assert list(notice.iter("a"))[-1].get("href").startswith("/herkomst")
    for row in page.all("theme-row"):
        assert re.search(r"\d", words(row.find_class("row-number")[0])) or row.find_class("row-groups")


@pytest.mark.shared
def test_where_there_is_no_split_it_shows_who_live_there(cbs: FlaskClient) -> None:
    page = Still(cbs, f"/herkomst?gebied={WIJK_ZUID}")
    assert "geen cijfers naar herkomst" in page.words("no-split")
    assert page.all("matrix") == []
    assert page.all("figure-card", "verdeeld over 5 groepen")
    assert page.all("figure-card", "verdeeld over 3 groepen")
    years = page.one("mix-years")
    assert [words(head) for head in next(years.iter("thead")).iter("th")] == [
        "Herkomst",
        "2022",
        "2023",
        "2024",
        "2025",
        "Verloop",
    ]
    assert Still(cbs, f"/herkomst?gebied={UTRECHT}").title == "Utrecht naar herkomst"


@pytest.mark.shared
def test_suspects_by_origin_stand_where_there_are_no_others(cbs: FlaskClient) -> None:
    page = Still(cbs, f"/herkomst?gebied={UTRECHT}")
    assert "Alleen voor Nederland" in page.words("no-split")
    card = page.words("figure-card", "Verdachten naar herkomst")
    for said in ("6,1", "Een verdachte is niet veroordeeld", "81959NED"):
        assert said in card
    land = Still(cbs, "/thema/veiligheid?gebied=NL00")
    assert "Verdachten" in " ".join(
        words(row) for row in land.all("theme-row") if row.find_class("row-groups")
    )


@pytest.mark.shared
def test_a_page_names_each_table_that_its_figures_are_from_once(cbs: FlaskClient) -> None:
    page = Still(cbs, f"/thema/arbeid_inkomen?gebied={UTRECHT}")
    source = page.words("rows-source")
    assert source.count("85984NED") == 1
    assert "84799NED" not in source
    assert not page.all("card-source")


@pytest.mark.shared
@pytest.mark.parametrize("area", ["NL00", UTRECHT, WIJK_ZUID, "WK034403"])
def test_no_page_of_the_real_figures_is_full_of_dashes(cbs: FlaskClient, area: str) -> None:
    for theme in shipped().themes:
        page = Still(cbs, f"/thema/{theme}?gebied={area}")
        rows = page.all("theme-row")
        without = [r for r in rows if "is-none" in r.find_class("row-number")[0].get("class")]
        assert len(without) <= len(rows) // 2
        assert rows or page.all("notice")
        empty = [words(t) for t in page.all("theme-tab") if "is-empty" in t.get("class")]
        assert all("geen cijfers" in t for t in empty)
        warnings = [words(w) for w in page.all("card-warning")]
        assert len(warnings) == len(set(warnings))


# ---------------------------------------------------------------- areas that changed


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("GM0009", "2018, 2020: herberekend uit Dorp 1, Dorp 2."),
        ("GM0004", "Breuk in 2022: Een deel van Dorp 3 kwam bij Dorp 4."),
    ],
)
def test_a_chart_says_what_was_counted_anew_and_why_a_line_stops(
    moved: FlaskClient, code: str, said: str
) -> None:
    page = Still(moved, f"/thema/arbeid_inkomen?gebied={code}&indicator=bijstand&beeld=verloop")
    assert page.all("card-note", said)
