"""The drawing of a row of the theme page: now, the years, and the groups or the areas around."""

from __future__ import annotations

from data.asked.selection import Selection
from data.monitor import Monitor
from data.queries.grounds import list_grounds
from data.queries.panels import Panel
from data.results import Reading
from figures.drawing import Drawing
from figures.strips import Strips
from figures.thema.row import card_row, whole_row
from figures.thema.whole import whole_name
from figures.words.years import of_figure
from views.areas.figures import grid_for
from views.scene import HERKOMST, NU, Scene, draw, reading_of, split_of, trend_lines


def draw_row(scene: Scene, panel: Panel) -> Drawing:
    """The row of a panel that has something to show (``views.scene.silent`` says which have not)."""
    selection, reading = scene.selection, reading_of(scene, panel)
    years = of_figure(reading.figure, selection.year)
    split = split_of(scene, panel)
    if panel.whole is not None:
        parts = draw(scene, panel, NU)
        origin = draw(scene, panel, HERKOMST) if split is not None else None
        largest = _largest(scene, panel)
        against = scene.profile.comparison
        name = whole_name(panel.whole)
        return whole_row(name, parts.title, largest, against, years, parts, origin)
    indicator = panel.indicators[0]
    return card_row(
        reading,
        scene.profile.comparison,
        selection.group,
        years,
        trend_lines(scene, panel),
        scene.monitor.release.provisional.get(indicator.id, ()),
        selection.year,
        split,
        None if split is not None else _strip(scene.monitor, selection, indicator.id),
    )


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
    column = grid.column_of(indicator)
    return None if column is None else Strips(grid.only(column), "", ground.own or None)
