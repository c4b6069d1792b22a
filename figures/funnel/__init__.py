"""Value against how many people were counted, with what chance alone makes of it: small areas swing more."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from data.catalogue import Indicator
from data.queries.areas_beside import AreaGrid
from data.queries.measured import measures_of
from data.results import Figure
from data.statistics.funnel import BEYOND, WITHIN, limits_around
from data.statistics.scoring import UNKNOWN, Array
from figures.kind import Plot
from figures.scale import Scale, scale_for
from figures.verdict import DESCRIBED, JUDGED, UNSCORED, Verdict, ringed
from figures.words import formatting
from figures.words.areas import beside_words
from figures.words.text import text

NAMED = 600  # up to so many areas each has a point that tells its name
STEPS = 60  # points of a line
DEVIATES = (-WITHIN, WITHIN, -BEYOND, BEYOND)
UP, DOWN, LEVEL = 1, -1, 0
DECIMALS = 4


@dataclass(frozen=True, slots=True)
class Funnel(Plot):
    """``column`` is the one shown of the grid, ``chosen`` the code of the area that is marked."""

    grid: AreaGrid
    column: int = 0
    chosen: str | None = None

    @property
    def indicator(self) -> Indicator:
        """What the values are of."""
        return self.grid.columns[self.column]

    @property
    def own(self) -> int | None:
        """The row of the chosen area in the grid."""
        return self.grid.row_of(self.chosen) if self.chosen else None

    @property
    def line(self) -> Figure:
        """What the lines are around: what all are held against, or the place itself."""
        return self.grid.beside[self.column]

    @property
    def sizes(self) -> Array:
        """About how many people each figure is: (area,), NaN where that or the value is not known."""
        size = self.grid.cells.denominator[self.column, 0].astype(np.float64)
        return np.where((size > 0) & ~np.isnan(self.values), size, np.nan)

    @property
    def values(self) -> Array:
        """(area,), NaN where there is none."""
        return self.grid.cells.value[self.column, 0]

    @property
    def shown(self) -> list[int]:
        """The rows with a point."""
        return [int(r) for r in np.flatnonzero(~np.isnan(self.sizes))]

    @property
    def empty(self) -> bool:
        """No figure of which is known about how many people it is."""
        return not self.grid.columns or bool(np.isnan(self.sizes).all())


@dataclass(frozen=True, slots=True)
class Point:
    """An area: its place (0 to 1, from the left and from the bottom), and what it looks like."""

    row: int
    x: float
    y: float
    shown: Verdict
    side: int


@dataclass(frozen=True, slots=True)
class Curve:
    """A limit: by how sure it is ("95", "998") its points (0 to 1), in runs as far as it is on the scale."""

    kind: str
    runs: tuple[tuple[tuple[float, float], ...], ...]


@dataclass(frozen=True, slots=True)
class FunnelLayout:
    """Everything at its place: points, limits, the height of the reference, and both axes in words.

    ``powers`` are both ends of the axis of sizes, in powers of ten; ``scale`` is that of the values.
    """

    powers: tuple[float, float]
    scale: Scale
    points: tuple[Point, ...]
    curves: tuple[Curve, ...]
    line: float | None
    across: tuple[tuple[float, str], ...]
    up: tuple[tuple[float, str], ...]


def placed(plot: Funnel) -> FunnelLayout:
    """What both skins draw. Sizes lie on a logarithmic axis, values on one with round ticks."""
    sizes, values, rows = plot.sizes, plot.values, plot.shown
    first, last = _decades(float(np.nanmin(sizes)), float(np.nanmax(sizes)))
    scale = scale_for([float(values[rows].min()), float(values[rows].max()), plot.line.value])
    xs = (np.log10(sizes[rows]) - first) / (last - first)
    points = [
        Point(row, x, scale.part(value), shown, side)
        for row, x, value, (shown, side) in zip(
            rows, xs.tolist(), values[rows].tolist(), looks(plot, rows), strict=True
        )
    ]
    points.sort(key=lambda p: (p.side != LEVEL, p.row == plot.own))  # the own area on top of all others
    known = plot.line.value is not None
    return FunnelLayout(
        (first, last),
        scale,
        tuple(points),
        _curves(plot, first, last, scale) if known else (),
        scale.part(plot.line.value) if plot.line.value is not None else None,
        tuple(((x - first) / (last - first), _size_words(x)) for x in _marks(first, last)),
        tuple((scale.part(t), formatting.on_axis(t, scale.decimals, plot.indicator)) for t in scale.ticks),
    )


def looks(plot: Funnel, rows: list[int]) -> list[tuple[Verdict, int]]:
    """The verdict of each row, and whether it is coloured as higher (UP), lower (DOWN) or not at all."""
    grid, indicator = plot.grid, plot.indicator
    levels = grid.cells.level[plot.column, 0, rows].tolist()
    unsure = grid.doubtful[plot.column, rows].tolist()
    sign = -1 if indicator.direction == "gunstig_laag" else 1
    found = []
    for level, doubtful in zip(levels, unsure, strict=True):
        if level == UNKNOWN:
            found.append((UNSCORED, LEVEL))
            continue
        shown = JUDGED[sign * level] if indicator.judged else DESCRIBED[level]
        found.append((ringed(shown) if doubtful else shown, (level > 0) - (level < 0)))
    return found


def _decades(least: float, most: float) -> tuple[float, float]:
    """The axis from a little below the least to a little above the most, in powers of ten."""
    low, high = math.log10(least), math.log10(most)
    room = max((high - low) * 0.05, 0.05)
    return max(low - room, 0.0), high + room


def _marks(first: float, last: float) -> list[float]:
    """Round numbers of people on the axis: powers of ten, with others between them where these are few."""
    powers = range(math.floor(first), math.ceil(last) + 1)
    wide = last - first
    steps = (
        (1,) if wide > 3 else (1, 3) if wide > 1.5 else (1, 2, 5) if wide > 0.8 else (1, 1.5, 2, 3, 4, 5, 7)
    )
    every = [p + math.log10(s) for p in powers for s in steps]
    return [x for x in every if first <= x <= last] or [(first + last) / 2]


def _size_words(power: float) -> str:
    return formatting.number(round(10**power))


def _curves(plot: Funnel, first: float, last: float, scale: Scale) -> tuple[Curve, ...]:
    """The limits around the reference, by the rule of the verdict."""
    assert plot.line.value is not None
    xs: npt.NDArray[np.float64] = np.linspace(first, last, STEPS)
    position = plot.grid.cells.indicator[plot.column, 0, 0] if plot.grid.areas else 0
    measures = measures_of(plot.grid.cells.monitor, np.array([position]))
    whole = float(plot.line.denominator or 0)
    found = []
    limits = limits_around(measures, plot.line.value, 10**xs, whole, np.array(DEVIATES))
    for kind, values in zip(("95", "95", "998", "998"), limits, strict=True):
        parts = (values - scale.start) / (scale.end - scale.start)
        found.append(Curve(kind, _runs((xs - first) / (last - first), parts)))
    return tuple(found)


def _runs(xs: Array, ys: Array) -> tuple[tuple[tuple[float, float], ...], ...]:
    """The pieces of a line that lie on the scale."""
    runs: list[list[tuple[float, float]]] = [[]]
    for x, y in zip(xs.tolist(), ys.tolist(), strict=True):
        if 0 <= y <= 1:
            runs[-1].append((round(x, DECIMALS), round(y, DECIMALS)))
        elif runs[-1]:
            runs.append([])
    return tuple(tuple(run) for run in runs if len(run) > 1)


def line_words(plot: Funnel) -> str:
    """What the line is: "heel Utrecht: 4,2 %"; empty without its figure."""
    if plot.line.value is None:
        return ""
    value = formatting.figure_value(plot.line, plot.indicator)
    return text("gebieden.trechter_lijn", wat=beside_words(plot.grid), waarde=value)


def size_title(plot: Funnel) -> str:
    """What stands on the axis of sizes."""
    return text("gebieden.trechter_x", wat=plot.indicator.counted)
