"""Where everything goes on a map: the same for the screen, for paper and for a slide."""

from __future__ import annotations

from dataclasses import dataclass

from figures import fonts
from figures.map import LABELLED, AreaMap, DrawnArea, Layer

TILE = 100
"""The side of a tile in units; a tenth of it is the gap between two."""


@dataclass(frozen=True, slots=True)
class AreaLabel:
    """Words in an area: value and sign, and the name where there is room; ``x``, ``y`` their middle.

    ``letter`` is the size of the letters, all in units of the drawing.
    """

    x: float
    y: float
    lines: tuple[str, ...]
    spot: DrawnArea
    letter: float


@dataclass(frozen=True, slots=True)
class MapFrame:
    """The size of the drawing in its own units, and how large a letter of one pixel is in them."""

    wide: float
    high: float
    letter: float


def frame_of(plot: AreaMap, wide: float, high: float) -> MapFrame:
    """The frame of a map that is shown in a place of ``wide`` × ``high`` pixels."""
    w, h = size_of(plot)
    return MapFrame(w, h, max(w / wide, h / high))


def size_of(plot: AreaMap) -> tuple[int, int]:
    """Width and height of the drawing in its units."""
    if not plot.tiles:
        return plot.shapes.wide, plot.shapes.high
    last = plot.shapes.tiles.max(axis=0)
    return TILE * (int(last[0]) + 1), TILE * (int(last[1]) + 1)


def outline(plot: AreaMap, at: int) -> str:
    """The path of an area in units of the drawing."""
    if not plot.tiles:
        return plot.shapes.paths[at]
    x, y = (int(v) * TILE + TILE // 20 for v in plot.shapes.tiles[at])
    side = TILE * 9 // 10
    return f"M{x} {y}h{side}v{side}h{-side}z"


def rings(plot: AreaMap, at: int) -> list[list[tuple[int, int]]]:
    """The outline of an area as rings of points in units of the drawing."""
    if not plot.tiles:
        return plot.shapes.rings(at)
    x, y = (int(v) * TILE + TILE // 20 for v in plot.shapes.tiles[at])
    side = TILE * 9 // 10
    return [[(x, y), (x + side, y), (x + side, y + side), (x, y + side)]]


def edges(plot: AreaMap, layer: Layer) -> list[tuple[str, str]]:
    """(colour, path) of each area whose class is told by its outline; they are drawn over all fills."""
    looks = [plot.legend[look].edge for look in layer.looks.tolist()]
    return [
        (looks[row], outline(plot, at))
        for at, row in enumerate(plot.rows.tolist())
        if row >= 0 and looks[row]
    ]


def labels(plot: AreaMap, layer: Layer, frame: MapFrame, size: float = 13.0) -> list[AreaLabel]:
    """The words that fit in their area, at letters of ``size`` pixels; the list tells the others."""
    if plot.large:
        return []
    many = len(plot.shapes) > LABELLED
    letter = size * frame.letter * (0.75 if many else 1.25 if plot.tiles else 1.0)
    made = []
    for spot in plot.spots(layer):
        x, y, wide, high = _room(plot, spot.at)
        words = " ".join(w for w in (spot.value, spot.look.sign) if w)
        fits = not many and fonts.width(words, letter, True) <= wide * 0.86 and letter * 1.5 <= high
        if not fits:
            words = spot.look.sign
            fits = letter * 0.9 <= wide * 0.8 and letter <= high * 0.8
        if not fits or not words:
            continue
        name = fonts.shorten(spot.name, letter * 0.88, wide * 0.9) if plot.tiles else spot.name
        named = not many and spot.value in words and fonts.width(name, letter * 0.88) <= wide * 0.92
        lines = (words, name) if named and letter * 2.9 <= high and spot.value else (words,)
        made.append(AreaLabel(x, y, lines, spot, letter))
    return made


def _room(plot: AreaMap, at: int) -> tuple[float, float, float, float]:
    """Middle, width and height of the place for words in an area.

    Of an outline twice the distance from its inner point to the nearest side of its box: what sticks out on
    the other side of a bent area gives no room for words.
    """
    if plot.tiles:
        x, y = (float(v) * TILE + TILE / 2 for v in plot.shapes.tiles[at])
        return x, y, TILE * 0.9, TILE * 0.9
    (x, y), (x0, y0, x1, y1) = plot.shapes.centres[at].tolist(), plot.shapes.boxes[at].tolist()
    return x, y, 2.0 * min(x - x0, x1 - x), 2.0 * min(y - y0, y1 - y)
