"""Areas down, indicators across: every area of a level within a place, each cell with its verdict."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from data.queries.areas_beside import AreaGrid
from data.results import Figure, Reading
from figures.kind import Plot
from figures.words import formatting
from figures.words.formatting import number
from figures.words.text import text

CODE, NAME, PEOPLE = "code", "naam", "inwoners"
"""Orders of the rows besides those of a column: its id, the largest value first."""
FOLD = 40  # with more rows only those that stand out are shown
MOST = 400  # so many are never all shown on a page


@dataclass(frozen=True, slots=True)
class Fold:
    """Which rows (positions in the grid) are shown, in their order, of ``total``.

    ``limit``: those that differ on so many subjects at least, 0 when all do; ``cut`` when they are only the
    first of these. ``extra`` when the chosen area is added to them.
    """

    rows: tuple[int, ...]
    total: int
    limit: int = 0
    cut: bool = False
    extra: bool = False

    @property
    def complete(self) -> bool:
        """Are all rows shown?"""
        return len(self.rows) == self.total


@dataclass(frozen=True, slots=True)
class AreasTable(Plot):
    """``theme`` is the name of what the columns are about, ``chosen`` the code of the area that is marked.

    ``order`` is CODE, NAME, PEOPLE or the id of a column, ``every`` shows the rows that do not stand out too.
    """

    grid: AreaGrid
    theme: str = ""
    chosen: str | None = None
    order: str = CODE
    every: bool = False

    @property
    def empty(self) -> bool:
        """Nothing to put in rows or columns."""
        return not self.grid.areas or not self.grid.columns

    @property
    def own(self) -> int | None:
        """The row of the chosen area."""
        return self.grid.row_of(self.chosen) if self.chosen else None

    @property
    def folds(self) -> bool:
        """Are there so many rows that only those that stand out are shown at first?"""
        return len(self.grid.areas) > FOLD

    @property
    def too_many(self) -> bool:
        """So many that a page never shows all of them?"""
        return len(self.grid.areas) > MOST

    def fold(self) -> Fold:
        """The rows to show, in their order."""
        grid, order = self.grid, ordered(self)
        if not self.folds or (self.every and not self.too_many):
            return Fold(tuple(order), len(order))
        room, differs = MOST if self.every else FOLD, grid.stands.sum(axis=0)
        limit = next(k for k in range(1, len(grid.columns) + 2) if (differs >= k).sum() <= room)
        cut = not (differs >= limit).any()  # too many stand out on as much as any does
        limit -= cut
        rows = [r for r in order if differs[r] >= limit][: room if cut else None]
        extra = self.own is not None and self.own not in rows
        if extra:
            kept = {*rows, self.own}
            rows = [r for r in order if r in kept]
        return Fold(tuple(rows), len(order), limit, cut, extra)


def ordered(plot: AreasTable) -> list[int]:
    """All rows of the grid in the order of the plot; areas without a figure come last."""
    grid = plot.grid
    if plot.order == NAME:
        names = [a.name.casefold() for a in grid.areas]
        return sorted(range(len(names)), key=names.__getitem__)
    column = grid.column_of(plot.order)
    if plot.order == PEOPLE and grid.people is not None:
        values = grid.people.value[0, 0]
    elif column is not None:
        values = grid.cells.value[column, 0]
    else:
        return list(range(len(grid.areas)))
    return [int(r) for r in np.argsort(np.where(np.isnan(values), np.inf, -values), kind="stable")]


def fold_words(plot: AreasTable, fold: Fold) -> str:
    """Which rows are shown, when these are not all of them."""
    if fold.complete:
        return ""
    key = ("gevouwen_deel" if fold.limit else "gevouwen_eerste") if fold.cut else "gevouwen"
    shown, total = number(len(fold.rows) - fold.extra), number(fold.total)
    told = {"aantal": shown, "totaal": total, "niveaus": plot.grid.level.plural, "grens": fold.limit}
    words = [text(f"gebieden.{key}", **told)]
    if fold.extra and plot.own is not None:
        words.append(text("gebieden.gevouwen_ook", gebied=plot.grid.areas[plot.own].name))
    if plot.too_many:
        words.append(text("gebieden.alles_elders", **told))
    return " ".join(words)


def people_words(figure: Figure | None) -> str:
    """How many people live in an area, or why that is not told."""
    if figure is None:
        return ""
    if figure.value is None:
        return text(f"status.{figure.status.name.lower()}")
    return formatting.people(figure)


def wider_name(plot: AreasTable, row: int) -> str:
    """The area that a row lies in, where that is not the place itself."""
    area = plot.grid.areas[row]
    if area.parent is None or area.parent == plot.grid.place.code:
        return ""
    return plot.grid.cells.monitor.areas[area.parent].name


def plain_cell(reading: Reading) -> str:
    """The value of the place itself: it is no row, so it has no colour here."""
    return formatting.figure_value(reading.figure, reading.indicator)
