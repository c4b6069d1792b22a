"""Parts of a whole as stacked bars above each other, with the numbers in them where they fit."""

from __future__ import annotations

from collections.abc import Sequence

from data.catalogue import Indicator
from data.queries.groups.composition import Composition
from figures.markup import Markup
from figures.words import formatting
from figures.words.text import text

INKS = (
    ("#0b4f6c", "#ffffff"), ("#3f7d99", "#ffffff"), ("#83b0c4", "#10242e"), ("#c4dbe5", "#10242e"),
    ("#ead9bd", "#33270f"), ("#c9a468", "#2a1e08"), ("#94692a", "#ffffff"), ("#5f4014", "#ffffff"),
)  # fmt: skip
"""(fill, ink) of the parts in order; neighbours differ in lightness too."""
HEIGHT, FITS, COMPLETE = 30, 6.5, 98.5  # FITS: a part narrower than this (%) holds no number


def stacked(
    rows: Sequence[Composition], labels: Sequence[tuple[str, str]], chosen: int | None = None
) -> Markup:
    """A key and a bar per row; ``labels`` gives of each row its name and a note."""
    parts = rows[0].parts
    if all(row.known == 0 for row in rows):
        return Markup("")  # nothing to draw; why stands beside the figure
    bars = Markup("").join(
        _bar(row, label, note, i == chosen)
        for i, (row, (label, note)) in enumerate(zip(rows, labels, strict=True))
    )
    return Markup("{}{}").format(_keys(parts), Markup('<div class="stacks">{}</div>').format(bars))


def _keys(parts: Sequence[Indicator]) -> Markup:
    items = Markup("").join(
        Markup(
            '<span class="key"><svg width="14" height="14" aria-hidden="true">'
            '<rect width="14" height="14" rx="2" fill="{}"/></svg>{}</span>'
        ).format(INKS[i % len(INKS)][0], part.short)
        for i, part in enumerate(parts)
    )
    return Markup('<p class="keys">{}</p>').format(items)


def _bar(row: Composition, label: str, note: str, chosen: bool) -> Markup:
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
        marks=_marks(row),
    )


def _marks(row: Composition) -> Markup:
    """The parts from left to right, and what is not shown as an empty part at the end."""
    whole = max(100.0, row.known)  # rounded shares may add up to a little more
    marks, at = [], 0.0
    for i, (part, figure) in enumerate(zip(row.parts, row.figures, strict=True)):
        if figure.value is None:
            continue
        fill, ink = INKS[i % len(INKS)]
        words = formatting.number(figure.value, 0)
        tip = f"{part.short}: {formatting.with_unit(figure.value, part)}\n{formatting.counts(figure, part)}"
        marks.append(_part(at / whole, figure.value / whole, fill, ink, words, tip.strip()))
        at += figure.value
    if row.known < COMPLETE:
        rest = (whole - at) / whole
        word = text("kaart.deel_onbekend") if rest > 0.2 else "?"
        marks.append(_part(at / whole, rest, "#f1efe9", "#5a5f66", word, text("kaart.deel_onbekend")))
    return Markup("").join(marks)


def _part(start: float, width: float, fill: str, ink: str, words: str, tip: str) -> Markup:
    fits = 100 * width >= FITS
    label = Markup('<text x="{x:.2f}%" y="20" text-anchor="middle" fill="{ink}">{words}</text>').format(
        x=100 * (start + width / 2), ink=ink, words=words
    )
    return Markup(
        '<g data-tip="{tip}"><rect x="{x:.2f}%" width="{w:.2f}%" height="100%" fill="{fill}" stroke="#fff"/>'
        "{label}</g>"
    ).format(tip=tip, x=100 * start, w=100 * width, fill=fill, label=label if fits else "")
