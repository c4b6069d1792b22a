"""The view "Nu" of a card: here, the reference, the area to compare with and the land on one scale."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from data.queries.beside import Placed
from data.results import Comparison, Reading
from figures.dots.rows import DotRow, dot_rows
from figures.drawing import Drawing
from figures.facts import Years, always
from figures.markup import Markup
from figures.number_table import number_table
from figures.plots import Dots
from figures.verdict import verdict
from figures.words import conclusion, formatting
from figures.words.text import text


def card_now(
    reading: Reading,
    comparison: Comparison,
    placed: Sequence[Placed],
    labels: Sequence[tuple[str, str]],
    years: Years,
) -> Drawing:
    """``labels`` gives of each place its name and, when it is not all inhabitants, whom it is about."""
    indicator = reading.indicator
    title = conclusion.now(reading, comparison, placed[0].place.group)
    rows = [
        DotRow(name, p.figure, p.place.role, note) for p, (name, note) in zip(placed, labels, strict=True)
    ]
    if reading.scored:
        rows[0] = replace(rows[0], verdict=verdict(reading))
    full = [f"{name}, {note}" if note else name for name, note in labels]
    numbers = [(name, p.figure) for name, p in zip(full, placed, strict=True)]
    absent = formatting.why_absent(reading.figure, indicator)
    figure = _big(rows, reading) if indicator.kind == "aantal" else dot_rows(rows, indicator)
    return Drawing(
        title,
        Dots(tuple(rows), indicator),
        years,
        always(absent),
        basis=reading.figure,
        figure=figure,
        table=number_table(title, text("kaart.kop_waar"), numbers, indicator),
    )


def _big(rows: Sequence[DotRow], reading: Reading) -> Markup:
    """A count says how big an area is: numbers, and no scale that invites to judge."""
    items = Markup("").join(
        Markup('<div class="k-{kind}"><dt>{label}</dt><dd>{value}</dd></div>').format(
            kind=r.kind, label=r.label, value=formatting.figure_value(r.figure, reading.indicator)
        )
        for r in rows
    )
    return Markup('<dl class="big-numbers">{}</dl>').format(items)
