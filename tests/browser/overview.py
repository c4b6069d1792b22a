"""The overview as its users handle it: open it, choose in its bar, read what it shows."""

from __future__ import annotations

import re
from typing import Any

from playwright.sync_api import Locator, Page, Response, expect

from data.areas import Area
from data.asked.selection import parse
from data.monitor import Monitor
from data.queries.profile import get_profile_by_indicator
from data.releases.release import Status
from data.results import Profile, Reading

SEARCH, WIJK, JAAR = "#keuze-gemeente", "#keuze-wijk", "#keuze-jaar"
IJKPUNT, HERKOMST, MEER = "#keuze-ijkpunt", "#keuze-herkomst", "#keuze-meer"
CHECKED = f"{HERKOMST} input:checked"
SYRIE, BUITEN_EUROPA = "SYR", "BE_BU"


def visit(page: Page, address: str) -> Response | None:
    """Go to ``address`` and wait until Dash's page has taken the place of the still one of the first HTML.

    The two look the same, so a locator finds its text in either; only the real one can be used or read aloud.
    """
    answer = page.goto(address)
    expect(page.locator(".first-sight")).to_have_count(0)
    return answer


def reload(page: Page) -> None:
    """As ``visit``, of the address where the page is."""
    page.reload()
    expect(page.locator(".first-sight")).to_have_count(0)


class Overview:
    """The page / of one tab. What it does waits until the page has answered; nothing waits for time."""

    def __init__(self, page: Page, url: str) -> None:
        self.page, self.url = page, url
        self.title = page.locator("#kop h1")
        self.pie = page.locator("#taart svg.taart")
        self.table = page.locator("#tabel table.figures")
        self.notice = page.locator(".notice")

    def open(self, query: str = "?gebied=NL00") -> Overview:
        """The overview of an area; without one the page / is the front door (test_front_door.py)."""
        visit(self.page, f"{self.url}/{query}")
        return self.ready()

    def ready(self) -> Overview:
        """Wait until the page is drawn and the writer has put its selection in store and address."""
        expect(self.pie).to_be_visible()
        self.page.wait_for_url(re.compile(r"[?&]gebied="))
        return self

    def search(self, typed: str) -> Locator:
        """Type a name; gives the options found."""
        self.page.locator(SEARCH).click()
        self.page.locator(SEARCH).fill(typed)
        return self.page.locator(f"{SEARCH}-lijst [role=option]")

    def choose_area(self, area: Area, inside: Area | None = None) -> None:
        """Type the whole name of a gemeente, or of a wijk ``inside`` its gemeente, and click it."""
        options = self.search(area.name)
        name = re.compile(f"^{re.escape(area.name + (inside.name if inside else ''))}$")
        options.filter(has_text=name).click()
        self.has_address(gebied=area.code)

    def choose_chip(self, group: str) -> None:
        self.page.locator(f'{HERKOMST} .form-check:has(input[value="{group}"]) label').click()
        self.has_address(**({} if group == "T" else {"herkomst": group}))

    def choose(self, control: str, value: str) -> None:
        self.page.locator(control).select_option(value)

    def values(self, control: str) -> list[str]:
        """What can be chosen in a list."""
        script = "options => options.map(o => o.value).filter(Boolean)"
        return self.page.locator(f"{control} option").evaluate_all(script)

    def slice(self, indicator: str) -> Locator:
        return self.page.locator(f'#taart [data-key="i-{indicator}"]')

    def row(self, indicator: str) -> Locator:
        return self.page.locator(f'#tabel tr[data-mark="{indicator}"]')

    def tab(self, theme: str) -> Locator:
        return self.page.locator(f'#tabel [data-key="tab-{theme}"]')

    def focused(self) -> str | None:
        """The data-key of the element that has the focus."""
        return self.page.evaluate("() => document.activeElement.dataset.key || null")

    def has_address(self, **wanted: str) -> None:
        for key, value in wanted.items():
            self.page.wait_for_url(re.compile(rf"[?&]{key}={re.escape(value)}(&|#|$)"))

    def shows(self, monitor: Monitor, **query: object) -> None:
        """The page shows the figures of a selection: its name, its inhabitants, and its controls."""
        selection, notices = parse(monitor.choices, query)
        assert not notices
        area = monitor.areas[selection.area]
        gemeente = area if area.level == "gemeente" else monitor.areas[area.parent or ""]
        expect(self.title).to_contain_text(monitor.areas.full_name(area.code))
        expect(self.page.locator(SEARCH)).to_have_value(gemeente.name)
        expect(self.page.locator(WIJK)).to_have_value(area.code)
        expect(self.page.locator(JAAR)).to_have_value(str(selection.year))
        expect(self.page.locator(IJKPUNT)).to_have_value(selection.reference)
        expect(self.page.locator(".tab.is-on")).to_have_attribute("data-value", selection.theme)
        at_once = self.page.locator(f'{HERKOMST} input[value="{selection.group}"]')
        if at_once.count():
            expect(at_once).to_be_checked()
        else:
            expect(self.page.locator(MEER)).to_have_value(selection.group)
        expect(self.page.locator(".hub-number")).to_have_text(dutch(people(found(monitor, **query))))


def found(monitor: Monitor, **query: object) -> Profile:
    """What the figures themselves say about a selection."""
    return get_profile_by_indicator(monitor, parse(monitor.choices, query)[0])


def people(result: Profile) -> float:
    """The number of inhabitants in a profile."""
    return next(r.figure.value for r in result.readings if r.indicator.kind == "aantal") or 0.0


def first(result: Profile, **wanted: Any) -> Reading:
    """The first slice of which the reading or its figure is as wanted: ``status=…``, ``scored=True``."""

    def fits(reading: Reading) -> bool:
        fields = {"status": reading.figure.status, "scored": reading.scored}
        counted = reading.figure.numerator is not None
        return all(fields[k] == v for k, v in wanted.items()) and (counted or "scored" not in wanted)

    return next(r for r in result.readings if r.indicator.pie and fits(r))


def biggest(monitor: Monitor) -> Area:
    """The gemeente with most inhabitants: the one in which most groups have figures."""
    gemeenten = monitor.areas.children(monitor.areas.land.code)
    now = [a for a in gemeenten if a.to_year is None]  # who asks for one that is no more, gets another
    return max(now, key=lambda a: people(found(monitor, gebied=a.code)))


def hidden_wijk(monitor: Monitor, group: str) -> Area:
    """A wijk of the biggest gemeente where some figures of a group are suppressed, and some are not."""
    for wijk in monitor.areas.children(biggest(monitor).code):
        slices = [r for r in found(monitor, gebied=wijk.code, herkomst=group).readings if r.indicator.pie]
        if {Status.ONDERDRUKT, Status.BESCHIKBAAR} <= {r.figure.status for r in slices}:
            return wijk
    raise AssertionError("Geen wijk met een deel van de cijfers onderdrukt.")


def dutch(count: float) -> str:
    """A whole number with points for thousands."""
    return f"{round(count):,}".replace(",", ".")
