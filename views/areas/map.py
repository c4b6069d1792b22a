"""What the map of the page "Wijken" shows: one map, or several beside each other with one legend."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from data.asked.map_views import FINE, FORMS, MODES, Mode, own_part, subjects_in
from data.asked.selection import Selection
from data.catalogue import Indicator
from data.monitor import Monitor
from data.queries.areas.changed import ChangedAreas, get_changed_areas
from data.queries.areas.value_classes import classes_of
from data.queries.areas_beside import AreaGrid, get_areas_beside
from data.queries.grounds import Ground
from data.queries.groups.divisions import find_divisions
from data.queries.measured import TOTAL
from figures.map import AreaMap, Layer
from figures.map.looks import Look, by_change, by_difference, by_value
from figures.words.areas import against_words
from figures.words.text import text


@dataclass(frozen=True, slots=True)
class MapView:
    """What is chosen for the map: what its colours say, in which form, and of which level.

    ``subjects`` are those of one's own choice (ids), instead of all of the theme.
    """

    mode: Mode = "verschil"
    form: str = "kaart"
    fine: bool = False
    subjects: tuple[str, ...] = ()

    @property
    def word(self) -> str:
        """As it stands in the address (``beeld``): "waarde-tegels-fijn"."""
        return "-".join([self.mode, self.form, *self.tail])

    @property
    def tail(self) -> list[str]:
        """What of it holds for every figure of the page: the level, and the own choice of subjects."""
        return [*([FINE] if self.fine else []), *own_part(self.subjects)]


def view_of(asked: object) -> MapView:
    """The view of an address, which may say anything; what it does not say goes by itself."""
    given = asked if isinstance(asked, str) else ""
    words = given.split("-")
    mode: Mode = next((m for m in MODES if m in words), "verschil")
    form = next((f for f in FORMS if f in words), "kaart")
    return MapView(mode, form, FINE in words, subjects_in(given))


@dataclass(frozen=True, slots=True)
class Sight:
    """What is looked at: column ``column`` of ``grid``, the areas of ``ground``."""

    monitor: Monitor
    selection: Selection
    view: MapView
    ground: Ground
    grid: AreaGrid
    column: int

    @property
    def indicator(self) -> Indicator:
        """What is measured."""
        return self.grid.columns[self.column]


def area_map(sight: Sight) -> AreaMap | None:
    """The map; None where the release has no outlines of these areas."""
    ground, view = sight.ground, sight.view
    within = None if ground.place == sight.monitor.areas.land else ground.place.code
    shapes = sight.monitor.release.shapes(ground.level.id, within)
    if shapes is None:
        return None
    layers, legend = _layers(sight)
    return AreaMap(layers, shapes, legend, view.mode, view.form == "tegels", ground.own, _told(sight))


def _layers(sight: Sight) -> tuple[tuple[Layer, ...], tuple[Look, ...]]:
    """The maps, and the legend that they have in common."""
    layers, legend = [], tuple[Look, ...]()
    for title, grid in _grids(sight):
        at = grid.column_of(sight.indicator.id)
        if at is not None:
            legend, looks, changed = _looks(sight, grid, at)
            layers.append(Layer(title, grid, at, looks, changed))
    return tuple(layers), legend


def _looks(
    sight: Sight, grid: AreaGrid, column: int
) -> tuple[tuple[Look, ...], npt.NDArray[np.uint8], ChangedAreas | None]:
    monitor, indicator, level = sight.monitor, grid.columns[column], grid.level.id
    if sight.view.mode == "waarde":
        # Maps beside each other have one scale, that of all inhabitants.
        group = TOTAL if sight.view.form == "groepen" else grid.selection.group
        return (*by_value(grid, column, classes_of(monitor, indicator.id, group, level)), None)
    if sight.view.mode == "verandering":
        changed = get_changed_areas(monitor, grid.selection, grid.place.code, level, indicator.id)
        return (*by_change(grid, column, changed), changed)
    return (*by_difference(grid, column), None)


def _grids(sight: Sight) -> list[tuple[str, AreaGrid]]:
    """The figures of each map with its title: most often one, without."""
    selection = sight.selection
    if sight.view.form == "groepen":
        found = find_divisions(sight.monitor, selection)
        groups = found.groups[:6] if found else ()
        made = [(g.label, _one(sight, replace(selection, group=g.code))) for g in groups]
        if kept := [m for m in made if m[1].years[0] is not None]:
            return kept
    if sight.view.form == "jaren":
        years = _years(sight)
        if len(years) > 1:
            return [(str(y), _one(sight, replace(selection, year=y))) for y in (years[0], years[-1])]
    return [("", sight.grid)]


def _one(sight: Sight, selection: Selection) -> AreaGrid:
    place = sight.ground.place.code
    plain = replace(selection, area=place, indicator=None, compare=None, with_group=None)
    return get_areas_beside(sight.monitor, plain, place, sight.ground.level.id, (sight.indicator.id,))


def _years(sight: Sight) -> list[int]:
    """The years up to the chosen one in which these areas have figures."""
    cube, chosen = sight.monitor.cube, sight.selection
    level = sight.monitor.areas.level_position(sight.ground.level.id)
    newest = cube.newest[level, cube.indicators[sight.indicator.id], cube.groups[chosen.group]].tolist()
    return [y for i, y in enumerate(sight.monitor.release.years) if newest[i] == i and y <= chosen.year]


def _told(sight: Sight) -> str:
    """What gives the colour, of which level and year."""
    grid, levels = sight.grid, sight.grid.level.plural
    year = grid.years[sight.column] or grid.selection.year
    where = text("landkaart.van_elke", niveaus=levels, plek=grid.place.name, jaar=year)
    if sight.view.mode == "waarde":
        return f"{where} {text('landkaart.kleur_waarde', niveaus=levels)}"
    if sight.view.mode == "verandering":
        return f"{where} {text('landkaart.kleur_verandering')}"
    return f"{where} {text('landkaart.kleur_verschil', ijkpunt=against_words(grid))}"
