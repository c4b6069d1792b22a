"""A figure that is older than the chosen year says so wherever it goes, and n is what it is about."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from flask import Flask
from pptx import Presentation

from data.areas import Area
from data.asked.selection import Selection
from data.monitor import Monitor, open_monitor
from data.queries.profile import get_profile_by_indicator
from data.releases.provenance import Origin
from exports.pictures import picture, workbook
from exports.slides import slide
from figures.exhibit import Exhibit
from figures.parts import Stacks
from views import cache, context
from views.figuren import exhibit, file_name

Asked = Callable[..., Exhibit]


@pytest.fixture(scope="module")
def told(demo_release: Path) -> Monitor:
    """The release as if every year of every indicator came from a table of its own."""
    found = open_monitor(str(demo_release))
    given = {
        i.id: tuple(Origin("Bron", f"T{y}", "f.csv", "2024", (y,)) for y in found.release.years)
        for i in found.indicators
    }
    return replace(found, release=replace(found.release, provenance=given))


def asked(monitor: Monitor, area: Area, name: str, **chosen: str) -> Exhibit:
    """A figure of a monitor of its own, with nothing remembered."""
    context.use(monitor)
    server = Flask(__name__)
    cache.init(server, "")
    with server.app_context():
        theme = chosen.pop("thema", "arbeid_inkomen")
        selection = Selection(area.code, monitor.default_year, theme, **chosen)  # type: ignore[arg-type]
        found = exhibit(monitor, selection, name)
    assert found is not None
    return found


def _facts(found: Exhibit) -> dict[str, object]:
    book = openpyxl.load_workbook(BytesIO(workbook.xlsx(found)))
    return {row[0]: row[1] for row in book["Toelichting"].iter_rows(values_only=True)}


def test_an_older_figure_has_its_year_behind_its_name(told: Monitor, gemeente: Area) -> None:
    found = asked(told, gemeente, "overzicht-tabel")
    readings = get_profile_by_indicator(
        told, Selection(gemeente.code, told.default_year, "arbeid_inkomen")
    ).readings
    own = [r for r in readings if r.indicator.theme == "arbeid_inkomen" and r.figure.value is not None]
    older = {r.indicator.short: r.figure.year for r in own if r.figure.year != told.default_year}
    assert len(older) > 1
    table = next(s for s in Presentation(BytesIO(slide.pptx(found))).slides[0].shapes if s.has_table).table
    names = [row.cells[0].text for row in table.rows]
    assert {f"{name} ({year})" for name, year in older.items()} <= set(names)
    assert not set(older) & set(names)
    for words in (picture.svg(found, with_font=False), picture.loose(found, narrow=True)):
        for year in set(older.values()):
            assert words.count(f">({year})<") == list(older.values()).count(year)


def test_source_and_subtitle_are_of_the_years_that_are_shown(told: Monitor, gemeente: Area) -> None:
    for name in ("overzicht-tabel", "overzicht-taart", "vergelijken-tabel"):
        compare = {"compare": "NL00"} if name.startswith("vergelijken") else {}
        found = asked(told, gemeente, name, **compare)
        years = set(found.years.numbers)
        assert len(years) > 1
        tables = {int(w.split("(T")[1][:4]) for w in found.source.split("; ")}
        assert years <= tables
        assert found.subtitle.endswith(found.years.words)
        assert _facts(found)["Jaar van de cijfers"] == found.years.words
        assert _facts(found)["Gekozen jaar"] == told.default_year


def test_a_card_of_an_older_year_names_that_year_and_its_source(told: Monitor, gemeente: Area) -> None:
    found = asked(told, gemeente, "herkomst-punten", indicator="inkomsten_arbeid")
    assert found.years.only is not None
    assert found.years.only < told.default_year
    facts = _facts(found)
    assert (facts["Jaar van de cijfers"], facts["Gekozen jaar"]) == (found.years.only, told.default_year)
    assert found.source == f"Bron (T{found.years.only})"
    assert str(facts["Om hoeveel mensen"]).startswith("over ")
    assert f"-{found.years.only}-" in file_name(found)


@pytest.mark.parametrize("name", ["herkomst-punten", "herkomst-verschil", "herkomst-verloop"])
def test_each_group_is_called_so(told: Monitor, gemeente: Area, name: str) -> None:
    found = asked(told, gemeente, name, indicator="bijstand")
    assert found.whom == "Elke groep apart"
    assert "alle inwoners" not in found.subtitle
    assert found.counted.startswith("over ") or name == "herkomst-verloop"


def test_a_whole_explains_each_of_its_parts_and_of_whom(told: Monitor, gemeente: Area) -> None:
    found = asked(told, gemeente, "thema-leeftijd_0_3", thema="demografie")
    assert isinstance(found.plot, Stacks)
    for part in found.plot.rows[0].parts:
        assert f"{part.short}: {part.definition.strip()}" in found.definition
    assert found.definition.endswith("Percentage van de inwoners.")


def test_years_in_a_workbook_are_numbers(told: Monitor, gemeente: Area) -> None:
    book = openpyxl.load_workbook(BytesIO(workbook.xlsx(asked(told, gemeente, "overzicht-taart"))))
    rows = list(book["Figuur"].iter_rows(min_row=5))
    at = [c.value for c in rows[0]].index("Jaar")
    years = [row[at] for row in rows[1:] if row[at].value is not None]
    assert years
    assert all(isinstance(c.value, int) and c.number_format == "0" for c in years)
