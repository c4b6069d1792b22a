"""Which areas set the scale for which: all areas of a level, or the children of one parent."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from data.areas import Areas
from data.cubes.rows import LevelRows, Positions

MIN_PEERS = 8  # fewer areas than this give no usable spread
BLOCKS = 4  # parts of a row of Spread


@dataclass(frozen=True, slots=True)
class SiblingRuns:
    """The areas of one level by parent: where the children of each begin, and which parents count.

    ``starts`` has an element per parent, counted from the first area of the level; ``counted`` are the
    parents (positions in ``starts``) that have a spread of their own.
    """

    starts: npt.NDArray[np.intp]
    counted: npt.NDArray[np.intp]


@dataclass(frozen=True)
class Peers:
    """Of each area those that it is one of: arrays of shape (area,).

    ``level`` is the position of their level: its own, but for the land that below it, for there are no other
    lands. ``within`` is the wider area (position) whose children they are, 0 (the land) when these are fewer
    than MIN_PEERS: then all areas of the level are its peers. ``column`` is the place of their spread in a
    row of ``Spread``.
    """

    level: npt.NDArray[np.intp]
    within: npt.NDArray[np.intp]
    column: npt.NDArray[np.intp]
    siblings: tuple[SiblingRuns, ...] = field(repr=False)  # of each level
    around: npt.NDArray[np.intp] = field(repr=False)  # (step, area): itself, its wider area, and so on


def peers_of(areas: Areas) -> Peers:
    """The peers of all areas. An area without a parent has all of its level."""
    within, column = np.zeros(len(areas), np.intp), np.zeros(len(areas), np.intp)
    siblings = []
    for position in range(len(areas.tiers)):
        part = areas.tier_slice(position)
        parents = areas.parents[part]
        starts = np.flatnonzero(np.diff(parents, prepend=-2))
        sizes = np.diff(starts, append=len(parents))
        enough = (parents[starts] >= 0) & (sizes >= MIN_PEERS)
        # A parent of all areas of the level needs no spread of its own: it is that of the level.
        counted = np.flatnonzero(enough & (sizes < len(parents)))
        columns = np.zeros(len(starts), np.intp)
        columns[counted] = 1 + np.arange(len(counted))
        within[part] = np.repeat(np.where(enough, parents[starts], 0), sizes)
        column[part] = np.repeat(columns, sizes)
        siblings.append(SiblingRuns(starts, counted))
    deepest = len(areas.tiers) - 1
    level = np.clip(areas.levels.astype(np.intp), min(1, deepest), deepest)
    around = [np.arange(len(areas))]
    for _ in areas.tiers[1:]:
        up = areas.parents[around[-1]]
        around.append(np.where(up >= 0, up, around[-1]))
    return Peers(level, within, column, tuple(siblings), np.stack(around))


def widths_of(peers: Peers) -> npt.NDArray[np.intp]:
    """How many sets of peers each level has: all of it, and the children of each parent that counts."""
    return np.array([1 + len(runs.counted) for runs in peers.siblings], np.intp)


@dataclass(frozen=True, slots=True)
class Spread:
    """How far the values of peers lie apart, in the unit of each indicator, and what chance had to do with
    it.

    Per (indicator, year, group, level) a row of four blocks, each ``widths[level]`` long: the standard
    deviation of the value v, and the means over the peers of 1/n, v/n and v²/n, with n the denominator
    (nothing where it is not known). Each block is over all areas of the level, and then over the children of
    each parent that has MIN_PEERS of them, in the order of ``Peers.column``.
    """

    rows: LevelRows
    widths: npt.NDArray[np.intp]

    def at(
        self, indicator: Positions, year: Positions, group: Positions, level: Positions, column: Positions
    ) -> npt.NDArray[np.float64]:
        """The standard deviations, from positions that broadcast to one shape; NaN below MIN_PEERS."""
        return self.rows.at(self.rows.keys(indicator, year, group, level), column).astype(np.float64)

    def parts(self, indicator: int, level: int) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.float64]]:
        """Where the rows of an indicator at a level begin, each once, and what stands in them.

        (row,), and the standard deviation and the means of 1/n, v/n and v²/n: (BLOCKS, row, width).
        """
        starts = np.unique(self.rows.first[indicator, :, :, level])
        width = int(self.widths[level])
        places = starts[:, None] + np.arange(BLOCKS * width)
        cells = self.rows.cells.take(places).astype(np.float64).reshape(len(starts), BLOCKS, width)
        return starts, cells.swapaxes(0, 1)


def spread_rows(
    value: npt.NDArray[np.float32], denominator: npt.NDArray[np.int32], siblings: SiblingRuns
) -> npt.NDArray[np.float32]:
    """The rows of ``Spread`` for ``value`` and ``denominator`` (row, area of one level): (row, BLOCKS ×
    width).

    The width is 1 + the parents that count. Where fewer than MIN_PEERS children of a parent have a figure,
    all areas of the level set the scale.
    """
    width = 1 + len(siblings.counted)
    spread = np.full((len(value), BLOCKS * width), np.nan, np.float32)
    filled = np.flatnonzero(~np.isnan(value).all(axis=1)) if value.shape[1] else np.empty(0, np.intp)
    if len(filled):  # rows without any figure need no arithmetic, and most are like that
        cells, n = value[filled].astype(np.float64), denominator[filled]
        inverse = 1.0 / np.where(n > 0, n, np.inf)
        blocks = [*_by_run(_deviation, cells, siblings)]
        for weighed in (inverse, inverse * cells, inverse * cells**2):
            blocks += _by_run(_mean, np.where(np.isnan(cells), np.nan, weighed), siblings)
        spread[filled] = np.hstack(blocks)
    return spread


Formula = Callable[[npt.NDArray[np.float64], npt.NDArray[np.intp]], npt.NDArray[np.float64]]


def _by_run(
    formula: Formula, cells: npt.NDArray[np.float64], siblings: SiblingRuns
) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """(over all areas, over the children of each parent that counts)."""
    overall = formula(cells, np.zeros(1, np.intp))
    within = formula(cells, siblings.starts)[:, siblings.counted]
    return overall, np.where(np.isnan(within), overall, within)


def _deviation(cells: npt.NDArray[np.float64], starts: npt.NDArray[np.intp]) -> npt.NDArray[np.float64]:
    """Sample standard deviation of each run of the last axis, NaN below MIN_PEERS figures."""
    known, count, mean = _known_count_mean(cells, starts)
    lengths = np.diff(starts, append=cells.shape[-1])
    with np.errstate(invalid="ignore", divide="ignore"):
        apart = np.where(known, cells - np.repeat(mean, lengths, axis=-1), 0.0)
        variance = np.add.reduceat(apart**2, starts, axis=-1) / (count - 1)
        return np.where(count >= MIN_PEERS, np.sqrt(variance), np.nan)


def _mean(cells: npt.NDArray[np.float64], starts: npt.NDArray[np.intp]) -> npt.NDArray[np.float64]:
    """Mean of each run of the last axis, NaN below MIN_PEERS figures."""
    _, count, mean = _known_count_mean(cells, starts)
    return np.where(count >= MIN_PEERS, mean, np.nan)


def _known_count_mean(
    cells: npt.NDArray[np.float64], starts: npt.NDArray[np.intp]
) -> tuple[npt.NDArray[np.bool_], npt.NDArray[np.int64], npt.NDArray[np.float64]]:
    known = ~np.isnan(cells)
    count = np.add.reduceat(known, starts, axis=-1, dtype=np.int64)
    with np.errstate(invalid="ignore", divide="ignore"):
        return known, count, np.add.reduceat(np.where(known, cells, 0.0), starts, axis=-1) / count
