"""Draws the figures of one theme as a table: on a wide sheet in columns, on a phone each on two lines."""

from __future__ import annotations

from collections.abc import Sequence

from data.results import Reading
from figures import fonts
from figures.sheet import GRID, INK, LINE, MUTED, Box, Sheet
from figures.table import ThemeTable
from figures.verdict import verdict
from figures.words import formatting
from figures.words.text import text
from figures.words.years import dated


def paper(sheet: Sheet, plot: ThemeTable, box: Box) -> float:
    """Value with counts, reference and verdict of each figure; gives the height used."""
    readings = plot.fitting
    if box.narrow:
        return _narrow(sheet, plot, readings, box)
    row = min(max((box.height - 30) / max(len(readings), 1), 24.0), 64.0)
    size = min(21.0, row * 0.46)
    x = [box.x + box.width * part for part in (0.0, 0.30, 0.56, 0.80)]
    heads = [text("tabel.kop_indicator"), text("tabel.kop_waarde"), plot.against, text("tabel.kop_oordeel")]
    for at, head in zip(x, heads, strict=True):
        sheet.text(at, box.y + 14, head, 15, fill=MUTED)
    sheet.line(box.x, box.y + 24, box.right, box.y + 24, LINE, 1.5)
    for i, reading in enumerate(readings):
        middle = box.y + 26 + (i + 0.5) * row
        base, indicator = middle + size * 0.35, reading.indicator
        _name(sheet, reading, plot, x[0], base, size, x[1] - x[0] - 16)
        _value(sheet, reading, x[1], base, size, x[2] - x[1] - 14)
        if reading.reference is not None:
            shown = formatting.with_unit(reading.reference, indicator)
            gap = formatting.difference(reading.gap, indicator) if reading.gap is not None else ""
            sheet.text(x[2], base, shown, size)
            at = x[2] + fonts.width(shown, size) + 8
            sheet.text(at, base, fonts.shorten(gap, size * 0.8, x[3] - at - 8), size * 0.8, fill=MUTED)
        sheet.pill(x[3], middle, verdict(reading), size * 0.95, box.right - x[3])
        sheet.line(box.x, middle + row / 2, box.right, middle + row / 2, GRID)
    return 26 + row * len(readings)


def _name(
    sheet: Sheet, reading: Reading, plot: ThemeTable, x: float, base: float, size: float, room: float
) -> None:
    """The name of a figure; its year stands behind it when that is not the chosen one, as on the screen."""
    told = dated("", reading.figure, plot.profile.selection.year).strip()
    small = size * 0.8
    left = room - (fonts.width(told, small) + 7 if told else 0)
    name = fonts.shorten(reading.indicator.short, size, left, True)
    sheet.text(x, base, name, size, bold=True)
    if told:
        sheet.text(x + fonts.width(name, size, True) + 7, base, told, small, fill=MUTED)


def _value(sheet: Sheet, reading: Reading, x: float, base: float, size: float, room: float) -> None:
    figure, indicator = reading.figure, reading.indicator
    shown, known = formatting.figure_value(figure, indicator), figure.value is not None
    sheet.text(x, base, shown, size, bold=known, fill=INK if known else MUTED)
    at = fonts.width(shown, size, True) + 8
    told = formatting.counts(figure, indicator)
    if told and at + fonts.width(told, size * 0.8) <= room:
        sheet.text(x + at, base, told, size * 0.8, fill=MUTED)


def _narrow(sheet: Sheet, plot: ThemeTable, readings: Sequence[Reading], box: Box) -> float:
    for i, reading in enumerate(readings):
        y = box.y + i * 52
        shown, known = (
            formatting.figure_value(reading.figure, reading.indicator),
            reading.figure.value is not None,
        )
        room = box.width - fonts.width(shown, 15, True) - 12
        _name(sheet, reading, plot, box.x, y + 16, 15, room)
        sheet.text(box.right, y + 16, shown, 15, bold=known, fill=INK if known else MUTED, anchor="end")
        sheet.pill(box.x, y + 33, verdict(reading), 13, box.width * 0.5)
        told = formatting.counts(reading.figure, reading.indicator)
        sheet.text(box.right, y + 38, told, 12.5, fill=MUTED, anchor="end")
        sheet.line(box.x, y + 48, box.right, y + 48, GRID)
    return 52.0 * len(readings)
