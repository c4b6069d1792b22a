"""The map on paper: the same outlines, colours and words, with the legend beside or below it."""

from __future__ import annotations

from figures import fonts
from figures.map import AreaMap, Layer
from figures.map.frame import edges, frame_of, labels, outline, size_of
from figures.map.legend import as_verdict, legend_entries, own_name, paint, patterns
from figures.map.looks import Look
from figures.sheet import INK, MUTED, PAPER, Box, Sheet

LEGEND = 290.0


def paper(sheet: Sheet, plot: AreaMap, box: Box) -> float:
    """Draw the maps in ``box``; gives the height used."""
    if box.narrow:
        high = 360.0 * ((len(plot.layers) + 1) // 2 if len(plot.layers) > 1 else 1)
        _maps(sheet, plot, Box(box.x, box.y, box.width, high, True))
        return high + 14 + _legend(sheet, plot, Box(box.x, box.y + high + 14, box.width, 0, True))
    _maps(sheet, plot, Box(box.x, box.y, box.width - LEGEND - 24, box.height))
    used = _legend(sheet, plot, Box(box.right - LEGEND, box.y + 8, LEGEND, box.height))
    return max(box.height, used)


def _maps(sheet: Sheet, plot: AreaMap, box: Box) -> None:
    n = len(plot.layers)
    across = 1 if n == 1 else 2 if box.narrow else min(n, 3)
    down = -(-n // across)
    wide, high = box.width / across, box.height / down
    for i, layer in enumerate(plot.layers):
        place = Box(box.x + (i % across) * wide, box.y + (i // across) * high, wide - 8, high - 8)
        head = 22.0 if layer.title else 0.0
        if layer.title:
            sheet.text(
                place.x, place.y + 15, fonts.shorten(layer.title, 15, place.width, True), 15, bold=True
            )
        draw_layer(sheet, plot, layer, place.below(head), hatched=not i)


def draw_layer(sheet: Sheet, plot: AreaMap, layer: Layer, box: Box, hatched: bool = True) -> None:
    """One map in ``box``, in its middle; ``hatched`` brings the hatchings along, once for a sheet."""
    frame = frame_of(plot, box.width, box.height)
    scale = 1 / frame.letter
    wide, high = size_of(plot)
    x, y = box.x + (box.width - wide * scale) / 2, box.y + (box.height - high * scale) / 2
    if hatched:
        sheet.add("<defs>{p}</defs>", p=patterns(plot, frame.letter))
    sheet.add('<g transform="translate({x:.1f} {y:.1f}) scale({s:.5f})">', x=x, y=y, s=scale)
    line = (0.5 if plot.large else 1.0) * frame.letter
    rows, looks = plot.rows.tolist(), layer.looks.tolist()
    for at, row in enumerate(rows):
        look = plot.legend[looks[row]] if row >= 0 else plot.legend[-1]
        sheet.add('<path d="{d}" fill="{f}" fill-rule="evenodd" stroke="#ffffff" stroke-width="{w:.2f}" '
                  'stroke-linejoin="round"/>', d=outline(plot, at), f=paint(look), w=line)  # fmt: skip
    for edge, path in edges(plot, layer):
        sheet.add('<path d="{d}" fill="none" stroke="{e}" stroke-width="{w:.2f}" stroke-linejoin="round"/>',
                  d=path, e=edge, w=1.2 * line)  # fmt: skip
    if plot.own >= 0:
        sheet.add('<path d="{d}" fill="none" stroke="{i}" stroke-width="{w:.2f}" stroke-linejoin="round"/>',
                  d=outline(plot, plot.own), i=INK, w=3 * frame.letter)  # fmt: skip
    sheet.add("</g>")
    for label in labels(plot, layer, frame, 13.0 if len(plot.layers) == 1 else 11.0):
        size = label.letter * scale
        top = y + label.y * scale + size * 0.36 - (len(label.lines) - 1) * size * 0.55
        _words(sheet, x + label.x * scale, top, label.lines, size, label.spot.look)


def _words(sheet: Sheet, x: float, top: float, lines: tuple[str, ...], size: float, look: Look) -> None:
    if len(lines) == 1 and lines[0] == look.sign:
        sheet.sign(x, top - size * 0.36, as_verdict(look), size)
        return
    value, _, sign = (
        lines[0].rpartition(" ") if look.sign and lines[0].endswith(look.sign) else (lines[0], "", "")
    )
    wide = fonts.width(value, size, True)
    room = wide + (size * 1.6 if sign else 0)
    sheet.text(x - room / 2, top, value, size, bold=True, fill=look.ink)
    if sign:
        sheet.sign(x - room / 2 + wide + size * 0.9, top - size * 0.36, as_verdict(look), size * 0.9)
    for i, line in enumerate(lines[1:], 1):
        sheet.text(x, top + i * size * 1.1, line, size * 0.88, fill=look.ink, anchor="middle")


def _legend(sheet: Sheet, plot: AreaMap, box: Box) -> float:
    """What gives the colour, the classes, and the own area; gives the height."""
    y = box.y
    y += sheet.lines(box.x, y + 13, fonts.wrap(plot.told, 14, box.width), 14, 18, fill=MUTED) + 10
    for look, _ in legend_entries(plot):
        if look.known and not look.hatched:
            sheet.swatch(box.x, y, 30, 20, as_verdict(look), 12)
        else:
            sheet.rect(box.x, y, 30, 20, look.fill if look.known else PAPER, 3)
            sheet.rect(box.x, y, 30, 20, paint(look), 3)
        sheet.sign(box.x + 15, y + 10, as_verdict(look), 12)
        lines = fonts.wrap(look.word, 14, box.width - 40)
        sheet.lines(box.x + 38, y + 15, lines, 14, 16)
        y += max(26.0, 16.0 * len(lines) + 8)
    if plot.own >= 0:
        sheet.add('<rect x="{x:.1f}" y="{y:.1f}" width="28" height="18" rx="3" fill="none" stroke="{i}" '
                  'stroke-width="3"/>', x=box.x + 1, y=y + 1, i=INK)  # fmt: skip
        sheet.text(box.x + 38, y + 15, fonts.shorten(own_name(plot), 14, box.width - 40, True), 14, bold=True)
        y += 28
    return y - box.y
