"""The figures of the page "Wijken": all areas of a level on the map, as strips and as a table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache, partial

from data.asked.selection import Selection
from data.catalogue import Indicator
from data.monitor import Monitor
from data.queries.areas_beside import AreaGrid, get_areas_beside
from data.queries.grounds import Ground, list_grounds
from figures.address import AREAS, address
from figures.exhibit import Exhibit
from figures.facts import Note, always
from figures.kind import Plot
from figures.map import AreaMap
from figures.map.title import map_title
from figures.words.many import many_words
from figures.words.text import text
from figures.words.trace import sources_of
from figures.words.years import of_several
from views.makers import Makers
from views.wijken_kaart import MapView, Sight, area_map, view_of

MAP, STRIPS, TABLE = "landkaart", "stroken", "lijst"
"""The figures of this page."""


def ground_of(monitor: Monitor, selection: Selection, view: MapView) -> Ground | None:
    """The areas that a view shows; None when there is nothing to lay beside each other."""
    found = list_grounds(monitor, selection)
    return (found[-1] if view.fine else found[0]) if found else None


def grid_for(monitor: Monitor, selection: Selection, ground: Ground) -> AreaGrid:
    """All areas × the indicators of the theme. What changes nothing here is left out, so it is asked once."""
    plain = replace(selection, area=ground.place.code, indicator=None, compare=None)
    return _grid(monitor, replace(plain, with_group=None, division=None), ground.place.code, ground.level.id)


@lru_cache(16)  # the parts of a page ask for the same
def _grid(monitor: Monitor, selection: Selection, place: str, level: str) -> AreaGrid:
    return get_areas_beside(monitor, selection, place, level)


def indicator_of(grid: AreaGrid, selection: Selection) -> Indicator | None:
    """The indicator on the map: the chosen one if it is a column, else the first; None without columns."""
    at = grid.column_of(selection.indicator) if selection.indicator else None
    return grid.columns[at or 0] if grid.columns else None


def figures(monitor: Monitor, selection: Selection, view: str = "") -> Makers:
    """The figures of this page for the screen and for files."""
    return {MAP: partial(map_exhibit, monitor, selection, view_of(view))}


def sight_of(monitor: Monitor, selection: Selection, view: MapView) -> Sight | None:
    """What the map shows; None without areas or without any figure of the theme."""
    ground = ground_of(monitor, selection, view)
    grid = grid_for(monitor, selection, ground) if ground else None
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
    plot = area_map(sight)
    title = map_title(plot) if plot else text("landkaart.titel_geen_kaart", naam=sight.indicator.short)
    return _exhibit(sight.grid, MAP, asked, plot, title, (sight.column,), _colours_words(sight, plot))


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
    title: str,
    columns: Sequence[int],
    colours: str,
) -> Exhibit:
    """What all figures of this page have in common.

    ``columns`` of ``grid`` are in it; ``colours`` says how many of its colours still stand among so many.
    """
    monitor, chosen = grid.cells.monitor, grid.selection
    shown = [(grid.columns[c], grid.years[c]) for c in columns]
    group, theme = monitor.catalogue.groups[chosen.group], monitor.catalogue.themes[chosen.theme]
    where = text(
        "landkaart.niveaus_van", niveaus=grid.level.plural, plek=monitor.areas.full_name(grid.place.code)
    )
    years = of_several([y for _, y in shown], chosen.year)
    single = shown[0][0] if len(shown) == 1 else None
    warning = single.caveat if single and (single.id in monitor.sensitive or single.modelled) else ""
    return Exhibit(
        address=address(AREAS, key, asked),
        title=title,
        subtitle=text(
            "landkaart.onder_figuur",
            wat=single.name if single else theme.name, wie=group.people, waar=where, jaar=years.words,
        ),
        plot=plot,
        areas=(where,),
        groups=(group.label,),
        year=chosen.year,
        years=years,
        source=sources_of(monitor.release, shown),
        release=monitor.release.id,
        fictional=monitor.release.fictional,
        notes=(*always(colours), Note("always", text("landkaart.geen_rangorde"))),
        warning=warning or (theme.description if theme.sensitive and not single else ""),
        definition=single.definition.strip() if single else "; ".join(i.name for i, _ in shown),
        file=key,
    )  # fmt: skip
