"""Sheets → the cells of one indicator, with what was noticed on the way."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt

from data.areas import Areas
from data.catalogue import Indicator
from data.releases.provenance import Origin
from data.releases.release import Status
from data.sources.statline.expression import FigureColumns
from data.sources.statline.mapping import ROUNDED
from data.sources.statline.reader import Floats, StatlineSheet

Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class StatlineAxes:
    """The order of the cells: year, group, area."""

    years: tuple[int, ...]
    groups: tuple[str, ...]
    areas: Areas

    @property
    def shape(self) -> tuple[int, int, int]:
        """(years, groups, areas)."""
        return len(self.years), len(self.groups), len(self.areas)


@dataclass(frozen=True)
class StatlineCells:
    """The arrays ReleaseWriter.figures takes, each of shape (year, group, area)."""

    value: Floats
    numerator: npt.NDArray[np.int32]
    denominator: npt.NDArray[np.int32]
    status: npt.NDArray[np.uint8]

    @classmethod
    def empty(cls, axes: StatlineAxes) -> StatlineCells:
        """Cells of which nothing is known."""
        return cls(
            np.full(axes.shape, np.nan),
            np.full(axes.shape, -1, np.int32),
            np.full(axes.shape, -1, np.int32),
            np.full(axes.shape, Status.NIET_BESCHIKBAAR, np.uint8),
        )

    def put(self, where: tuple[Any, ...], part: FigurePart) -> None:
        """Fill the cells ``where`` with the rows of ``part``."""
        self.value[where] = part.value
        self.numerator[where] = _whole(part.teller)
        self.denominator[where] = _whole(part.noemer)
        self.status[where] = Status.BESCHIKBAAR


@dataclass(frozen=True)
class FigurePart:
    """One figure for some rows: float64 arrays of the same length, NaN where not known."""

    value: Floats
    teller: Floats
    noemer: Floats

    def at(self, mask: Mask) -> FigurePart:
        """The rows where ``mask`` (rows of the part, of one shape) is True."""
        return FigurePart(self.value[mask], self.teller[mask], self.noemer[mask])


@dataclass
class Notes:
    """What the checks must tell: counts per indicator, and the years Nederland was computed."""

    too_high: Counter[str] = field(default_factory=Counter)
    negative: Counter[str] = field(default_factory=Counter)
    seen: Counter[str] = field(default_factory=Counter)
    outside: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    differs: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    differs_rounded: Counter[str] = field(default_factory=Counter)
    compared: int = 0
    computed: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    provisional: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    origins: dict[str, list[Origin]] = field(default_factory=lambda: defaultdict(list))


def compute(sheet: StatlineSheet, figure: FigureColumns, indicator: Indicator) -> FigurePart:
    """The figure for every row of the sheet, before anything is judged.

    A quotient by nothing is NaN: there is no share of nobody.
    """
    unknown = np.full(len(sheet.codes), np.nan)
    teller = sheet.value(figure.teller) * figure.factor if figure.teller else unknown
    noemer = sheet.value(figure.noemer) if figure.noemer else unknown
    if figure.waarde:
        value = sheet.value(figure.waarde) * figure.factor * figure.unit
    elif figure.noemer:
        value = indicator.per * np.divide(teller, noemer, out=unknown.copy(), where=noemer > 0)
    else:
        value = teller
    return FigurePart(value, teller, np.where(noemer > 0, noemer, np.nan))


def fill(
    indicator: Indicator, sheets: Sequence[StatlineSheet], axes: StatlineAxes, notes: Notes
) -> StatlineCells:
    """All cells of one indicator. The first sheet that has a figure gives it; later ones are compared."""
    cells = StatlineCells.empty(axes)
    for sheet in sheets:
        years, places = positions(sheet, axes)
        for group, figure in sheet.table.figures.get(indicator.id, {}).items():
            part = compute(sheet, figure, indicator)
            usable = ~np.isnan(part.value) & sound(sheet, part, indicator, notes)
            where = (years, np.full(len(years), axes.groups.index(group)), places)
            taken = usable & (cells.status[where] == Status.BESCHIKBAAR)
            _compare(cells.value[where], part.value, taken, sheet, indicator, notes)
            new = usable & ~taken
            cells.put(tuple(w[new] for w in where), part.at(new))
            if new.any():
                given = np.unique(sheet.years[new]).tolist()
                notes.origins[indicator.id].append(origin(sheet, given))
            if figure.provisional and new.any():
                notes.provisional[indicator.id].update(np.unique(sheet.years[new]).tolist())
    return cells


def origin(sheet: StatlineSheet, years: Sequence[int]) -> Origin:
    """That a sheet gave figures of these years."""
    source = sheet.table.source
    return Origin(source.name, source.table, sheet.file, source.date, tuple(years))


def positions(sheet: StatlineSheet, axes: StatlineAxes) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.intp]]:
    """Where the rows of a sheet go on the axes year and area: positions, (rows,) twice."""
    of_year = {year: i for i, year in enumerate(axes.years)}
    return (
        np.array([of_year[y] for y in sheet.years.tolist()], np.intp),
        np.array([axes.areas.index[c] for c in sheet.codes], np.intp),
    )


def sound(sheet: StatlineSheet, part: FigurePart, indicator: Indicator, notes: Notes | None = None) -> Mask:
    """False for what cannot be: a count below zero, a part above its whole, a value outside its range.

    Of counts that were rounded apart a part may lie above its whole: what the share is, nobody knows then.
    One element per row of the part; ``notes`` hears how many there were.
    """
    low, high = indicator.range
    with np.errstate(invalid="ignore"):
        negative = part.teller < 0
        too_high = (part.teller > part.noemer) & (indicator.kind == "aandeel") & ~negative
        outside = ((part.value < low) | (part.value > high)) & ~negative & ~too_high
    if notes is not None:
        notes.negative[indicator.id] += int(negative.sum())
        notes.too_high[indicator.id] += int(too_high.sum())
        notes.seen[indicator.id] += int((~np.isnan(part.value)).sum())
        notes.outside[indicator.id] += [_place(sheet, part, row) for row in np.flatnonzero(outside).tolist()]
    return ~(negative | too_high | outside)


def _place(sheet: StatlineSheet, part: FigurePart, row: int) -> str:
    value = f"{part.value[row]:.6g}".replace(".", ",")
    return f"{value} ({sheet.codes[row]}, {sheet.years[row]}, {sheet.file})"


def _compare(
    there: Floats, here: Floats, taken: Mask, sheet: StatlineSheet, indicator: Indicator, notes: Notes
) -> None:
    notes.compared += int(taken.sum())
    apart = taken & ~np.isclose(there, here, rtol=1e-9, atol=0, equal_nan=True)
    rounded = sheet.depths >= ROUNDED
    notes.differs_rounded[indicator.id] += int((apart & rounded).sum())
    for row in np.flatnonzero(apart & ~rounded):
        notes.differs[indicator.id].append(f"{sheet.codes[row]} ({sheet.years[row]}, {sheet.file})")


def _whole(numbers: Floats) -> npt.NDArray[np.int32]:
    return np.where(np.isnan(numbers), -1, np.rint(np.nan_to_num(numbers))).astype(np.int32)
