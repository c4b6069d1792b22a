"""Per indicator every area of a level on a strip of its own: where do we stand, without a rank."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from data.catalogue import Indicator
from data.queries.areas_beside import AreaGrid
from data.results import Figure, Reading
from data.statistics.scoring import Array
from figures.kind import Plot
from figures.numbers.columns import Column, Table
from figures.scale import Scale, scale_for
from figures.words import formatting
from figures.words.areas import beside_words, whole_words
from figures.words.text import text

DOTS, TICKS = 60, 600  # up to so many areas each has a dot with its name, or a tick; above that a density
BINS = 120  # of the density
SHADES = 5


@dataclass(frozen=True, slots=True)
class Strips(Plot):
    """``chosen`` is the code of the area that is marked, ``theme`` the name of what the rows are about."""

    grid: AreaGrid
    theme: str = ""
    chosen: str | None = None

    @property
    def empty(self) -> bool:
        """No figure at all."""
        return bool(np.isnan(self.grid.cells.value).all())

    @property
    def own(self) -> int | None:
        """The row of the chosen area in the grid."""
        return self.grid.row_of(self.chosen) if self.chosen else None

    @property
    def name(self) -> str:
        """Of whom the value at the right is: the chosen area, or else the place."""
        return (
            text("gebieden.kop_heel", gebied=self.grid.place.name)
            if self.own is None
            else self.grid.areas[self.own].name
        )

    @property
    def form(self) -> str:
        """How areas are drawn: a text of what they are."""
        count = len(self.grid.areas)
        return "punt" if count <= DOTS else "streep" if count <= TICKS else "dicht"


@dataclass(frozen=True, eq=False)
class Strip:
    """A row: ``values`` (area,) with NaN where there is none, ``known`` how many there are of ``total``.

    ``reading`` is what stands at the right; ``line`` what all are held against, or the place itself.
    """

    indicator: Indicator
    column: int
    values: Array
    known: int
    total: int
    line: Figure
    reading: Reading
    scale: Scale

    @property
    def ends(self) -> tuple[str, str]:
        """Both ends of the scale in words."""
        low, high, decimals = self.scale.start, self.scale.end, self.scale.decimals
        return (
            formatting.on_axis(low, decimals, self.indicator),
            formatting.on_axis(high, decimals, self.indicator),
        )

    @property
    def shades(self) -> list[tuple[float, float, int]]:
        """The density: (start and width as parts of the scale, shade from 1 to SHADES), of what is filled."""
        span = (self.scale.start, self.scale.end)
        counts, _ = np.histogram(self.values[~np.isnan(self.values)], BINS, span)
        most = max(int(counts.max()), 1)
        return [
            (i / BINS, 1 / BINS, max(1, round(SHADES * (n / most) ** 0.5)))
            for i, n in enumerate(counts.tolist())
            if n
        ]


def strips(plot: Strips) -> list[Strip]:
    """The rows, in the order of the columns of the grid."""
    grid, own = plot.grid, plot.own
    readings = grid.readings([own])[0] if own is not None else grid.whole
    return [_strip(grid, c, indicator, readings[c]) for c, indicator in enumerate(grid.columns)]


def _strip(grid: AreaGrid, column: int, indicator: Indicator, reading: Reading) -> Strip:
    values, line = grid.cells.value[column, 0], grid.beside[column]
    there = values[~np.isnan(values)]
    ends = [float(there.min()), float(there.max())] if len(there) else []
    scale = scale_for([*ends, line.value, reading.figure.value])
    return Strip(indicator, column, values, len(there), len(values), line, reading, scale)


def count_words(plot: Strips, strip: Strip) -> str:
    """Of how many areas there is a figure: "9 van 10 wijken"."""
    known, total = map(formatting.number, (strip.known, strip.total))
    told = {"aantal": known, "totaal": total, "niveaus": plot.grid.level.plural}
    return text(f"gebieden.strook_{'alle' if strip.known == strip.total else 'telling'}", **told)


def keys(plot: Strips) -> list[tuple[str, str]]:
    """What is drawn: (kind, words)."""
    grid = plot.grid
    told = {"niveau": grid.level.name, "niveaus": grid.level.plural}
    found = [("area", text(f"gebieden.strook_{plot.form}", **told))]
    if any(f.value is not None for f in grid.beside):
        found.append(("line", text("gebieden.strook_lijn", wat=beside_words(grid))))
    if plot.own is not None:
        found.append(("own", text("gebieden.strook_eigen", gebied=plot.name)))
    return found


def summary(plot: Strips) -> Table[Strip]:
    """A row per indicator: between which values the areas lie, and the area and the place themselves."""
    beside = beside_words(plot.grid)
    columns: list[Column[Strip]] = [
        Column(text("tabel.kop_indicator"), lambda s: s.indicator.short),
        Column(plot.name, lambda s: formatting.figure_value(s.reading.figure, s.indicator), always=True),
    ]
    if plot.own is not None or beside != whole_words(plot.grid.place):
        line: Column[Strip] = Column(
            beside[:1].upper() + beside[1:], lambda s: formatting.figure_value(s.line, s.indicator)
        )
        columns.append(line)
    columns += [
        Column(text("gebieden.kop_laagste"), lambda s: end_words(s, np.nanmin)),
        Column(text("gebieden.kop_hoogste"), lambda s: end_words(s, np.nanmax)),
        Column(text("gebieden.kop_hoeveel"), lambda s: count_words(plot, s)),
    ]
    return Table(tuple(columns), strips(plot))


def end_words(strip: Strip, which: Callable[[Array], float]) -> str:
    """The lowest or highest value of the areas (``values`` has shape (area,)); empty without any."""
    return formatting.with_unit(float(which(strip.values)), strip.indicator) if strip.known else ""
