"""The drawing of a row of the theme page: now, the years, and the groups or the areas around."""

from __future__ import annotations

from data.asked.selection import Selection
from data.monitor import Monitor
from data.queries.grounds import list_grounds
from data.queries.panels import Panel
from data.results import Reading
from figures.drawing import Drawing
from figures.row import SubjectRow
from figures.strips import Strips
from figures.thema.origin import origin_plot
from figures.thema.row import row_notes, row_plot, whole_plot
from figures.thema.whole import whole_name
from figures.words import conclusion
from figures.words.years import of_figure
from views.areas.grids import grid_for
from views.scene import HERKOMST, NU, Scene, draw, reading_of, split_of, trend_lines


def plot_row(scene: Scene, panel: Panel) -> SubjectRow:
    """What the row of a panel shows; of one that is not ``views.scene.silent``."""
    split = split_of(scene, panel)
    if panel.whole is not None:
        parts = draw(scene, panel, NU)
        origin = draw(scene, panel, HERKOMST) if split is not None else None
        against = scene.profile.comparison
        return whole_plot(whole_name(panel.whole), _largest(scene, panel), against, parts, origin)
    monitor, selection, indicator = scene.monitor, scene.selection, panel.indicators[0]
    return row_plot(
        reading_of(scene, panel),
        scene.profile.comparison,
        trend_lines(scene, panel),
        monitor.release.provisional.get(indicator.id, ()),
        selection.year,
        origin_plot(split, "", selection.group) if split is not None else None,
        None if split is not None else _strip(monitor, selection, indicator.id),
    )


def draw_row(scene: Scene, panel: Panel) -> Drawing:
    """The same with what goes along with it: title, years and notes."""
    plot, selection, reading = plot_row(scene, panel), scene.selection, reading_of(scene, panel)
    years = of_figure(reading.figure, selection.year)
    if panel.whole is not None:
        parts = draw(scene, panel, NU)
        by_origin = draw(scene, panel, HERKOMST).notes if plot.split is not None else ()
        return Drawing(parts.title, plot, years, (*parts.notes, *by_origin), parts.basis)
    title = conclusion.now(reading, scene.profile.comparison, selection.group)
    return Drawing(title, plot, years, row_notes(plot, split_of(scene, panel)), reading.figure)


def _largest(scene: Scene, panel: Panel) -> Reading:
    """The part that most people are in; the first when none has a figure."""
    readings = [r for r in scene.profile.readings if r.indicator in panel.indicators]
    return max(readings, key=lambda r: r.figure.value if r.figure.value is not None else -1.0)


def _strip(monitor: Monitor, selection: Selection, indicator: str) -> Strips | None:
    """All areas around the chosen one, or its parts, on a strip; None where there are no two of them."""
    found = list_grounds(monitor, selection)
    if not found:
        return None
    ground = found[0]
    grid = grid_for(monitor, selection, ground)
    if grid.column_of(indicator) is None:
        return None
    return Strips(grid.among(grid.selection, (indicator,), ()), "", ground.own or None)
