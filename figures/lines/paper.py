"""Draws lines through the years: one chart with names at the lines, or a small chart for each group."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from figures import fonts
from figures.lines import STYLES, Lines, TrendLine
from figures.lines.runs import bridges, runs
from figures.scale import Scale
from figures.sheet import GRID, INK, LINE, MUTED, PAPER, Box, Sheet
from figures.words import formatting
from figures.words.text import text

DASHES = {"solid": "", "dot": "2 5"}
COLUMNS, PANEL_GAP = 3, 26.0
ROOMY = 400.0  # narrower than this the first value would stand on the line itself
BAND = "#dbe6ea"  # the colour of the line, thin; opaque, so that it prints the same everywhere


@dataclass(frozen=True, slots=True)
class Plane:
    """Years from left to right, values from bottom to top."""

    box: Box
    years: tuple[int, ...]
    scale: Scale

    def x(self, year: int) -> float:
        """Where a year lies; one year alone lies in the middle."""
        first, last = self.years[0], self.years[-1]
        return self.box.x + self.box.width * (0.5 if first == last else (year - first) / (last - first))

    def y(self, value: float) -> float:
        """Where a value lies; beyond an end is at that end."""
        return self.box.y + self.box.height * (1 - self.scale.part(value))


def paper(sheet: Sheet, plot: Lines, box: Box) -> float:
    """Draw the lines in ``box``; gives the height that was used."""
    years, scale = plot.years, plot.scale
    if plot.panels:
        return _panels(sheet, plot, box, years, scale)
    size = 14.0 if box.narrow else 17.0
    keys = _keys(sheet, plot.lines, box, size)
    rest = box.below(keys)
    height = min(rest.height, 240 if box.narrow else 460)
    left = 4 + max(fonts.width(_tick(t, scale, plot), size) for t in scale.ticks)
    side = 16.0 if box.narrow else 14 + fonts.width("100.000,0 %", size + 2, True)
    inner = Box(rest.x + left + 14, rest.y + 14, rest.width - left - 14 - side, height - 46)
    plane = Plane(inner, years, scale)
    _axes(sheet, plane, plot, size)
    _band(sheet, plane, plot.lines[0])
    for line in reversed(plot.lines):
        _line(sheet, plane, line, plot.provisional, 1.0)
    _ends(sheet, plane, plot.lines, size, box.narrow)
    return keys + height


def _tick(value: float, scale: Scale, plot: Lines) -> str:
    return formatting.on_axis(value, scale.decimals, plot.lines[0].series.indicator)


def _axes(sheet: Sheet, plane: Plane, plot: Lines, size: float, words: bool = True) -> None:
    box = plane.box
    for tick in plane.scale.ticks:
        y = plane.y(tick)
        sheet.line(box.x - 8, y, box.right + 4, y, GRID)
        if words:
            sheet.text(
                box.x - 14, y + size * 0.34, _tick(tick, plane.scale, plot), size, fill=MUTED, anchor="end"
            )
    bottom = box.y + box.height
    sheet.line(box.x - 8, bottom, box.right + 4, bottom, LINE, 1.5)
    span = plane.years[-1] - plane.years[0]
    room = max(1, int(box.width / (size * 3.4)))
    step = max(1, -(-(span + 1) // room))
    for year in range(plane.years[-1], plane.years[0] - 1, -step):
        sheet.text(plane.x(year), bottom + size + 8, str(year), size, fill=MUTED, anchor="middle")
    for broken in (b.year for b in plot.lines[0].series.breaks if plane.years[0] < b.year <= plane.years[-1]):
        x = plane.x(broken) - box.width / max(span, 1) / 2
        sheet.line(x, box.y - 6, x, bottom, MUTED, 1.25, "5 4")
        sheet.text(x + 4, box.y + 6, text("kaart.breuk"), size * 0.85, fill=MUTED)


def _band(sheet: Sheet, plane: Plane, line: TrendLine) -> None:
    for run in runs(line.series):
        known = [f for f in run if f.low is not None and f.high is not None and f.year is not None]
        if len(known) > 1:
            upper = [f"{plane.x(f.year or 0):.1f} {plane.y(f.high or 0.0):.1f}" for f in known]
            lower = [f"{plane.x(f.year or 0):.1f} {plane.y(f.low or 0.0):.1f}" for f in reversed(known)]
            sheet.path(f"M{'L'.join([*upper, *lower])}Z", BAND)


def _line(sheet: Sheet, plane: Plane, line: TrendLine, provisional: Sequence[int], size: float) -> None:
    colour, dash, symbol = STYLES[line.role]
    weight = (3.5 if line.role == "hier" else 2.5) * size
    for before, after in bridges(line.series):
        ends = [(plane.x(f.year or 0), plane.y(f.value or 0.0)) for f in (before, after)]
        sheet.path("M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in ends), "none", colour, weight / 2, "2 5")
    for run in runs(line.series):
        at = [(plane.x(f.year or 0), plane.y(f.value or 0.0), f.year in provisional) for f in run]
        if len(at) > 1:
            sheet.path("M" + "L".join(f"{x:.1f} {y:.1f}" for x, y, _ in at), "none", colour, weight,
                       DASHES[dash])  # fmt: skip
        for x, y, early in at:
            _marker(sheet, x, y, symbol, colour, (6.0 if line.role == "hier" else 5.0) * size, early)


def _marker(sheet: Sheet, x: float, y: float, symbol: str, colour: str, r: float, hollow: bool) -> None:
    fill = PAPER if hollow else colour
    if symbol == "circle":
        sheet.dot(x, y, r, fill, colour, 1.5)
    elif symbol == "square":
        sheet.path(f"M{x - r:.1f} {y - r:.1f}h{2 * r:.1f}v{2 * r:.1f}h{-2 * r:.1f}Z", fill, colour, 1.5)
    else:
        s = r * 1.3
        sheet.path(
            f"M{x:.1f} {y - s:.1f}l{s:.1f} {s:.1f}l{-s:.1f} {s:.1f}l{-s:.1f} {-s:.1f}Z", fill, colour, 1.5
        )


def _keys(sheet: Sheet, lines: Sequence[TrendLine], box: Box, size: float) -> float:
    """Which line is which, drawn as in the chart; gives the height."""
    x, y = box.x, box.y + 10
    for line in lines:
        colour, dash, symbol = STYLES[line.role]
        name = fonts.shorten(line.name, size, box.width - 48, line.role == "hier")
        room = 44 + fonts.width(name, size, line.role == "hier")
        if x > box.x and x + room > box.right:
            x, y = box.x, y + size * 1.55
        sheet.line(x, y, x + 34, y, colour, 3, DASHES[dash])
        _marker(sheet, x + 17, y, symbol, colour, 5, False)
        sheet.text(x + 42, y + size * 0.34, name, size, bold=line.role == "hier")
        x += room + 24
    return y - box.y + 18


def _ends(sheet: Sheet, plane: Plane, lines: Sequence[TrendLine], size: float, narrow: bool) -> None:
    """The first value of the area itself and the last of every line, apart from each other."""
    last: list[tuple[float, float, str, str]] = []
    for line in lines:
        known = line.known
        if not known or (narrow and line.role != "hier"):
            continue
        end, indicator = known[-1], line.series.indicator
        words = formatting.figure_value(end, indicator)
        last.append((plane.y(end.value or 0.0), plane.x(end.year or 0), words, STYLES[line.role][0]))
        start = known[0]
        if line.role == "hier" and len(known) > 2 and plane.box.width > ROOMY:
            y = plane.y(start.value or 0.0)
            words = formatting.figure_value(start, indicator)
            sheet.text(
                plane.x(start.year or 0) - 4, y - 14, words, size + 1, bold=True, fill=STYLES[line.role][0]
            )
    floor = -1e9
    for y, x, words, colour in sorted(last):
        at = max(y, floor + size * 1.25)
        floor = at
        if narrow:
            sheet.text(x + 8, y - 12, words, size + 1, bold=True, fill=colour, anchor="end")
        else:
            sheet.text(x + 14, at + size * 0.36, words, size + 1, bold=True, fill=colour)


def _panels(sheet: Sheet, plot: Lines, box: Box, years: tuple[int, ...], scale: Scale) -> float:
    """A small chart per group, each beside all inhabitants, all on one scale."""
    total, groups = plot.lines[0], plot.lines[1:]
    size = 13.0 if box.narrow else 14.5
    keys = _keys(sheet, (TrendLine(text("herkomst.de_groep"), "hier", total.series), total), box, size + 1)
    columns = 1 if box.narrow else COLUMNS
    rows = -(-len(groups) // columns)
    rest = box.below(keys)
    height = min((rest.height - PANEL_GAP * (rows - 1)) / rows, 170 if box.narrow else 260)
    left = 16 + max(fonts.width(_tick(t, scale, plot), size) for t in scale.ticks)
    width = (rest.width - PANEL_GAP * (columns - 1)) / columns
    for i, group in enumerate(groups):
        x, y = rest.x + i % columns * (width + PANEL_GAP), rest.y + i // columns * (height + PANEL_GAP)
        plane = Plane(Box(x + left, y + 30, width - left - 12, height - 58), years, scale)
        sheet.text(
            x, y + 14, fonts.shorten(group.name, size + 1.5, width, True), size + 1.5, bold=True, fill=INK
        )
        _axes(sheet, plane, plot, size)
        _band(sheet, plane, group)
        for line in (total, group):
            _line(sheet, plane, line, plot.provisional, 0.7)
    return keys + rows * height + PANEL_GAP * (rows - 1)
