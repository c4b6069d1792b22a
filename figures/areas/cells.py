"""The cells of the table of areas, written by the column: a page has hundreds, and they change with a click.

What a cell says when it is pointed at is for the most part in the page already: the area, the subject, the
value, the counts and the verdict. So its head holds the sentence once, with places to fill in, and
assets/fragment.js fills them from the cell. A cell without a verdict has words of its own.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

import numpy as np

from data.areas import Area
from data.catalogue import Indicator
from data.queries.areas_beside import AreaGrid
from data.results import Reading
from figures.grid.cells import cell_html, unseen
from figures.verdict import verdict
from figures.words import formatting
from figures.words.text import text

VALUE, COUNTS, REFERENCE, VERDICT = "{waarde}", "{tellers}", "{ijkpunt}", "{oordeel}"
"""The places to fill in."""


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column: what its cells have in common. ``told`` is what each says when it is pointed at.

    ``reference`` is what most of its figures are held against, in the unit of the indicator; None for none.
    ``before`` and ``after`` the code of an area are the HTML of a cell.
    """

    indicator: Indicator
    told: str
    reference: float | None
    before: str
    after: str

    def cell(self, reading: Reading, area: Area) -> str:
        """The HTML of one cell, a button that chooses the indicator."""
        figure, indicator = reading.figure, self.indicator
        if figure.value is None or not reading.scored or reading.reference is None:
            return cell_html(reading, area.code, area.name)
        shown = verdict(reading)
        other = ""
        if reading.reference != self.reference:
            other = f' data-ref="{escape(formatting.with_unit(reading.reference, indicator))}"'
        return (
            f'<td class="v-{shown.key}{self.before}{area.code}{self.after}{other}><span class="number">'
            f"{escape(formatting.figure_value(figure, indicator))}"
            f'<i aria-hidden="true">{shown.sign}</i></span> '
            f'<span class="counts">{escape(formatting.counts(figure, indicator))}</span>'
            f"{unseen(shown.spoken)}</button></td>"
        )


def columns_of(grid: AreaGrid) -> list[TableColumn]:
    """Those of a table, in order."""
    return [_column(grid, c) for c in range(len(grid.columns))]


def _column(grid: AreaGrid, position: int) -> TableColumn:
    indicator, year = grid.columns[position], grid.years[position]
    references = grid.cells.reference[position, 0]
    known = references[~np.isnan(references)]
    reference = float(known[0]) if len(known) else None
    told = REFERENCE if grid.apart or reference is None else formatting.with_unit(reference, indicator)
    lines = [
        indicator.name,
        text("taart.waarde", waarde=VALUE, jaar=year),
        COUNTS,
        text("taart.ijkpunt", waarde=told),
        VERDICT,
        text("figuur.modelmatig") if indicator.modelled else "",
    ]
    name, theme = escape(indicator.id), escape(indicator.theme)
    before = (
        f'" data-mark="{name}" data-label="{escape(indicator.short)}"><button type="button" tabindex="-1" '
        f'data-tell="" data-event="indicator" data-value="{name}" data-theme="{theme}" data-key="c-'
    )
    return TableColumn(
        indicator, "\n".join(filter(None, lines)), None if grid.apart else reference, before, f'-{name}"'
    )
