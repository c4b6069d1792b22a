"""A theme page never shows a card without anything in it: what is not there is named above the cards."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from flask import Flask

from data.asked.selection import Selection
from data.cubes.places import CellColumn, Places, StatusColumn
from data.cubes.rows import LevelRows
from data.monitor import Monitor, open_monitor
from data.releases.release import Status
from views import cache
from views.herkomst import not_split
from views.herkomst_detail import shown_indicator
from views.thema.cards import theme_card
from views.thema.page import theme_page


@pytest.fixture(scope="module")
def monitor(demo_release: Path) -> Monitor:
    return open_monitor(str(demo_release))


@pytest.fixture(autouse=True)
def with_cache() -> Iterator[None]:
    server = Flask(__name__)
    cache.init(server, "")
    with server.app_context():
        yield


def without(monitor: Monitor, indicator: str, level: str, status: Status) -> Monitor:
    """The same monitor, as if no area of ``level`` had a figure of this indicator for anyone."""
    cube, row = monitor.cube, monitor.cube.indicators[indicator]
    ranks, newest = cube.places.rank, cube.newest.copy()
    position, part = monitor.areas.level_position(level), monitor.areas.level_slice(level)
    nothing = np.full(part.stop - part.start, -1 - status, ranks.cells.dtype)
    first = ranks.first.copy()
    first[row, :, :, position] = len(ranks.cells) - part.start  # where that row now begins
    places = Places(LevelRows(np.append(ranks.cells, nothing), first), cube.places.start, cube.places.levels)
    columns = {n: CellColumn(places, getattr(cube, n).numbers) for n in ("value", "numerator", "denominator")}
    newest[position, row] = -1
    bare = replace(monitor.release, id=f"{monitor.release.id}-{indicator}-{status}")
    return replace(
        monitor,
        release=bare,
        cube=replace(cube, places=places, status=StatusColumn(places), newest=newest, **columns),
    )


def first(monitor: Monitor, level: str) -> str:
    return monitor.areas.rows[monitor.areas.level_slice(level)][0].code  # type: ignore[arg-type]


def test_what_no_source_gives_is_named_and_has_no_card(monitor: Monitor) -> None:
    bare = without(monitor, "nww", "gemeente", Status.NIET_BESCHIKBAAR)
    selection = Selection(first(bare, "gemeente"), 2024, "arbeid_inkomen")
    page = theme_page(bare, selection, {})
    assert "nww" not in [r.key for r in page.rows]
    assert theme_card(bare, selection, "nww", "nu") is None
    assert "Hier en nu zonder cijfer: Werkzoekenden (UWV)." in page.head
    assert "nww" in [r.key for r in theme_page(bare, replace(selection, area="NL00"), {}).rows]


def test_a_theme_without_any_figure_says_so_once(monitor: Monitor) -> None:
    bare = monitor
    for indicator in [monitor.indicators[p].id for p in monitor.by_theme["veiligheid"]]:
        bare = without(bare, indicator, "gemeente", Status.NIET_BESCHIKBAAR)
    page = theme_page(bare, Selection(first(bare, "gemeente"), 2024, "veiligheid"), {})
    assert page.rows == ()
    assert "Over Veiligheid heeft deze uitgave geen cijfers voor gemeenten." in page.head
    assert "Alle figuren gaan daarom" not in page.head
    assert ">Veiligheid <small>geen cijfers</small></a>" in page.head
    assert page.columns == page.foot == ""
    assert "Voor heel Nederland zijn ze er wel:" in page.head


def test_what_is_hidden_keeps_its_card(monitor: Monitor) -> None:
    bare = without(monitor, "nww", "wijk", Status.ONDERDRUKT)
    page = theme_page(bare, Selection(first(bare, "wijk"), 2024, "arbeid_inkomen"), {})
    assert "nww" in [r.key for r in page.rows]


def test_the_land_is_not_told_about_a_taart(monitor: Monitor) -> None:
    head = theme_page(monitor, Selection("NL00", 2024, "arbeid_inkomen"), {}).head
    assert "geen ruimer gebied" in head
    assert "taart" not in head


def test_a_link_to_what_is_not_split_says_so(monitor: Monitor) -> None:
    asked = Selection(first(monitor, "gemeente"), 2024, "demografie", indicator="inwoners")
    assert [(n.key, n.value) for n in not_split(monitor, asked)] == [("niet_gesplitst", "Inwoners")]
    assert not_split(monitor, replace(asked, indicator=None)) == ()
    assert not_split(monitor, replace(asked, theme="arbeid_inkomen", indicator="bijstand")) == ()


def test_the_page_opens_with_a_figure_that_fits_all_groups(monitor: Monitor) -> None:
    """The first of demografie, "shorter than five years here", fits two of the five groups only."""
    from data.queries.group_indicator_matrix import get_group_indicator_matrix
    from data.queries.groups.divisions import find_divisions

    selection = Selection(first(monitor, "gemeente"), 2024, "demografie")
    found = find_divisions(monitor, selection)
    assert found is not None
    table = get_group_indicator_matrix(monitor, selection, found)
    shown = shown_indicator(selection, table)
    assert shown is not None
    assert all(p.reading.figure.value is not None for p in table.parts(shown.id))
    assert shown_indicator(replace(selection, indicator="pct_verblijf_lt5"), table).id == "pct_verblijf_lt5"  # type: ignore[union-attr]
