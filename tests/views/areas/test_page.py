"""The page "Wijken": what it is made for, what stands on it, and what it says when there is nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask

from components.frame import ids
from data.areas import Area
from data.asked.map_views import FORMS, MODES, map_views
from data.asked.selection import Selection, default
from data.monitor import Monitor, open_monitor
from data.releases.box import boxed
from views import cache, context
from views.areas.figures import figures, grid_for, ground_of, order_of
from views.areas.map import MapView, view_of
from views.areas.page import PARTS, AreasAsked, drawn, stamps


@pytest.fixture(scope="module")
def monitor(demo_release: Path) -> Monitor:
    return open_monitor(str(demo_release))


@pytest.fixture(autouse=True)
def standing(monitor: Monitor) -> Iterator[None]:
    server = Flask(__name__)
    cache.init(server, "")
    context.use(monitor)
    with server.app_context():
        yield


@pytest.fixture
def gemeente(monitor: Monitor) -> Area:
    areas = monitor.areas
    return max(areas.children("NL00"), key=lambda a: len(areas.children(a.code)))


@pytest.fixture
def selection(monitor: Monitor, gemeente: Area) -> Selection:
    return replace(default(monitor.choices), area=gemeente.code, theme="arbeid_inkomen")


def test_every_view_is_written_as_it_is_read() -> None:
    for words in map_views():
        assert view_of(words).word == words
    assert len(map_views()) == 2 * len(MODES) * len(FORMS)


@pytest.mark.parametrize("given", [None, "", "nu", ["waarde"], 7, "x" * 5000, "verschil--"])
def test_an_address_may_say_anything(selection: Selection, given: object) -> None:
    assert view_of(given) == MapView()
    asked = AreasAsked.of(selection, {"beeld": given, "orde": given, "rijen": given})
    assert len(asked.order) <= 40
    assert asked.rows == ""


def test_each_part_changes_only_with_what_it_shows(monitor: Monitor, selection: Selection) -> None:
    def made(chosen: Selection = selection, **given: str) -> dict[str, str]:
        return stamps(monitor, AreasAsked.of(chosen, given))

    first = made()
    assert set(first) == set(PARTS)

    def changed(other: dict[str, str]) -> set[str]:
        return {part for part in PARTS if other[part] != first[part]}

    everything = set(PARTS)
    assert changed(made(replace(selection, group="BE_BU"))) == everything
    assert changed(made(replace(selection, indicator="bijstand"))) == {ids.WIJKEN_KEUZE, ids.WIJKEN_KAART}
    assert changed(made(beeld="waarde-kaart")) == {ids.WIJKEN_KEUZE, ids.WIJKEN_KAART}
    assert changed(made(orde="inwoners")) == changed(made(rijen="alle")) == {ids.WIJKEN_LIJST}
    assert ids.WIJKEN_KOP not in changed(made(replace(selection, theme="onderwijs")))


def test_the_page_says_a_note_once_and_every_file_says_all(monitor: Monitor, selection: Selection) -> None:
    asked = AreasAsked.of(selection, {})
    page = "".join(drawn(monitor, asked, part) for part in PARTS)
    ground = ground_of(monitor, selection, MapView())
    assert ground is not None
    grid = grid_for(monitor, selection, ground)
    assert grid.many.tested
    assert page.count("na correctie voor veel vergelijkingen") <= 1


def test_every_subject_with_figures_can_be_chosen_and_each_gives_a_map(
    monitor: Monitor, selection: Selection
) -> None:
    choices = drawn(monitor, AreasAsked.of(selection, {}), ids.WIJKEN_KEUZE)
    offered = [part.split('"')[0] for part in choices.split('<option value="')[1:]]
    assert len(offered) > 10
    for value in offered[::4]:
        theme, indicator = value.split("|")
        asked = AreasAsked.of(replace(selection, theme=theme, indicator=indicator), {})
        shown = drawn(monitor, asked, ids.WIJKEN_KAART)
        assert monitor.catalogue.indicators[indicator].short in shown
        assert "<svg" in shown


@pytest.fixture(scope="module")
def real() -> Monitor:
    """The figures that come with the program: hardly any by origin."""
    return open_monitor(str(boxed("cbs")[0]))


def test_without_figures_it_says_so_and_shows_the_ways_out(real: Monitor) -> None:
    """No empty map; the subjects that there are, and all inhabitants, are one click away."""
    context.use(real)
    chosen = replace(default(real.choices), area="GM0344", theme="arbeid_inkomen", group="BE_BU")
    asked = AreasAsked.of(chosen, {})
    shown = drawn(real, asked, ids.WIJKEN_KAART)
    assert "Kies een ander onderwerp of een andere herkomst" in shown
    assert 'data-event="herkomst" data-value="T"' in shown
    assert "<svg" not in shown
    assert drawn(real, asked, ids.WIJKEN_STROKEN) == drawn(real, asked, ids.WIJKEN_LIJST) == ""
    choices = drawn(real, asked, ids.WIJKEN_KEUZE)
    assert "Kies een onderwerp" in choices
    assert 'value="demografie|aandeel_groep"' in choices
    assert 'value="arbeid_inkomen|' not in choices
    one = replace(chosen, theme="demografie", indicator="aandeel_groep")
    assert "<svg" in drawn(real, AreasAsked.of(one, {}), ids.WIJKEN_KAART)


def test_the_order_of_a_table_stands_in_its_address() -> None:
    assert order_of("inwoners") == (MapView(), "inwoners")
    assert order_of("bijstand-fijn") == (MapView(fine=True), "bijstand")
    assert order_of("fijn") == (MapView(fine=True), "code")
    assert order_of(None) == (MapView(), "code")


def test_subjects_of_ones_own_choice_stand_beside_each_other(monitor: Monitor, selection: Selection) -> None:
    """From several themes, in the order chosen; in the link of every figure; and one click back."""
    view = "verschil-kaart-van.vve.bijstand"
    asked = AreasAsked.of(selection, {"beeld": view})
    assert asked.view.subjects == ("vve", "bijstand")
    assert asked.view.word == view
    ground = ground_of(monitor, selection, asked.view)
    assert ground is not None
    grid = grid_for(monitor, selection, ground, asked.view.subjects)
    assert [c.id for c in grid.columns] == ["vve", "bijstand"]
    made = figures(monitor, selection, view)
    for key in ("landkaart", "stroken"):
        found = made[key]()
        assert found is not None
        assert dict(found.address.query)["beeld"] == view
        assert found.address.code == ""  # no short link has room for it
    table = made["lijst"]()
    assert table is not None
    assert dict(table.address.query)["beeld"] == "verschil-van.vve.bijstand"
    assert not table.warning
    sensitive = figures(monitor, selection, "van.bijstand.verdachten")["lijst"]()
    assert sensitive is not None
    assert sensitive.warning == monitor.catalogue.themes["veiligheid"].description
    choices = drawn(monitor, asked, ids.WIJKEN_KEUZE)
    assert 'data-value="verschil-kaart" data-key="eigen-wis"' in choices
    assert 'data-value="verschil-kaart-van.vve"' in choices  # without bijstand


@pytest.mark.parametrize("view", ["verschil-kaart-van.niets", "verschil-kaart-van.", "van.<script>"])
def test_an_unknown_choice_is_that_of_the_theme(monitor: Monitor, selection: Selection, view: str) -> None:
    asked = AreasAsked.of(selection, {"beeld": view})
    ground = ground_of(monitor, selection, asked.view)
    assert ground is not None
    grid = grid_for(monitor, selection, ground, asked.view.subjects)
    assert {c.theme for c in grid.columns} == {"arbeid_inkomen"}
    assert "<script>" not in drawn(monitor, asked, ids.WIJKEN_KEUZE)
