"""Draws shares by year as a table, on the screen with a small line behind each row."""

from __future__ import annotations

from collections.abc import Sequence

from figures import fonts
from figures.kind import Kind
from figures.lines.sparkline import sparkline
from figures.markup import Markup
from figures.sheet import MUTED, Box, Sheet
from figures.words.prose import joined
from figures.words.text import text
from figures.years import MixYears, table, words


def screen(plot: MixYears, title: str) -> Markup:
    """The table, in a region that scrolls by itself on a narrow screen."""
    heads, rows = words(plot)
    drawn = joined(
        Markup('<tr><th scope="row">{}</th>{}<td>{}</td></tr>').format(
            cells[0],
            joined(Markup("<td>{}</td>").format(v) for v in cells[1:]),
            sparkline(series, plot.groups.years[-1]),
        )
        for cells, (_, series) in zip(rows, plot.rows, strict=True)
    )
    return Markup(
        '<div class="table-scroll" role="region" tabindex="0" aria-label="{title}"><table class="mix-years">'
        '<caption class="visually-hidden">{title}</caption><thead><tr>{heads}</tr></thead>'
        "<tbody>{rows}</tbody></table></div>"
    ).format(
        title=title,
        rows=drawn,
        heads=joined(
            Markup('<th scope="col">{}</th>').format(h) for h in (*heads, text("herkomst.kop_verloop"))
        ),
    )


def paper(sheet: Sheet, plot: MixYears, box: Box) -> float:
    """The same table; gives the height used."""
    return _rows(sheet, *words(plot), box)


def _rows(sheet: Sheet, heads: Sequence[str], rows: Sequence[Sequence[str]], box: Box) -> float:
    """Words in columns, the first as wide as it needs; gives the height used."""
    columns = len(heads)
    size = 13.0 if box.narrow else min(22.0, max(12.0, box.height / (len(rows) + 2) * 0.5))
    row = size * 1.9
    first = min(max(fonts.width(r[0], size, True) for r in rows) + 16, box.width * 0.42)
    step = (box.width - first) / max(columns - 1, 1)
    every = max(1, -(-int(fonts.width("88,8 %", size) + 12) // max(int(step), 1)))
    shown = [0, *sorted(range(columns - 1, 0, -every))]  # the last columns, as many as there is room for
    ends = [first + step * i for i in range(columns)]
    for c in shown:
        anchor = "start" if c == 0 else "end"
        sheet.text(box.x + (ends[c] if c else 0), box.y + size, heads[c], size, fill=MUTED, anchor=anchor)
    for i, cells in enumerate(rows):
        y = box.y + row * (i + 1)
        if i % 2 == 0:
            sheet.rect(box.x - 6, y - row * 0.08, box.width + 12, row, "#faf9f6")
        for c in shown:
            words = fonts.shorten(cells[c], size, first - 12, True) if c == 0 else cells[c]
            sheet.text(box.x + (ends[c] if c else 0), y + size * 1.15, words, size, bold=c == 0,
                       anchor="start" if c == 0 else "end")  # fmt: skip
    return row * (len(rows) + 1)


KIND = Kind(MixYears, "mix_jaren", table, paper, screen)
