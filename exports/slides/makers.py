"""What each kind of figure is on a slide: a chart of PowerPoint where it has one, else its table.

A kind that is not entered here gets its one table as a table of PowerPoint, so a new kind needs nothing here.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from exports.slides.areas import add_areas, add_funnel, add_strips
from exports.slides.book import Place
from exports.slides.chart import gap_bars, mix_bars, parts_chart, people_chart, row_bars
from exports.slides.lines import lines
from exports.slides.map import add_map
from exports.slides.table import (
    add_dumbbells,
    add_matrix,
    add_numbers,
    add_pies,
    add_row,
    add_table,
    add_theme,
    add_themes,
    add_years,
)  # fmt: skip
from figures import kinds
from figures.areas import AreasTable
from figures.dots import Dots
from figures.funnel import Funnel
from figures.gaps import Gaps
from figures.grid import GroupMatrix
from figures.kind import Plot
from figures.lines import Lines
from figures.map import AreaMap
from figures.mix import Mix
from figures.pair import Dumbbells
from figures.parts import Stacks
from figures.people import People
from figures.row import SubjectRow
from figures.strips import Strips
from figures.taart import Taart
from figures.taarten import Taarten
from figures.table import ThemeTable
from figures.years import MixYears

Maker = Callable[[Any, Any, str, Place], Any | None]
"""Puts a plot on a slide at a place, given its alternative text; gives the shape, None without a number."""


def make(slide: Any, plot: Plot, words: str, place: Place) -> Any | None:
    """Put a figure on the slide as something that can be edited; ``words`` is its alternative text."""
    maker: Maker = MAKERS.get(type(plot), _table)
    return maker(slide, plot, words, place)


def _table(slide: Any, plot: Plot, _words: str, place: Place) -> Any | None:
    return add_table(slide, kinds.table(plot).file(), place)


def _dots(slide: Any, plot: Dots, _words: str, place: Place) -> Any | None:
    add: Callable[[Any, Dots, Place], Any | None] = add_numbers if plot.plain else row_bars
    return add(slide, plot, place)


def _plain(add: Callable[[Any, Any, Place], Any | None]) -> Maker:
    """A maker that needs no words: they are given to the shape it makes."""
    return lambda slide, plot, _words, place: add(slide, plot, place)


MAKERS: dict[type[Plot], Maker] = {
    Dots: _dots,
    Gaps: _plain(gap_bars),
    Mix: _plain(mix_bars),
    Lines: _plain(lines),
    Stacks: _plain(parts_chart),
    People: _plain(people_chart),
    MixYears: _plain(add_years),
    ThemeTable: _plain(add_theme),
    GroupMatrix: _plain(add_matrix),
    Dumbbells: _plain(add_dumbbells),
    AreasTable: _plain(add_areas),
    Strips: _plain(add_strips),
    Funnel: _plain(add_funnel),
    SubjectRow: add_row,
    Taart: add_themes,
    Taarten: add_pies,
    AreaMap: _plain(add_map),
}
