"""Every kind of figure, and what can be made of it: the one place that goes from a plot to what is drawn.

A new kind is a folder beside this file and a line below; docs/voorbeelden/soort.md shows it step by step.
tests/figures/test_kinds.py holds the list complete.
"""

from __future__ import annotations

from typing import Any

from figures.areas.drawing import KIND as AREAS
from figures.chart import Chart
from figures.dots.drawing import KIND as DOTS
from figures.funnel.drawing import KIND as FUNNEL
from figures.gaps.drawing import KIND as GAPS
from figures.grid.drawing import KIND as MATRIX
from figures.kind import Kind, Plot
from figures.lines.drawing import KIND as LINES
from figures.map.drawing import KIND as MAP
from figures.markup import Markup
from figures.mix.drawing import KIND as MIX
from figures.numbers.columns import Column, Table
from figures.numbers.html import table_html
from figures.pair.drawing import KIND as PAIR
from figures.parts.drawing import KIND as PARTS
from figures.people.drawing import KIND as PEOPLE
from figures.row.drawing import KIND as ROW
from figures.sheet import MUTED, Box, Sheet
from figures.strips.drawing import KIND as STRIPS
from figures.taart.drawing import KIND as TAART
from figures.taarten.drawing import KIND as TAARTEN
from figures.table.drawing import KIND as TABLE
from figures.verdict import Verdict
from figures.words.text import text
from figures.years.drawing import KIND as YEARS

KINDS: dict[type[Plot], Kind[Any]] = {
    kind.plot: kind
    for kind in (
        DOTS, GAPS, LINES, PARTS, PEOPLE, MIX, YEARS, TAART, TAARTEN, TABLE, MATRIX, PAIR,
        AREAS, STRIPS, FUNNEL, MAP, ROW,
    )
}  # fmt: skip


def kind_of(plot: Plot) -> Kind[Any]:
    """The kind of a plot; KeyError for one that is not entered above."""
    return KINDS[type(plot)]


def screen(plot: Plot, title: str = "") -> Markup:
    """The HTML of the page; ``title`` names it for who cannot see it. Of lines only their key."""
    drawn: Markup = kind_of(plot).screen(plot, title)
    return drawn


def chart(plot: Plot) -> Chart | None:
    """What Plotly draws below the HTML; None for a kind that is HTML alone."""
    make = kind_of(plot).chart
    return make(plot) if make else None


def paper(sheet: Sheet, plot: Plot | None, box: Box) -> float:
    """Draw a figure in ``box``, or that there is nothing to draw; gives the height it took."""
    if plot is None or plot.empty:
        return _nothing(sheet, box)
    return float(kind_of(plot).paper(sheet, plot, box))


def table(plot: Plot | None) -> Table[Any]:
    """The one table of the numbers of a figure; without a plot a table without rows."""
    if plot is None:
        return Table((Column(text("kaart.kop_cijfer"), str),), ())
    made: Table[Any] = kind_of(plot).table(plot)
    return made


def card_table(plot: Plot, title: str) -> Markup:
    """The table below a card, under "Als tabel"; empty where the figure itself is a table."""
    kind = kind_of(plot)
    cells = (kind.card or kind.table)(plot).card()
    return table_html(title, cells) if cells.columns else Markup("")


def legend(plot: Plot | None) -> list[Verdict]:
    """The verdicts that a figure can show, from one end to the other; none where its own drawing says so."""
    make = kind_of(plot).legend if plot is not None else None
    return list(make(plot)) if make else []


def stage(plot: Plot) -> tuple[Plot, float]:
    """What of a figure fills a screen in a room, and how many times as wide its sheet is."""
    make = kind_of(plot).stage
    return make(plot) if make else (plot, 1.0)


def spoken(plot: Plot | None) -> list[str]:
    """The rows of a figure in words, for an alternative text."""
    if plot is None:
        return []
    kind = kind_of(plot)
    if kind.spoken:
        return list(kind.spoken(plot))
    heads, rows = table(plot).file().words()
    return [
        ", ".join([row[0], *(f"{h} {v}" for h, v in zip(heads[1:], row[1:], strict=True) if v)])
        for row in rows
    ]


def _nothing(sheet: Sheet, box: Box) -> float:
    """Nothing to draw; the title and the notes say why."""
    size = 15 if box.narrow else 22
    sheet.text(box.x, box.y + size + 10, text("meenemen.geen_cijfers"), size, fill=MUTED)
    return size * 2.0
