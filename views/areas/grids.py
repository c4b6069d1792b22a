"""The figures that the parts of the page "Wijken" share: asked once, and seen by theme or by choice."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from data.asked.selection import Selection
from data.monitor import Monitor
from data.queries.areas.columns import list_columns, list_every_column
from data.queries.areas.standing_out import StandingOut, count_standing_out, get_standing_out
from data.queries.areas_beside import AreaGrid, get_areas_beside, list_areas_within
from data.queries.grounds import Ground

MANY = 500
"""From so many areas on, all subjects at once are too much to keep: of all wijken eleven megabytes."""


def grid_for(
    monitor: Monitor, selection: Selection, ground: Ground, subjects: tuple[str, ...] = ()
) -> AreaGrid:
    """All areas × the indicators of the theme, or the ``subjects`` of one's own choice that there are."""
    chosen = tuple(i for i in subjects if i in monitor.choices.indicators)
    return _grid(monitor, _plain(selection, ground), ground.place.code, ground.level.id, chosen)


def standing_out_for(monitor: Monitor, selection: Selection, ground: Ground) -> StandingOut:
    """On how many subjects of all themes each area differs, after correction for that many."""
    asked, place, level = _plain(selection, ground), ground.place.code, ground.level.id
    if _many(monitor, asked, place, level):
        return get_standing_out(monitor, asked, place, level)
    return count_standing_out(_every(monitor, _of_any_theme(monitor, asked), place, level))


def _plain(selection: Selection, ground: Ground) -> Selection:
    """The selection without what changes nothing here, so that the same is asked once."""
    return replace(
        selection, area=ground.place.code, indicator=None, compare=None, with_group=None, division=None
    )


def _of_any_theme(monitor: Monitor, selection: Selection) -> Selection:
    return replace(selection, theme=monitor.choices.themes[0])


@lru_cache(4)  # the parts of a page ask for the same; of all wijken one takes three megabytes
def _grid(
    monitor: Monitor, selection: Selection, place: str, level: str, subjects: tuple[str, ...]
) -> AreaGrid:
    if _many(monitor, selection, place, level):
        return get_areas_beside(monitor, selection, place, level, subjects or None)
    shown, absent = list_columns(monitor, selection, level)
    wanted = subjects or tuple(i.id for i in shown)
    every = _every(monitor, _of_any_theme(monitor, selection), place, level)
    return every.among(selection, wanted, () if subjects else absent)


@lru_cache(4)  # one megabyte at most
def _every(monitor: Monitor, selection: Selection, place: str, level: str) -> AreaGrid:
    return get_areas_beside(monitor, selection, place, level, list_every_column(monitor, selection.group))


def _many(monitor: Monitor, selection: Selection, place: str, level: str) -> bool:
    return len(list_areas_within(monitor, place, level, selection.year)) > MANY
