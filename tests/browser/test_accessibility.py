"""WCAG: axe finds nothing on any page, in any of its states, on a desk and on a phone, in both editions.

Each visit opens a page once and brings it from state to state. In each state axe looks at it, in every size
that counts there; at the colours, which costs most, only of what is new: of the first state everything, of a
later one its region, in another size what could not be seen in the one before. So a state costs a look and no
page load. A new page, or a new thing that opens, is one line in a table below.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from data.areas import Area
from data.monitor import Monitor
from tests.browser.kit.axe import appeared, remember, violations
from tests.browser.kit.servers import Servers
from tests.browser.overview import BUITEN_EUROPA, SYRIE, Overview, hidden_wijk, visit

DESK, PHONE = {"width": 1440, "height": 810}, {"width": 390, "height": 844}
BOTH, ONLY_DESK, ONLY_PHONE = (DESK, PHONE), (DESK,), (PHONE,)
WCAG = ("wcag2a", "wcag2aa", "wcag21aa", "wcag22aa")
BEYOND = "() => document.documentElement.scrollWidth - window.innerWidth"

ALL = "html"


@dataclass(frozen=True)
class State:
    """How a page gets in a state, and the selector of what is new in it (in a first state everything is)."""

    name: str
    reach: Callable[[Page], None]
    region: str
    desk_only: bool


def state(region: str, *, desk_only: bool = False) -> Callable[[Callable[[Page], None]], State]:
    return lambda reach: State(reach.__name__, reach, region, desk_only)


@dataclass(frozen=True)
class Visit:
    """One page load: an address, what is there when it stands, and the states it is then brought in."""

    address: str
    ready: str
    states: tuple[State, ...]
    sizes: tuple[dict[str, int], ...] = BOTH
    rules: tuple[str, ...] = ()


# ---------------------------------------------------------------- states


@state(ALL)
def as_it_opens(_page: Page) -> None:
    """Nothing is done yet."""


@state("details")
def with_all_folds_open(page: Page) -> None:
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")


@state("#tabel, #tip")
def with_a_meaning_and_a_tip(page: Page) -> None:
    home = Overview(page, "")
    home.row("bijstand").locator(".info").click()
    home.slice("bijstand").hover()
    expect(page.locator("#tip")).to_be_visible()


@state(ALL)
def with_a_notice(page: Page) -> None:
    expect(page.locator(".notice").first).to_be_visible()


@state(".area-search.is-open")
def with_the_list_of_places(page: Page) -> None:
    expect(Overview(page, "").search("a").first).to_be_visible()


@state(".area-search.is-open")
def with_what_was_understood(page: Page) -> None:
    page.locator("#deur-zoek").fill("bijstand blub 2011")
    expect(page.locator("#deur-zoek-lijst .is-answer").first).to_be_visible()
    expect(page.locator(".area-note").first).to_contain_text("blub")


@state("dialog[open]")
def with_the_questions(page: Page) -> None:
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Ik wil weten …").click()
    expect(page.get_by_role("dialog", name="Ik wil weten …")).to_be_visible()


@state(".invite-card")
def with_the_invitation(page: Page) -> None:
    expect(page.locator(".invite-card")).to_be_in_viewport(ratio=1)


@state("dialog[open]")
def at_the_first_stop(page: Page) -> None:
    page.locator(".invite").get_by_role("button", name="Start").click()
    expect(page.get_by_role("dialog")).to_contain_text("1 van 5")


def at_stop(number: int) -> State:
    @state("dialog[open]")
    def at_the_next_stop(page: Page) -> None:
        page.get_by_role("dialog").get_by_role("button", name="Volgende").click()
        expect(page.get_by_role("dialog")).to_contain_text(f"{number} van 5")

    return at_the_next_stop


@state("#tabel, .theme-keys")
def with_another_theme_by_its_key(page: Page) -> None:
    keys = page.locator(".theme-keys button")
    keys.nth(2).click()
    expect(keys.nth(2)).to_have_attribute("aria-pressed", "true")


def card(page: Page, key: str) -> Locator:
    """What stands below the row of a subject, which is opened for it."""
    row = page.locator(f"article.theme-row:has(#{key})")
    if row.locator(".row-open").get_attribute("aria-expanded") != "true":
        row.locator(".row-open").click()
    return row.locator("article.figure-card")


@state(".figure-card:has(#bijstand, #nww)")
def with_every_view_a_table_and_an_explanation(page: Page) -> None:
    card(page, "bijstand").locator('.view[data-value="verloop"]').click()
    expect(card(page, "bijstand").locator(".card-chart .main-svg").first).to_be_visible()
    card(page, "nww").locator('.view[data-value="herkomst"]').click()
    expect(card(page, "nww").locator(".origin-switch").first).to_be_visible()
    expect(card(page, "nww").locator(".card-meaning")).to_be_visible()


@state("[role=menu]", desk_only=True)  # on a phone: test_meenemen.py
def with_the_menu(page: Page) -> None:
    card(page, "bijstand").get_by_role("button", name="Neem op een andere manier mee").click()
    expect(page.get_by_role("menu", name="Deze figuur meenemen")).to_be_visible()


@state("dialog[open]", desk_only=True)
def with_the_code_for_an_iframe(page: Page) -> None:
    page.get_by_role("menuitem", name="Insluiten in een website").click()
    expect(page.get_by_role("dialog", name="Insluiten in een website")).to_be_visible()


@state(ALL)
def with_a_second_group(page: Page) -> None:
    page.get_by_text("Tweede gebied of groep ernaast").click()
    page.locator("#met-herkomst").select_option("SYR")
    expect(page.locator(".report-taart svg")).to_have_count(2)


# ---------------------------------------------------------------- visits

DEUR = "#deur-zoek"
TAART, CHART, HEAD = "#taart svg.taart", ".js-plotly-plot .main-svg", "main h1"
PAIR = "#paar-verloop .main-svg"
AREAS = "#wijken-kaart svg.map"
TOUR = (at_the_first_stop, *map(at_stop, range(2, 6)))

DEMO = {
    "voordeur": Visit("/", DEUR, (as_it_opens, with_what_was_understood, with_the_questions)),
    "voordeur-vraag": Visit("/?vraag=uitkeringen", DEUR, (as_it_opens,), ONLY_PHONE),
    "overzicht-nederland": Visit(
        "/?gebied=NL00",
        TAART,
        (as_it_opens, with_the_invitation, with_the_list_of_places, with_the_questions),
    ),
    "overzicht-rondleiding": Visit("/?gebied=NL00", TAART, TOUR),
    "overzicht-groep": Visit(
        f"/?gebied={{gemeente}}&herkomst={BUITEN_EUROPA}&thema=arbeid_inkomen",
        TAART,
        (with_the_invitation, with_a_meaning_and_a_tip),
        ONLY_DESK,
    ),
    "overzicht-verborgen": Visit(
        f"/?gebied={{hidden}}&herkomst={SYRIE}&jaar=1899", TAART, (with_a_notice,), ONLY_DESK
    ),
    "overzicht-thema's": Visit(
        "/?gebied={gemeente}", TAART, (as_it_opens, with_another_theme_by_its_key), ONLY_PHONE
    ),
    "uitleg": Visit("/uitleg", HEAD, (as_it_opens, with_all_folds_open)),
    "uitgave": Visit("/uitleg/release", "#bevat", (as_it_opens,), rules=WCAG),
    "database": Visit(
        "/database?indicator=bijstand&gebied={gemeente}&herkomst=T,SYR&jaar=2023,2024",
        ".ag-cell",
        (with_all_folds_open,),
    ),
    "herkomst-groep": Visit(
        "/herkomst?gebied={gemeente}&thema=arbeid_inkomen&herkomst=BE_BU", CHART, (as_it_opens,)
    ),
    "herkomst-veiligheid": Visit(
        "/herkomst?gebied={gemeente}&thema=veiligheid&herkomst=SYR", CHART, (as_it_opens,)
    ),
    "herkomst": Visit("/herkomst?gebied={gemeente}", CHART, (as_it_opens,)),
    "thema-demografie": Visit("/thema/demografie?gebied={gemeente}", HEAD, (as_it_opens,), ONLY_DESK),
    "thema-arbeid": Visit(
        "/thema/arbeid_inkomen?gebied={gemeente}",
        HEAD,
        (
            with_every_view_a_table_and_an_explanation,
            with_the_menu,
            with_the_code_for_an_iframe,
        ),
    ),
    "thema-wonen": Visit("/thema/wonen_leefomgeving?gebied={gemeente}", HEAD, (as_it_opens,), ONLY_DESK),
    "thema-veiligheid": Visit("/thema/veiligheid?gebied={gemeente}", HEAD, (as_it_opens,), ONLY_DESK),
    "vergelijken-nederland": Visit("/vergelijken", "#paar-kop h1", (as_it_opens,), ONLY_DESK),
    "vergelijken-wijk": Visit("/vergelijken?gebied={wijk}&thema=onderwijs", PAIR, (as_it_opens,)),
    "vergelijken-groepen": Visit(
        "/vergelijken?gebied={gemeente}&herkomst=SYR&met_herkomst=T", PAIR, (as_it_opens,)
    ),
    "rapport": Visit("/rapport?gebied={gemeente}", ".report h1", (as_it_opens, with_a_second_group)),
    "wijken": Visit("/wijken?gebied={wijk}&thema=arbeid_inkomen&indicator=bijstand", AREAS, (as_it_opens,)),
    "wijken-waarde": Visit(
        "/wijken?gebied={gemeente}&thema=arbeid_inkomen&beeld=waarde-groepen",
        AREAS,
        (as_it_opens,),
        ONLY_DESK,
    ),
    "wijken-trechter": Visit(
        "/wijken?gebied={gemeente}&thema=arbeid_inkomen&beeld=verschil-trechter",
        HEAD,
        (as_it_opens,),
        ONLY_DESK,
    ),
}

UTRECHT, OVERVECHT = "GM0344", "WK034403"
CBS = {
    "voordeur": Visit("/", DEUR, (as_it_opens,), ONLY_DESK),
    "overzicht-nederland": Visit("/?gebied=NL00", TAART, (as_it_opens, with_the_questions), ONLY_DESK),
    "wijken-nederland": Visit(
        "/wijken?gebied=NL00&beeld=waarde-kaart-fijn", "canvas[data-drawn]", (as_it_opens,), ONLY_DESK
    ),
    "overzicht-groep": Visit(
        f"/?gebied={UTRECHT}&herkomst={BUITEN_EUROPA}", TAART, (as_it_opens,), ONLY_DESK
    ),
    "overzicht-wijk": Visit(f"/?gebied={OVERVECHT}", TAART, (as_it_opens,), ONLY_DESK),
    "uitleg": Visit("/uitleg", ".explanation h1", (as_it_opens,), ONLY_DESK),
    "herkomst": Visit("/herkomst?gebied=WK034407", "#mix-vijfdeling", (as_it_opens,), ONLY_DESK),
    "thema-veiligheid": Visit(f"/thema/veiligheid?gebied={UTRECHT}", HEAD, (with_a_notice,), ONLY_DESK),
    "thema-arbeid": Visit(f"/thema/arbeid_inkomen?gebied={UTRECHT}", HEAD, (with_a_notice,), ONLY_DESK),
    "thema-onderwijs": Visit(
        f"/thema/onderwijs?gebied={UTRECHT}&herkomst={BUITEN_EUROPA}", HEAD, (with_a_notice,), ONLY_DESK
    ),
    "vergelijken": Visit(
        f"/vergelijken?gebied={UTRECHT}&vergelijk=GM0599&herkomst={BUITEN_EUROPA}&thema=arbeid_inkomen",
        "#paar-kop .glance",
        (as_it_opens,),
        ONLY_DESK,
    ),
}

EMBEDDED = ("thema-bijstand?beeld=herkomst&", "overzicht-taart?")


def fits(page: Page) -> bool:
    """Does nothing stick out at the side? A chart follows a new size a little later than the page."""
    for _ in range(50):
        if page.evaluate(BEYOND) <= 0:
            return True
        page.wait_for_timeout(100)
    return False


def walk(page: Page, url: str, asked: Visit, **places: str) -> None:
    page.set_viewport_size(asked.sizes[0])
    visit(page, url + asked.address.format(**places))
    expect(page.locator(asked.ready).first).to_be_visible()
    for number, now in enumerate(asked.states):
        now.reach(page)
        for size in asked.sizes[: 1 if now.desk_only else None]:
            coloured = ALL if number == 0 else now.region
            if page.viewport_size != size:
                remember(page)
                page.set_viewport_size(size)
                coloured = appeared(page)
            where = f"{now.name} ({size['width']})"
            assert violations(page, *asked.rules, coloured=coloured) == [], where
            assert fits(page), f"{where}: scrolls sideways"
        if len(asked.sizes) > 1:
            page.set_viewport_size(asked.sizes[0])


@pytest.mark.parametrize("name", DEMO)
def test_axe_finds_nothing(page: Page, server: str, monitor: Monitor, gemeente: Area, name: str) -> None:
    walk(
        page,
        server,
        DEMO[name],
        gemeente=gemeente.code,
        wijk=monitor.areas.children(gemeente.code)[1].code,
        hidden=hidden_wijk(monitor, SYRIE).code,
    )


@pytest.mark.shared
@pytest.mark.parametrize("name", CBS)
def test_axe_finds_nothing_in_the_real_figures(
    page: Page, serve: Servers, cbs_release: Path, name: str
) -> None:
    walk(page, serve(cbs_release), CBS[name])


@pytest.mark.parametrize("query", EMBEDDED)
def test_axe_finds_nothing_in_a_figure_of_another_site(
    page: Page, server: str, gemeente: Area, query: str
) -> None:
    page.set_viewport_size({"width": 900, "height": 700})
    visit(page, f"{server}/embed/{query}gebied={gemeente.code}")
    page.locator("summary").click()
    for width, layout in ((900, ".embed-wide"), (360, ".embed-narrow")):
        page.set_viewport_size({"width": width, "height": 700})
        expect(page.locator(layout)).to_be_visible()
        assert violations(page) == [], width
        assert page.evaluate(BEYOND) <= 0


def test_language_landmarks_and_names(home: Overview, gemeente: Area) -> None:
    home.open(f"?gebied={gemeente.code}")
    expect(home.page.locator("html")).to_have_attribute("lang", "nl")
    expect(home.page.locator("h1")).to_have_count(1)
    expect(home.page.get_by_role("main")).to_have_count(1)
    expect(home.page.get_by_role("navigation", name="Hoofdmenu")).to_be_visible()
    for name in ("Gemeente", "Wijk", "Jaar", "Vergelijken met", "Meer groepen"):
        expect(home.page.get_by_label(name, exact=True).first).to_be_visible()
    expect(home.page.get_by_role("group", name=f"Profieltaart van {gemeente.name}")).to_be_visible()
    expect(home.page.get_by_role("table", name="Demografie")).to_be_visible()
    nameless = home.page.locator("#taart [role=button]:not([aria-label])")
    expect(nameless).to_have_count(0)
