"""The page Herkomst of a release that splits nothing below the land: who live here, and what there is."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from components.cards.figure_card import Card, CardView, drawn
from data.asked.selection import Selection
from data.catalogue import Indicator
from data.monitor import Monitor
from data.queries.about.coverage import list_years_of_groups
from data.queries.groups.land_splits import list_indicators_split_for_land_only
from data.queries.groups.origin_mix import (
    MixSeries,
    OriginMix,
    get_origin_mixes_by_division,
    get_share_series_by_group,
)
from figures.address import ORIGIN, address, at
from figures.drawing import Drawing
from figures.exhibit import EVERY_GROUP, Exhibit
from figures.facts import Note, stamp_of
from figures.herkomst.mix import mix, mix_trend, no_split
from figures.markup import Markup
from figures.words import formatting
from figures.words.text import text
from figures.words.trace import source_words
from views.cache import remembered
from views.makers import Makers
from views.scene import HERKOMST
from views.thema.cards import theme_card

Drawn = tuple[str, str, Drawing]


def mix_stamp(monitor: Monitor, selection: Selection) -> str:
    """What the page was made for: an area and a year."""
    return f"{monitor.release.id}|{selection.area}|{selection.year}"


def mix_headline(monitor: Monitor, selection: Selection) -> str:
    """Title and the paragraph that says what this release does not have."""
    area = monitor.areas[selection.area]
    counts = [p for p, i in enumerate(monitor.indicators) if i.kind == "aantal"]
    told = [
        (c.name, list_years_of_groups(monitor, [g.code for g in c.groups], counts))
        for c in monitor.classifications
        if len(c.groups) > 1
    ]
    counted = {i.theme for i in monitor.indicators if i.kind == "aantal"}  # of these we do have the numbers
    on_land = list_indicators_split_for_land_only(monitor)
    counted |= {i.theme for i in on_land}
    themes = [t for t in monitor.themes if t.id not in counted]
    links = [(i.name.lower(), address(ORIGIN, i.id, selection.asked(), i.id).link) for i in on_land]
    title = text("herkomst.kop", gebied=monitor.areas.full_name(area.code))
    return str(Markup("<h1>{}</h1>{}").format(title, no_split(themes, told, links)))


def mix_cards(monitor: Monitor, selection: Selection) -> list[Card]:
    """A card per classification that this area has figures for, each followed by its shares by year.

    Then a card per indicator that is given by origin for the land alone.
    """
    counted = _counted(monitor)
    view = CardView(definition=at(f"/uitleg#onderwerp-{counted.id if counted else ''}"), dated=False)
    key = f"mix-kaarten|{monitor.release.id}|{selection.to_query()}"
    mixes = remembered(key, lambda: [drawn(e, view) for e in _mixes(monitor, selection)])
    return mixes + _on_land(monitor, selection)


def mix_figures(monitor: Monitor, selection: Selection) -> Makers:
    """The figures of these cards: what they are depends on the area, so they are made to know it."""
    shown = [*_mixes(monitor, selection), *(card.exhibit for card in _on_land(monitor, selection))]
    return {e.key: partial(_itself, e) for e in shown}


def _itself(exhibit: Exhibit) -> Exhibit:
    return exhibit


def _mixes(monitor: Monitor, selection: Selection) -> list[Exhibit]:
    counted = _counted(monitor)
    if counted is None:
        return []
    key = f"mix|{mix_stamp(monitor, selection)}"
    return [
        _exhibit(monitor, selection, counted, *one)
        for one in remembered(key, lambda: _drawings(monitor, selection))
    ]


def _counted(monitor: Monitor) -> Indicator | None:
    return next((i for i in monitor.indicators if i.kind == "aantal"), None)


def _exhibit(
    monitor: Monitor, selection: Selection, counted: Indicator, key: str, subtitle: str, drawing: Drawing
) -> Exhibit:
    year, n = _year_and_n(drawing, counted)
    return Exhibit(
        address=address(ORIGIN, key, selection.asked(), key),
        title=drawing.title,
        subtitle=subtitle,
        plot=drawing.plot,
        areas=(monitor.areas.full_name(selection.area),),
        groups=EVERY_GROUP,
        year=selection.year,
        years=drawing.years,
        source=source_words(monitor.release, counted, year),
        release=stamp_of(monitor.release),
        fictional=monitor.release.fictional,
        counted=n,
        notes=drawing.notes,
        definition=formatting.definition((counted,)),
    )


def _year_and_n(drawing: Drawing, counted: Indicator) -> tuple[int | None, str]:
    """The year of the figures and how many inhabitants they divide; nothing of a line through the years."""
    basis = drawing.basis
    if basis is None or basis.value is None:
        return (basis.year if basis else None), ""
    n = text("kaart.aantal_n", noemer=formatting.number(basis.value), wat=counted.counted)
    return basis.year, n


def _on_land(monitor: Monitor, selection: Selection) -> list[Card]:
    """The cards of the theme page of the land, in their view by origin and with nothing to switch to."""
    land = monitor.areas.land
    only = Note("screen", text("herkomst.alleen_land", gebied=land.name))  # a file says it in its subtitle
    cards = []
    for indicator in list_indicators_split_for_land_only(monitor):
        there = replace(selection, area=land.code, group="T", theme=indicator.theme, indicator=indicator.id)
        card = theme_card(monitor, there, indicator.id, HERKOMST)
        if card is not None and card.view.view.startswith(HERKOMST):
            exhibit = replace(card.exhibit, notes=(only, *card.exhibit.notes))
            cards.append(replace(card, exhibit=exhibit, view=replace(card.view, views=(), level=3)))
    return cards


def _drawings(monitor: Monitor, selection: Selection) -> tuple[Drawn, ...]:
    found: list[Drawn] = []
    for part in get_origin_mixes_by_division(monitor, selection):
        found.append(_mix(monitor, selection, part))
        series = get_share_series_by_group(monitor, selection, part.division)
        if series is not None:
            found.append(_series(monitor, selection, series))
    return tuple(found)


def _mix(monitor: Monitor, selection: Selection, part: OriginMix) -> Drawn:
    area = monitor.areas.full_name(selection.area)
    words = text("herkomst.onder_mix", indeling=part.division.name, gebied=area, jaar=part.year)
    return f"mix-{part.division.id}", words, mix(part, monitor.areas[selection.area].name)


def _series(monitor: Monitor, selection: Selection, series: MixSeries) -> Drawn:
    drawing = mix_trend(series)
    own = series.area.code == selection.area
    key = "herkomst.onder_mix" if own else "herkomst.onder_mix_ruimer"
    here = monitor.areas[selection.area].name
    words = text(
        key, indeling=series.division.name, gebied=series.area.name, jaar=drawing.years.words, hier=here
    )
    return f"verloop-{series.division.id}", words, drawing
