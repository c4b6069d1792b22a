"""The table of areas says each figure of the grid, in the order asked, and no more rows than can be read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from data.areas import Area
from data.asked.selection import Selection
from data.monitor import Monitor
from data.queries.areas_beside import AreaGrid, get_areas_beside
from data.releases.release import Status
from figures import areas, kinds
from figures.areas import CODE, FOLD, NAME, PEOPLE, AreasTable, fold_words, ordered
from figures.sheet import Box, Sheet
from figures.taart.slices import tip
from figures.verdict import verdict
from figures.words import formatting
from figures.words.spoken import MOST_SPOKEN
from tests.exhibits import gemeente, hidden, in_use, monitor

__all__ = ["gemeente", "hidden", "in_use", "monitor"]

Parse = Callable[[Any], Any]


@pytest.fixture(scope="module")
def grid(monitor: Monitor, gemeente: Area) -> AreaGrid:
    return get_areas_beside(monitor, Selection(gemeente.code, 2023, "arbeid_inkomen"), gemeente.code, "wijk")


@pytest.fixture(scope="module")
def land(monitor: Monitor) -> AreaGrid:
    """More wijken than are shown at once."""
    found = get_areas_beside(monitor, Selection("NL00", 2023, "arbeid_inkomen"), "NL00", "wijk")
    assert len(found.areas) > 2 * FOLD
    return found


def rows_of(html: Any) -> list[Any]:
    return html.all("tbody")[0].all("tr")


def pointed_at(html: Any, cell: Any, column: int, area: Area) -> str:
    """What a cell says when it is pointed at, put together as assets/fragment.js does."""
    button = cell.all("button")[0]
    if "data-tip" in button.attributes:
        return str(button.attributes["data-tip"])
    told = html.all("thead")[0].all("th")[2 + column].attributes["data-tell"]
    sign = cell.all("i")[0].text
    spoken = cell.all("span")[-1].text.removeprefix(", ")
    filled = {
        "waarde": cell.all("span")[0].text.removesuffix(sign),
        "tellers": cell.all("span")[1].text,
        "ijkpunt": button.attributes.get("data-ref", ""),
        "oordeel": f"{sign} {spoken}",
    }
    lines = [area.name, *(line.format(**filled) for line in told.split("\n"))]
    return "\n".join(line for line in lines if line)


def test_every_cell_is_the_figure_with_its_sign_and_its_words(grid: AreaGrid, parse: Parse) -> None:
    chosen = grid.areas[2].code
    html = parse(kinds.screen(AreasTable(grid, "Werk", chosen), "t"))
    rows = rows_of(html)
    assert len(rows) == len(grid.areas)
    for r, row in enumerate(rows):
        area, head = grid.areas[r], row.all("th")[0].all("button")[0]
        assert head.text == area.name
        assert (head.attributes["data-event"], head.attributes["data-value"]) == ("gebied", area.code)
        assert head.attributes["aria-pressed"] == str(area.code == chosen).lower()
        people, *cells = row.all("td")
        assert people.text == formatting.people(grid.people_of([r])[0] or pytest.fail("no people"))
        for c, cell in enumerate(cells):
            reading, shown = grid.reading(c, r), verdict(grid.reading(c, r))
            button = cell.all("button")[0]
            assert button.attributes["data-event"] == "indicator"
            assert button.attributes["data-value"] == reading.indicator.id
            assert pointed_at(html, cell, c, area) == f"{area.name}\n{tip(reading, shown)}"
            assert cell.text.startswith(formatting.figure_value(reading.figure, reading.indicator))
            if reading.figure.value is not None:
                assert cell.has("class_", f"v-{shown.key}")
                assert cell.all("i")[0].text == shown.sign
                assert shown.spoken in cell.text
    foot = html.all("tfoot")[0]
    assert foot.all("th")[0].text == f"Heel {grid.place.name}"
    for cell, reading in zip(foot.all("td")[1:], grid.whole, strict=True):
        assert cell.text.startswith(formatting.figure_value(reading.figure, reading.indicator))


def test_one_tab_stop_and_arrows_for_the_rest(grid: AreaGrid, parse: Parse) -> None:
    html = parse(kinds.screen(AreasTable(grid), "t"))
    buttons = html.all("table")[0].all("button")
    assert [b.attributes["tabindex"] for b in buttons].count("0") == 1
    keys = [b.attributes["data-key"] for b in buttons]
    assert len(keys) == len(set(keys))
    assert html.all("div")[0].attributes["tabindex"] == "0"  # it scrolls, so it can be reached


@pytest.mark.parametrize("order", [NAME, PEOPLE, "bijstand"])
def test_rows_stand_in_the_order_asked_and_the_head_says_so(grid: AreaGrid, parse: Parse, order: str) -> None:
    plot = AreasTable(grid, order=order)
    html = parse(kinds.screen(plot, "t"))
    names = [row.all("th")[0].all("button")[0].attributes["data-value"] for row in rows_of(html)]
    assert names == [grid.areas[r].code for r in ordered(plot)]
    assert sorted(names) == sorted(a.code for a in grid.areas)
    heads = {
        b.attributes["data-key"]: (th, b) for th in html.all("thead")[0].all("th") for b in th.all("button")
    }
    for key, (th, button) in heads.items():
        assert button.attributes["data-event"] == "orde"
        mine = key == f"orde-{order}"
        assert button.attributes["data-value"] == (CODE if mine else key.removeprefix("orde-"))
        wanted = ("ascending" if order == NAME else "descending") if mine else None
        assert th.attributes.get("aria-sort") == wanted
    if order == NAME:
        shown = [grid.areas[r].name.casefold() for r in ordered(plot)]
        assert shown == sorted(shown)
    else:
        column = grid.column_of(order)
        cells = grid.people if column is None else grid.cells
        assert cells is not None
        values = cells.value[column or 0, 0][ordered(plot)]
        known = values[~np.isnan(values)]
        assert (np.diff(known) <= 0).all()
        assert np.isnan(values[len(known) :]).all()


def test_the_standing_order_is_no_order_of_values(grid: AreaGrid, parse: Parse) -> None:
    html = parse(kinds.screen(AreasTable(grid), "t"))
    assert not [th for th in html.all("th") if "aria-sort" in th.attributes]
    assert ordered(AreasTable(grid, order="weet_niet")) == list(range(len(grid.areas)))


def test_many_rows_fold_to_those_that_stand_out(land: AreaGrid, parse: Parse) -> None:
    chosen = next(r for r in range(len(land.areas)) if not land.stands[:, r].any())
    plot = AreasTable(land, chosen=land.areas[chosen].code)
    fold, differs = plot.fold(), land.stands.sum(axis=0)
    assert FOLD / 4 < len(fold.rows) <= FOLD + 1
    assert chosen in fold.rows
    assert fold.extra
    if not fold.cut:
        assert set(fold.rows) - {chosen} == set(np.flatnonzero(differs >= fold.limit).tolist())
        assert (differs >= max(fold.limit - 1, 1)).sum() > FOLD or fold.limit == 1
    html = parse(kinds.screen(plot, "t"))
    assert len(rows_of(html)) == len(fold.rows)
    assert land.areas[chosen].name in fold_words(plot, fold)
    (button,) = html.all("button", **{"data-event": "rijen"})
    assert button.attributes["data-value"] == "alle"
    assert str(len(land.areas)) in button.text
    every = replace(plot, every=True)
    html = parse(kinds.screen(every, "t"))
    assert len(rows_of(html)) == len(land.areas)
    assert html.all("button", **{"data-event": "rijen"})[0].attributes["data-value"] == ""
    assert fold_words(every, every.fold()) == ""


def test_of_very_many_rows_the_others_are_only_in_the_file(
    land: AreaGrid, monkeypatch: pytest.MonkeyPatch, parse: Parse
) -> None:
    monkeypatch.setattr(areas, "MOST", FOLD + 5)
    plot = AreasTable(land, every=True)
    fold = plot.fold()
    assert len(fold.rows) <= FOLD + 5
    assert not fold.complete
    assert "Excel" in fold_words(plot, fold)
    assert len(rows_of(parse(kinds.screen(plot, "t")))) == len(fold.rows)
    assert len(kinds.table(plot).file().rows) == (len(land.areas) + 1) * len(land.columns)


def test_one_subject_on_which_all_stand_out_is_cut(land: AreaGrid, monitor: Monitor) -> None:
    column = int(land.stands.sum(axis=1).argmax())
    one = get_areas_beside(monitor, land.selection, "NL00", "wijk", [land.columns[column].id])
    fold = AreasTable(one).fold()
    if int(one.stands.sum()) > FOLD:
        assert fold.cut
        assert fold.rows == tuple(np.flatnonzero(one.stands[0]).tolist()[:FOLD])


def test_the_file_has_every_area_with_its_margin_and_whether_it_stands(land: AreaGrid) -> None:
    cells = kinds.table(AreasTable(land)).file()
    heads = [c.head for c in cells.columns]
    rows = [dict(zip(heads, row, strict=True)) for row in cells.rows]
    assert len(rows) == (len(land.areas) + 1) * len(land.columns)
    every = land.readings(range(len(land.areas)))
    told = set()
    for i, row in enumerate(rows[: -len(land.columns)]):
        r, c = divmod(i, len(land.columns))
        reading = every[r][c]
        assert (row["Code"], row["Onderwerp"]) == (land.areas[r].code, reading.indicator.short)
        known = reading.figure.value is not None
        assert (row["Cijfer"] is not None) == known
        assert row["Cijfer"] is None or row["Cijfer"] == pytest.approx(reading.figure.value, abs=1e-4)
        assert row["Ondergrens (95 %)"] == pytest.approx(reading.figure.low, abs=1e-4) or not known
        stands = {True: "ja", False: ""}[bool(land.stands[c, r])]
        if land.doubtful[c, r]:
            stands = "nee, kan bij zoveel vergelijkingen toeval zijn"
        assert row["Houdt stand"] == stands or reading.deviate is None
        told.add(row["Houdt stand"])
    assert "ja" in told
    assert rows[-1]["Code"] == "NL00"


def test_a_hidden_figure_is_a_reason_and_no_number(monitor: Monitor, hidden: Selection, parse: Parse) -> None:
    place = monitor.areas[hidden.area].parent or ""
    chosen = replace(hidden, group="SYR")
    grid = get_areas_beside(monitor, chosen, place, "wijk")
    plot = AreasTable(grid, chosen=hidden.area)
    away = [
        (c, r)
        for c in range(len(grid.columns))
        for r in range(len(grid.areas))
        if grid.reading(c, r).figure.status is Status.ONDERDRUKT
    ]
    assert away
    rows = rows_of(parse(kinds.screen(plot, "t")))
    cells = kinds.table(plot).file()
    heads = [c.head for c in cells.columns]
    for c, r in away:
        cell = rows[r].all("td")[c + 1]
        assert cell.text == "te weinig mensen"
        assert "waarnemingen" in cell.all("button")[0].attributes["data-tip"]
        row = dict(zip(heads, cells.rows[r * len(grid.columns) + c], strict=True))
        assert [row[h] for h in ("Cijfer", "Aantal", "Van de", "IJkpunt") if h in row] == [None] * sum(
            h in row for h in ("Cijfer", "Aantal", "Van de", "IJkpunt")
        )
        assert row["Waarom geen cijfer"] == "te weinig mensen"


@pytest.mark.parametrize("every", [False, True])
def test_on_paper_rows_that_do_not_fit_are_told(land: AreaGrid, every: bool) -> None:
    sheet = Sheet()
    used = kinds.paper(sheet, AreasTable(land, every=every), Box(4, 4, 1168, 460))
    assert used <= 470
    assert "En nog" in sheet.markup()
    assert f"Heel {land.place.name}" in sheet.markup()


def test_spoken_rows_name_every_area_and_tell_the_first(grid: AreaGrid, land: AreaGrid) -> None:
    rows = kinds.spoken(AreasTable(grid))
    assert len(rows) == len(grid.areas)
    assert grid.columns[0].short in rows[0]
    many = kinds.spoken(AreasTable(land, every=True))
    assert len(many) == len(land.areas)
    assert many[MOST_SPOKEN + 1] == land.areas[MOST_SPOKEN + 1].name


def test_wijken_of_the_land_tell_their_gemeente(land: AreaGrid, monitor: Monitor, parse: Parse) -> None:
    plot = AreasTable(land)
    for row, r in zip(rows_of(parse(kinds.screen(plot, "t"))), plot.fold().rows, strict=True):
        parent = monitor.areas.parent(land.areas[r].code)
        assert parent is not None
        assert row.all("span", class_="foreign")[0].text == parent.name
