"""The page Herkomst of a release without figures by origin: who live here, and what there is not."""

from __future__ import annotations

from components.drawing import Drawing
from components.figure_card import Card
from components.markup import Markup
from components.origin_mix import mix, mix_trend, no_split
from components.words import text
from data.monitor import Monitor
from data.queries.coverage import group_years
from data.queries.origin_mix import MixSeries, OriginMix, mix_series, origin_mixes
from data.selection import Selection
from views.cache import remembered
from views.herkomst import footer

Drawn = tuple[str, str, Drawing]


def mix_stamp(monitor: Monitor, selection: Selection) -> str:
    """What the page was made for: an area and a year."""
    return f"{monitor.release.id}|{selection.area}|{selection.year}"


def mix_headline(monitor: Monitor, selection: Selection) -> str:
    """Title and the paragraph that says what this release does not have."""
    area = monitor.areas[selection.area]
    told = [
        (c.name, group_years(monitor, [g.code for g in c.groups]))
        for c in monitor.classifications
        if len(c.groups) > 1
    ]
    counted = {i.theme for i in monitor.indicators if i.kind == "aantal"}  # of these we do have the numbers
    themes = [t for t in monitor.themes if t.id not in counted]
    title = text("herkomst.kop", gebied=monitor.areas.full_name(area.code))
    return str(Markup("<h1>{}</h1>{}").format(title, no_split(themes, told)))


def mix_cards(monitor: Monitor, selection: Selection) -> list[Card]:
    """A card per classification that this area has figures for, each followed by its shares by year."""
    key = f"mix|{mix_stamp(monitor, selection)}"
    drawn = remembered(key, lambda: _drawings(monitor, selection))
    counted = next((i for i in monitor.indicators if i.kind == "aantal"), None)
    if counted is None:
        return []
    return [
        Card(
            name,
            drawing.title,
            subtitle,
            drawing.figure,
            drawing.table,
            footer(monitor, counted.source),
            f"/herkomst?{selection.to_query()}#{name}",
            definition=f"/uitleg#onderwerp-{counted.id}",
            notes=drawing.notes,
            plot=drawing.plot,
        )
        for name, subtitle, drawing in drawn
    ]


def _drawings(monitor: Monitor, selection: Selection) -> tuple[Drawn, ...]:
    found: list[Drawn] = []
    for part in origin_mixes(monitor, selection):
        found.append(_mix(monitor, selection, part))
        series = mix_series(monitor, selection, part.division)
        if series is not None:
            found.append(_series(selection, series))
    return tuple(found)


def _mix(monitor: Monitor, selection: Selection, part: OriginMix) -> Drawn:
    area = monitor.areas.full_name(selection.area)
    words = text("herkomst.onder_mix", indeling=part.division.name, gebied=area, jaar=part.year)
    return f"mix-{part.division.id}", words, mix(part, monitor.areas[selection.area].name)


def _series(selection: Selection, series: MixSeries) -> Drawn:
    drawing = mix_trend(series)
    own = series.area.code == selection.area
    key = "herkomst.onder_mix" if own else "herkomst.onder_mix_wijk"
    words = text(key, indeling=series.division.name, gebied=series.area.name, jaar=drawing.years)
    return f"verloop-{series.division.id}", words, drawing
