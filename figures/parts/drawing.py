"""Draws parts of a whole as stacked bars above each other, with the numbers in them where they fit."""

from __future__ import annotations

from collections.abc import Sequence

from data.catalogue import Indicator
from data.queries.groups.composition import Composition
from figures import fonts
from figures.kind import Kind
from figures.markup import Markup
from figures.parts import INKS, Piece, Stacks, pieces, table
from figures.sheet import MUTED, Box, Sheet
from figures.words import formatting

HEIGHT, FITS = 30, 6.5  # of a bar in pixels; a part narrower than this (%) holds no number
SMALLEST, MOST = 13.0, 0.36  # size of letters; part of the width that names may take
LONG = 0.2  # a part narrower than this (of the bar) has no room for words


def screen(plot: Stacks, _title: str) -> Markup:
    """A key and a bar per row; nothing when no part is known: why stands beside the figure."""
    if plot.empty:
        return Markup("")
    bars = Markup("").join(
        _row(row, label, note, i == plot.chosen)
        for i, (row, (label, note)) in enumerate(zip(plot.rows, plot.labels, strict=True))
    )
    return Markup("{}{}").format(_keys(plot.parts), Markup('<div class="stacks">{}</div>').format(bars))


def _keys(parts: Sequence[Indicator]) -> Markup:
    items = Markup("").join(
        Markup(
            '<span class="key"><svg width="14" height="14" aria-hidden="true">'
            '<rect width="14" height="14" rx="2" fill="{}"/></svg>{}</span>'
        ).format(INKS[i % len(INKS)][0], part.short)
        for i, part in enumerate(parts)
    )
    return Markup('<p class="keys">{}</p>').format(items)


def _row(row: Composition, label: str, note: str, chosen: bool) -> Markup:
    spoken = ", ".join(
        f"{p.short} {formatting.figure_value(f, p)}" for p, f in zip(row.parts, row.figures, strict=True)
    )
    return Markup(
        '<div class="stack-row{chosen}"><div class="dot-label">{label}{note}</div>'
        '<svg class="stack" width="100%" height="{h}" role="img" aria-label="{spoken}">{marks}</svg></div>'
    ).format(
        chosen=" is-chosen" if chosen else "",
        label=label,
        note=Markup('<span class="dot-note">{}</span>').format(note) if note else "",
        h=HEIGHT,
        spoken=f"{label}: {spoken}",
        marks=Markup("").join(map(_part, pieces(row))),
    )


def _part(piece: Piece) -> Markup:
    words = "?" if piece.unknown and piece.width <= LONG else piece.words
    label = Markup('<text x="{x:.2f}%" y="20" text-anchor="middle" fill="{ink}">{words}</text>').format(
        x=100 * (piece.start + piece.width / 2), ink=piece.ink, words=words
    )
    return Markup(
        '<g data-tip="{tip}"><rect x="{x:.2f}%" width="{w:.2f}%" height="100%" fill="{fill}" stroke="#fff"/>'
        "{label}</g>"
    ).format(
        tip=piece.tip, x=100 * piece.start, w=100 * piece.width, fill=piece.fill,
        label=label if 100 * piece.width >= FITS else "",
    )  # fmt: skip


def paper(sheet: Sheet, plot: Stacks, box: Box) -> float:
    """A key and a bar per row; gives the height used."""
    keys = _paper_keys(sheet, plot, box)
    rest = box.below(keys)
    high = 58.0 if box.narrow else min(max(rest.height / len(plot.rows), 18.0), 104.0)
    size = 14.0 if box.narrow else min(19.0, max(12.5, high * 0.42))
    widest = max(max(fonts.width(a, 1, True), fonts.width(b, 0.8)) for a, b in plot.labels)
    if not box.narrow:  # smaller letters before names are cut
        size = min(size, max(SMALLEST, (box.width * MOST - 20) / max(widest, 1)))
    left = 0.0 if box.narrow else min(widest * size + 20, box.width * MOST)
    for i, (row, (label, note)) in enumerate(zip(plot.rows, plot.labels, strict=True)):
        y = rest.y + i * high
        if box.narrow:
            sheet.text(rest.x, y + 16, fonts.shorten(f"{label}  {note}".strip(), size, rest.width), size)
            _bar(sheet, row, Box(rest.x, y + 24, rest.width, 26), 13)
            continue
        two, bold = bool(note) and high > 34, i == plot.own
        base = y + high / 2 + size * (0.0 if two else 0.35)
        sheet.text(rest.x, base, fonts.shorten(label, size, left - 14, bold), size, bold=bold)
        if two:
            sheet.text(
                rest.x, base + size, fonts.shorten(note, size * 0.8, left - 14), size * 0.8, fill=MUTED
            )
        place = Box(rest.x + left, y + high * 0.1, rest.width - left, high * 0.8)
        _bar(sheet, row, place, size * 0.95)
    return keys + high * len(plot.rows)


def _paper_keys(sheet: Sheet, plot: Stacks, box: Box) -> float:
    x, y, size = box.x, box.y + 10, 13.0 if box.narrow else 16.0
    for i, part in enumerate(plot.parts):
        room = 24 + fonts.width(part.short, size)
        if x > box.x and x + room > box.right:
            x, y = box.x, y + size * 1.6
        sheet.rect(x, y - 8, 16, 16, INKS[i % len(INKS)][0], 2)
        sheet.text(x + 22, y + size * 0.34, part.short, size)
        x += room + 18
    return y - box.y + 22


def _bar(sheet: Sheet, row: Composition, box: Box, size: float) -> None:
    for piece in pieces(row):
        x, width = box.x + box.width * piece.start, box.width * piece.width
        words = piece.words
        if piece.unknown and fonts.width(words, size) + 8 >= width:
            words = "?"
        sheet.rect(x, box.y, width, box.height, piece.fill, 0, "#ffffff")
        if fonts.width(words, size) + 6 <= width:
            middle = box.y + box.height / 2 + size * 0.35
            sheet.text(x + width / 2, middle, words, size, fill=piece.ink, anchor="middle")


KIND = Kind(Stacks, "delen", table, paper, screen)
