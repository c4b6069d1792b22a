"""The figures of the page "Wijken": all areas of a level on the map, as strips and as a table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from data.asked.map_views import FINE, FUNNEL, OWN, subjects_in
from data.asked.selection import Selection
from data.catalogue import Indicator, Theme
from data.monitor import Monitor
from data.queries.areas_beside import AreaGrid
from data.queries.grounds import Ground, list_grounds
from figures.address import AREAS, address
from figures.areas import CODE
from figures.areas.shown import AreaFigure, areas_funnel, areas_strips, areas_table
from figures.exhibit import Exhibit
from figures.facts import Note, Years, always
from figures.kind import Plot
from figures.map import AreaMap
from figures.map.title import map_title
from figures.words.many import many_words
from figures.words.text import text
from figures.words.trace import sources_of
from figures.words.years import of_several
from views.areas.grids import grid_for
from views.areas.map import MapView, Sight, area_map, view_of
from views.makers import Makers

MAP, STRIPS, TABLE = "landkaart", "stroken", "lijst"
"""The figures of this page."""


def ground_of(monitor: Monitor, selection: Selection, view: MapView) -> Ground | None:
    """The areas that a view shows; None when there is nothing to lay beside each other."""
    found = list_grounds(monitor, selection)
    return (found[-1] if view.fine else found[0]) if found else None


def theme_of(monitor: Monitor, selection: Selection, view: MapView) -> Theme:
    """The theme that is shown, or what stands for it: one's own choice of subjects."""
    theme = monitor.catalogue.themes[selection.theme]
    own = any(i in monitor.choices.indicators for i in view.subjects)
    return replace(theme, name=text("wijken.eigen_keuze"), sensitive=False) if own else theme


def indicator_of(grid: AreaGrid, selection: Selection) -> Indicator | None:
    """The indicator on the map: the chosen one if it is a column, else the first; None without columns."""
    at = grid.column_of(selection.indicator) if selection.indicator else None
    return grid.columns[at or 0] if grid.columns else None


def figures(monitor: Monitor, selection: Selection, view: str = "") -> Makers:
    """The figures of this page for the screen and for files; of the table ``view`` is its order."""
    return {
        MAP: partial(map_exhibit, monitor, selection, view_of(view)),
        STRIPS: partial(strips_exhibit, monitor, selection, view_of(view)),
        TABLE: partial(table_exhibit, monitor, selection, *order_of(view)),
    }


def order_of(asked: object) -> tuple[MapView, str]:
    """The level and the order of the table in a link: "inwoners", "kwb_bijstand-fijn"."""
    words = asked.split("-") if isinstance(asked, str) else []
    first = words[0] if words and words[0] != FINE and not words[0].startswith(f"{OWN}.") else CODE
    return MapView(fine=FINE in words, subjects=subjects_in(asked if isinstance(asked, str) else "")), first


def sight_of(monitor: Monitor, selection: Selection, view: MapView) -> Sight | None:
    """What the map shows; None without areas or without any figure of the theme."""
    ground = ground_of(monitor, selection, view)
    grid = grid_for(monitor, selection, ground, view.subjects) if ground else None
    indicator = indicator_of(grid, selection) if grid else None
    if ground is None or grid is None or indicator is None:
        return None
    return Sight(monitor, selection, view, ground, grid, grid.column_of(indicator.id) or 0)


def map_exhibit(monitor: Monitor, selection: Selection, view: MapView) -> Exhibit | None:
    """One indicator on the map in the form that was chosen; None without areas or figures."""
    sight = sight_of(monitor, selection, view)
    if sight is None:
        return None
    asked = replace(selection, indicator=sight.indicator.id).asked() | {"beeld": view.word}
    if view.form == FUNNEL:
        shown = areas_funnel(sight.grid, sight.column, sight.ground.own)
        return _exhibit(sight.grid, MAP, asked, shown.drawing.plot, _caption(shown), (sight.column,))
    plot = area_map(sight)
    title = map_title(plot) if plot else text("landkaart.titel_geen_kaart", naam=sight.indicator.short)
    notes = always(_colours_words(sight, plot), text("landkaart.geen_rangorde"))
    years = of_several([sight.grid.years[sight.column]], selection.year)
    caption = Caption(title, _below(sight, years), years, notes)
    return _exhibit(sight.grid, MAP, asked, plot, caption, (sight.column,))


def strips_exhibit(monitor: Monitor, selection: Selection, view: MapView) -> Exhibit | None:
    """Each subject of the theme on a strip; None without areas or figures."""
    sight = sight_of(monitor, selection, view)
    if sight is None:
        return None
    shown = areas_strips(sight.grid, theme_of(monitor, selection, view), sight.ground.own)
    asked = replace(selection, indicator=None).asked() | _fine(view)
    return _exhibit(
        sight.grid, STRIPS, asked, shown.drawing.plot, _caption(shown), range(len(sight.grid.columns))
    )


def table_exhibit(
    monitor: Monitor, selection: Selection, view: MapView, order: str, every: bool = False
) -> Exhibit | None:
    """All areas and all subjects of the theme; None without areas or figures."""
    sight = sight_of(monitor, selection, view)
    if sight is None:
        return None
    shown = areas_table(sight.grid, theme_of(monitor, selection, view), sight.ground.own, order, every)
    view_words = "-".join([order, *view.tail])
    asked = replace(selection, indicator=None).asked() | ({"beeld": view_words} if view_words != CODE else {})
    return _exhibit(
        sight.grid, TABLE, asked, shown.drawing.plot, _caption(shown), range(len(sight.grid.columns))
    )


@dataclass(frozen=True, slots=True)
class Caption:
    """What is said around a figure of areas."""

    title: str
    subtitle: str
    years: Years
    notes: tuple[Note, ...]


def _caption(made: AreaFigure) -> Caption:
    drawing = made.drawing
    return Caption(drawing.title, made.subtitle, drawing.years, drawing.notes)


def _fine(view: MapView) -> dict[str, str]:
    return {"beeld": view.word} if view.tail else {}


def _below(sight: Sight, years: Years) -> str:
    """What, whom, where and when, below the title of the map."""
    monitor, ground = sight.monitor, sight.ground
    place = monitor.areas.full_name(ground.place.code)
    where = text("landkaart.niveaus_van", niveaus=ground.level.plural, plek=place)
    whom = monitor.catalogue.groups[sight.selection.group].people
    return text("landkaart.onder_figuur", wat=sight.indicator.name, wie=whom, waar=where, jaar=years.words)


def _colours_words(sight: Sight, plot: AreaMap | None) -> str:
    """How many of the colours still stand among so many; of values nothing is tested."""
    changed = plot.layers[0].changed if plot else None
    if changed is not None:
        return many_words(changed.many)
    return many_words(sight.grid.many) if sight.view.mode == "verschil" else ""


def _exhibit(
    grid: AreaGrid,
    key: str,
    asked: Mapping[str, object],
    plot: Plot | None,
    caption: Caption,
    columns: Sequence[int],
) -> Exhibit:
    """What all figures of this page have in common; ``columns`` of ``grid`` are in it."""
    monitor, chosen = grid.cells.monitor, grid.selection
    shown = [(grid.columns[c], grid.years[c]) for c in columns]
    group = monitor.catalogue.groups[chosen.group]
    place = monitor.areas.full_name(grid.place.code)
    single = shown[0][0] if len(shown) == 1 else None
    # Of several subjects, also of one's own choice, the themes say what to mind of them.
    themes = (monitor.catalogue.themes[t] for t in dict.fromkeys(i.theme for i, _ in shown))
    warning = " ".join(t.description for t in themes if t.sensitive)
    if single:
        warning = single.caveat if single.id in monitor.sensitive or single.modelled else ""
    return Exhibit(
        address=address(AREAS, key, asked),
        title=caption.title,
        subtitle=caption.subtitle,
        plot=plot,
        areas=(text("landkaart.niveaus_van", niveaus=grid.level.plural, plek=place),),
        groups=(group.label,),
        year=chosen.year,
        years=caption.years,
        source=sources_of(monitor.release, shown),
        release=monitor.release.id,
        fictional=monitor.release.fictional,
        notes=caption.notes,
        warning=warning,
        definition=single.definition.strip() if single else "; ".join(i.name for i, _ in shown),
    )
