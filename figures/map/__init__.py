"""One indicator on the map: every area of a level in the colour and with the sign of what is said of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

import numpy as np
import numpy.typing as npt

from data.catalogue import Indicator
from data.geometry.shapes import Shapes
from data.queries.areas.changed import ChangedAreas, ChangeReason
from data.queries.areas_beside import AreaGrid
from data.results import Reading
from figures.kind import Plot
from figures.map.looks import Look
from figures.numbers.columns import Column, Table
from figures.numbers.figure import margin_words
from figures.numbers.readings import reading_columns
from figures.words import formatting
from figures.words.text import text

Mode = Literal["verschil", "waarde", "verandering"]
MODES: tuple[Mode, ...] = ("verschil", "waarde", "verandering")
DRAWN = 150
"""Up to so many areas each is a shape of its own in SVG, to point at and to reach; above it one canvas.

No gemeente has more wijken. What each area tells takes the server a tenth of a millisecond, so with hundreds
of them a choice would be slow; a canvas gets numbers, and the browser makes the words of one area when asked.
"""
LABELLED = 60
"""Up to so many areas there may be words in them."""


@dataclass(frozen=True, slots=True)
class DrawnArea:
    """An area: what is written in it, told of it and read aloud. ``at`` is its place in the shapes."""

    at: int
    code: str
    name: str
    look: Look
    value: str
    tip: str
    spoken: str
    chosen: bool


@dataclass(frozen=True, slots=True, eq=False)
class Layer:
    """What one map shows: a ``column`` of ``grid``, with the ``looks`` (positions in ``legend``) of its rows.

    ``title`` is what sets it apart from the maps beside it, "" for the only one. ``changed`` where the
    colours are about change.
    """

    title: str
    grid: AreaGrid
    column: int
    looks: npt.NDArray[np.uint8]
    changed: ChangedAreas | None = None

    def reading(self, row: int) -> Reading:
        """The reading of an area."""
        return self.grid.reading(self.column, row)

    def readings(self) -> list[Reading]:
        """Those of all areas at once, by row; what may be chance among many is in the looks, not in these."""
        return self.grid.cells.part(np.s_[self.column : self.column + 1, :, :]).readings()


@dataclass(frozen=True, slots=True, eq=False)
class MapRow:
    """A row of the table: an area on one of the maps."""

    layer: Layer
    row: int
    look: Look

    @property
    def reading(self) -> Reading:
        """What is said of it."""
        return self.layer.reading(self.row)


@dataclass(frozen=True, eq=False)
class AreaMap(Plot):
    """Maps of one level beside each other, all with one legend; most often a single one.

    ``shapes`` are the outlines, ``legend`` all looks from one end to the other with that of "unknown" last.
    ``tiles``: every area an equal square, for in a land or a city small areas vanish. ``chosen`` is the code
    of the own area, "" when none of these is. ``told`` is the legend in a sentence: what gives the colour.
    """

    layers: tuple[Layer, ...]
    shapes: Shapes
    legend: tuple[Look, ...]
    mode: Mode
    tiles: bool
    chosen: str
    told: str

    @property
    def empty(self) -> bool:
        """Is there no figure at all?"""
        return all(np.isnan(layer.grid.cells.value[layer.column]).all() for layer in self.layers)

    @property
    def indicator(self) -> Indicator:
        """What is measured."""
        return self.layers[0].grid.columns[self.layers[0].column]

    @property
    def large(self) -> bool:
        """Too many areas to draw each as a shape of its own?"""
        return len(self.shapes.codes) > DRAWN

    @cached_property
    def rows(self) -> npt.NDArray[np.intp]:
        """For each of the shapes the row of the grid, -1 where that area has none (it is no more)."""
        of = {area.code: i for i, area in enumerate(self.layers[0].grid.areas)}
        return np.array([of.get(code, -1) for code in self.shapes.codes], np.intp)

    @cached_property
    def _spots(self) -> dict[int, list[DrawnArea]]:
        return {}

    def spots(self, layer: Layer) -> list[DrawnArea]:
        """Its areas, in the order of the shapes; those that have no row are left out."""
        if id(layer) not in self._spots:  # the outlines, the words in them and the slide ask for the same
            readings = layer.readings()
            self._spots[id(layer)] = [
                _spot(self, layer, at, row, readings[row])
                for at, row in enumerate(self.rows.tolist())
                if row >= 0
            ]
        return self._spots[id(layer)]

    @property
    def own(self) -> int:
        """The place of the own area in the shapes, -1 when it is not there."""
        return self.shapes.codes.index(self.chosen) if self.chosen in self.shapes.codes else -1


def _spot(plot: AreaMap, layer: Layer, at: int, row: int, reading: Reading) -> DrawnArea:
    area, look = layer.grid.areas[row], plot.legend[layer.looks[row]]
    words = look_words(layer, row, look)
    value = formatting.figure_value(reading.figure, reading.indicator)
    return DrawnArea(
        at, area.code, area.name, look, value if reading.figure.value is not None else "",
        _tip(area.name, reading, words),
        text("landkaart.gesproken", naam=area.name, waarde=value, oordeel=words), area.code == plot.chosen,
    )  # fmt: skip


def look_words(layer: Layer, row: int, look: Look) -> str:
    """What is said of an area in words; of a change also how much since when, or why it is not known."""
    changed = layer.changed
    if changed is None:
        return look.word
    why = changed.reason(row)
    if not look.known or changed.since is None:
        key = "breuk" if changed.broken else why.value
        return text(f"landkaart.waarom_{key}")
    indicator, before = layer.grid.columns[layer.column], changed.before.value.ravel()[row]
    told = {
        "oordeel": look.word,
        "verschil": formatting.difference(float(changed.gap[row]), indicator),
        "jaar": changed.since,
        "waarde": formatting.with_unit(float(before), indicator),
    }
    return text("landkaart.sinds" if why is not ChangeReason.GEEN_MARGE else "landkaart.sinds_kaal", **told)


def _tip(name: str, reading: Reading, words: str) -> str:
    """The lines on hover, focus and touch: name, value and year, n of N, margin, reference, what is said."""
    figure, indicator = reading.figure, reading.indicator
    if figure.value is None:
        return "\n".join([name, formatting.why_absent(figure, indicator)])
    lines = [name, text("taart.waarde", waarde=formatting.figure_value(figure, indicator), jaar=figure.year)]
    lines.append(formatting.counts(figure, indicator))
    if margin := margin_words(figure, indicator):
        lines.append(text("landkaart.marge", marge=margin))
    if reading.reference is not None:
        lines.append(text("taart.ijkpunt", waarde=formatting.with_unit(reading.reference, indicator)))
    lines.append(words)
    return "\n".join(line for line in lines if line)


def table(plot: AreaMap) -> Table[MapRow]:
    """A row for each area of each map, in the order of the codes."""
    columns: Sequence[Column[MapRow]] = reading_columns(_reading)
    several = len(plot.layers) > 1
    part: list[Column[MapRow]] = (
        [Column(text("landkaart.kop_kaart"), lambda r: r.layer.title)] if several else []
    )
    look: list[Column[MapRow]] = (
        []
        if plot.mode == "verschil"
        else [Column(text(f"landkaart.kop_{plot.mode}"), lambda r: look_words(r.layer, r.row, r.look))]
    )
    return Table(
        (
            Column(text("landkaart.kop_gebied"), lambda r: r.layer.grid.areas[r.row].name),
            Column(text("landkaart.kop_code"), lambda r: r.layer.grid.areas[r.row].code),
            *part,
            *columns,
            *look,
        ),
        [
            MapRow(layer, row, plot.legend[look])
            for layer in plot.layers
            for row, look in enumerate(layer.looks.tolist())
        ],
    )


def _reading(row: MapRow) -> Reading:
    return row.reading
