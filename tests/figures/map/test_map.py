"""The map: every area in the look of its figure, in words too, on the screen, on paper and on a slide."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from typing import Any

import numpy as np
import pytest
from pptx import Presentation

from data.areas import Area
from data.asked.selection import Selection
from data.monitor import Monitor
from exports.slides import slide
from figures import kinds
from figures.exhibit import Exhibit
from figures.map import AreaMap
from figures.map.frame import TILE, edges, frame_of, labels, outline, rings
from figures.map.legend import legend_entries
from figures.map.looks import class_words
from figures.map.walk import near
from figures.sheet import Box, Sheet
from figures.verdict import DESCRIBED, JUDGED, UNKNOWN, UNSCORED, verdict
from figures.words.formatting import number
from tests.exhibits import figure, gemeente, hidden, in_use, monitor, other
from views.areas.figures import map_exhibit
from views.areas.map import view_of

__all__ = ["figure", "gemeente", "hidden", "in_use", "monitor", "other"]

Parse = Callable[[Any], Any]
INDICATOR = "bijstand"


def plot_of(found: Exhibit | None) -> AreaMap:
    assert found is not None
    assert isinstance(found.plot, AreaMap)
    return found.plot


def shown(monitor: Monitor, area: str, beeld: str = "", **more: Any) -> Exhibit:
    chosen = Selection(area, 2023, "arbeid_inkomen", indicator=INDICATOR, **more)
    found = map_exhibit(monitor, chosen, view_of(beeld))
    assert found is not None
    return found


@pytest.fixture(scope="module")
def wijk(monitor: Monitor, gemeente: Area) -> Area:
    return monitor.areas.children(gemeente.code)[1]


def test_an_area_has_the_look_of_the_verdict_that_every_page_gives_it(
    monitor: Monitor, gemeente: Area
) -> None:
    plot = plot_of(shown(monitor, gemeente.code))
    (layer,) = plot.layers
    assert {a.code for a in layer.grid.areas} == set(plot.shapes.codes)
    for row, at in enumerate(layer.looks.tolist()):
        wanted = verdict(layer.reading(row))
        look = plot.legend[at]
        assert (look.key, look.sign, look.fill) == (wanted.key, wanted.sign, wanted.fill)
        assert look.known == (layer.reading(row).figure.value is not None)


def test_the_legend_has_both_ends_of_the_scale_and_unknown_only_where_it_occurs(
    monitor: Monitor, gemeente: Area
) -> None:
    plot = plot_of(shown(monitor, gemeente.code))
    keys = [look.key for look, _ in legend_entries(plot)]
    scale = JUDGED if plot.indicator.judged else DESCRIBED
    assert keys[:5] == [scale[level].key for level in sorted(scale)]
    absent = bool(np.isnan(plot.layers[0].grid.cells.value[plot.layers[0].column]).any())
    assert (UNKNOWN.key in keys) == absent
    assert UNSCORED.key not in keys


def test_classes_of_the_value_are_those_of_the_land_in_every_gemeente(
    monitor: Monitor, gemeente: Area, other: Area
) -> None:
    one, two = (plot_of(shown(monitor, a.code, "waarde")) for a in (gemeente, other))
    assert [k.word for k in one.legend] == [k.word for k in two.legend]
    grid, column = one.layers[0].grid, one.layers[0].column
    words = [k.word for k in one.legend]
    for row, at in enumerate(one.layers[0].looks.tolist()):
        value = grid.cells.value[column, 0, row]
        if np.isnan(value):
            assert not one.legend[at].known
            continue
        low = float(grid.cells.low[column, 0, row])
        assert one.legend[at].known
        assert low <= value or np.isnan(low)
        assert words[at]


def test_a_class_in_words_says_where_it_begins_and_ends(monitor: Monitor) -> None:
    indicator = monitor.catalogue.indicators[INDICATOR]
    words = [w.replace("\u00a0", " ") for w in class_words(indicator, (1.0, 2.5))]
    assert words == ["minder dan 1,0 %", "1,0 tot 2,5 %", "2,5 % of meer"]
    assert class_words(indicator, ()) == ["elk cijfer"]


def test_change_has_a_colour_only_beyond_chance(monitor: Monitor, gemeente: Area) -> None:
    plot = plot_of(shown(monitor, gemeente.code, "verandering"))
    (layer,) = plot.layers
    assert layer.changed is not None
    for row, at in enumerate(layer.looks.tolist()):
        look, gap = plot.legend[at], layer.changed.gap[row]
        coloured = look.sign.rstrip("°") in ("▲", "▲▲", "▼", "▼▼")
        assert coloured == bool(layer.changed.beyond[row] and not np.isnan(gap))
        if coloured:
            assert ("▲" in look.sign) == (gap > 0)
            assert bool(look.edge) == (gap < 0), "what went down is told by its outline, as all that is lower"


def test_the_own_area_is_marked_and_its_map_is_that_of_its_gemeente(monitor: Monitor, wijk: Area) -> None:
    plot = plot_of(shown(monitor, wijk.code))
    assert plot.shapes.codes[plot.own] == wijk.code
    assert [s.name for s in plot.spots(plot.layers[0]) if s.chosen] == [wijk.name]
    assert plot_of(shown(monitor, wijk.parent or "")).own == -1


def test_the_screen_has_one_stop_for_the_keyboard_and_a_name_for_every_area(
    monitor: Monitor, wijk: Area, parse: Parse
) -> None:
    found = shown(monitor, wijk.code)
    plot = plot_of(found)
    page = parse(kinds.screen(plot, found.title))
    paths = [p for p in page.all("path") if p.attributes.get("role") == "option"]
    assert [p.attributes.get("data-value") for p in paths] == list(plot.shapes.codes)
    assert [p.attributes.get("data-value") for p in paths if p.attributes.get("tabindex") == "0"] == [
        wijk.code
    ]
    for path, spot in zip(paths, plot.spots(plot.layers[0]), strict=True):
        assert path.attributes.get("aria-label") == spot.spoken
        assert spot.name in spot.spoken
        assert spot.look.word in spot.spoken
        if spot.value:
            assert spot.value in spot.tip


def test_a_hidden_figure_is_hatched_and_says_why(monitor: Monitor, hidden: Selection) -> None:
    few = shown(monitor, hidden.area, group="SY") if "SY" in monitor.cube.groups else None
    plot = plot_of(few or shown(monitor, hidden.area, group="BE_NL"))
    (layer,) = plot.layers
    absent = [s for s in plot.spots(layer) if not s.look.known]
    for spot in absent:
        assert not spot.value
        assert "mensen" in spot.tip or "cijfer" in spot.tip
    gone = np.isnan(layer.grid.cells.value[layer.column]).ravel()
    assert len(absent) == int(gone[plot.rows[plot.rows >= 0]].sum())


def test_arrows_go_to_the_nearest_area_in_that_direction(monitor: Monitor, gemeente: Area) -> None:
    """From any area one comes at any other; and never back to where one stands."""
    shapes = plot_of(shown(monitor, gemeente.code)).shapes
    ways = [[int(v) for v in w.split()] for w in near(shapes, False, range(len(shapes)))]
    reached, waiting = {0}, [0]
    while waiting:
        for to in ways[waiting.pop()]:
            if to >= 0 and to not in reached:
                reached.add(to)
                waiting.append(to)
    assert reached == set(range(len(shapes)))
    for at, (up, right, down, left) in enumerate(ways):
        assert at not in (up, right, down, left)
        x, y = shapes.centres[at]
        assert up < 0 or shapes.centres[up][1] < y
        assert down < 0 or shapes.centres[down][1] > y
        assert right < 0 or shapes.centres[right][0] > x
        assert left < 0 or shapes.centres[left][0] < x


@pytest.mark.parametrize("beeld", ["verschil-kaart", "verschil-tegels"])
def test_words_lie_within_their_area(monitor: Monitor, gemeente: Area, beeld: str) -> None:
    plot = plot_of(shown(monitor, gemeente.code, beeld))
    frame = frame_of(plot, 660, 420)
    made = labels(plot, plot.layers[0], frame)
    assert made
    for label in made:
        inside = [p for ring in rings(plot, label.spot.at) for p in ring]
        xs, ys = [p[0] for p in inside], [p[1] for p in inside]
        assert min(xs) < label.x < max(xs)
        assert min(ys) < label.y < max(ys)


def test_tiles_are_all_as_large_and_none_lies_on_another(monitor: Monitor, gemeente: Area) -> None:
    plot = plot_of(shown(monitor, gemeente.code, "verschil-tegels"))
    places = [outline(plot, i) for i in range(len(plot.shapes))]
    assert len(set(places)) == len(places)
    for i in range(len(plot.shapes)):
        (ring,) = rings(plot, i)
        assert ring[2][0] - ring[0][0] == ring[2][1] - ring[0][1] == TILE * 9 // 10


def test_of_a_whole_land_the_browser_gets_numbers(
    monitor: Monitor, parse: Parse, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("figures.map.DRAWN", 50)  # the land of the tests is small
    found = shown(monitor, monitor.areas.land.code, "verschil-kaart-fijn")
    plot = plot_of(found)
    assert plot.large
    (canvas,) = parse(kinds.screen(plot, found.title)).all("canvas")
    numbers = json.loads(canvas.attributes["data-numbers"])
    looks = [ord(c) - 65 for c in canvas.attributes["data-looks"]]
    legend = json.loads(canvas.attributes["data-legend"])
    layer, rows = plot.layers[0], plot.rows.tolist()
    assert len(looks) == len(numbers[0]) == len(plot.shapes.codes)
    for at in range(0, len(rows), 7):
        reading = layer.reading(rows[at])
        assert legend[looks[at]][2] == plot.legend[layer.looks[rows[at]]].word
        value = reading.figure.value
        assert numbers[0][at] == (None if value is None else pytest.approx(value, abs=0.051))
        if value is None:
            assert [n[at] for n in numbers] == [None] * 4


def test_what_is_lower_is_told_by_its_outline(monitor: Monitor, gemeente: Area) -> None:
    chosen = Selection(gemeente.code, 2023, "demografie")
    found = (map_exhibit(monitor, replace(chosen, indicator=i.id), view_of("")) for i in monitor.indicators)
    plots = [plot_of(e) for e in found if e is not None and isinstance(e.plot, AreaMap)]
    plot = next(p for p in plots if not p.indicator.judged and any(edges(p, p.layers[0])))
    (layer,) = plot.layers
    lower = [r for r in range(len(layer.looks)) if layer.reading(r).level < 0 and layer.reading(r).scored]
    assert [edge for edge, _ in edges(plot, layer)] == [DESCRIBED[-1].edge] * len(lower)
    assert str(kinds.screen(plot, "t")).count('class="edge"') == len(lower)


def test_on_paper_every_outline_is_drawn_once_for_each_map(monitor: Monitor, gemeente: Area) -> None:
    plot = plot_of(shown(monitor, gemeente.code, "waarde-jaren"))
    assert len(plot.layers) == 2
    assert [layer.title for layer in plot.layers] == sorted(layer.title for layer in plot.layers)
    sheet = Sheet()
    kinds.paper(sheet, plot, Box(0, 0, 1168, 460))
    drawn = str(sheet.markup())
    assert all(drawn.count(f'd="{path}"') == 2 for path in plot.shapes.paths)


def test_a_slide_has_a_shape_with_its_name_for_every_area(monitor: Monitor, wijk: Area) -> None:
    found = shown(monitor, wijk.code)
    plot = plot_of(found)
    (only,) = Presentation(BytesIO(slide.pptx(found, "http://wijkmonitor.invalid"))).slides
    (group,) = [s for s in only.shapes if s.name == "Figuur"]
    named = {s.name: s for s in group.shapes if s.name in plot.shapes.names}
    assert set(named) == set(plot.shapes.names)
    for spot in plot.spots(plot.layers[0]):
        shape = named[spot.name]
        assert shape._element.tag.endswith("}sp")
        if spot.look.known and not spot.look.hatched:
            assert f"#{shape.fill.fore_color.rgb}".lower() == spot.look.fill


def test_a_title_counts_and_never_names_who_is_high(monitor: Monitor, gemeente: Area) -> None:
    for beeld in ("verschil", "waarde", "verandering"):
        found = shown(monitor, gemeente.code, beeld)
        plot = plot_of(found)
        assert not [n for n in plot.shapes.names if n in found.title]
        assert len(found.title.split()) <= 16
    difference = shown(monitor, gemeente.code)
    layer = plot_of(difference).layers[0]
    differ = layer.grid.coloured[layer.column] & ~layer.grid.doubtful[layer.column]
    count = int(differ.sum())
    assert (f" {number(count)} van de" if count else "geen van de") in difference.title


def test_spoken_it_is_counts_and_the_own_area(monitor: Monitor, wijk: Area) -> None:
    plot = plot_of(shown(monitor, wijk.code))
    rows = kinds.spoken(plot)
    assert sum(int(part.split()[0]) for part in rows[0].split(", ")) == len(plot.shapes)
    assert rows[1].startswith(wijk.name)
