"""The numbers behind a figure as a plain table: for screen readers, for checking and for copying."""

from __future__ import annotations

from collections.abc import Sequence

from data.catalogue import Indicator
from data.results import Figure
from figures.markup import Markup
from figures.words import formatting
from figures.words.text import text

Row = tuple[str, Figure]
COLUMNS = ("cijfer", "marge", "teller", "noemer")


def number_table(
    caption: str,
    head: str,
    rows: Sequence[Row],
    indicator: Indicator,
    more_heads: Sequence[str] = (),
    more: Sequence[Sequence[str]] | None = None,
) -> Markup:
    """A row per figure: value or the reason there is none, its interval, numerator and denominator.

    ``more`` has for each row the cells of further columns, ``more_heads`` what stands above them.
    """
    shown = [c for c in COLUMNS if c == "cijfer" or any(_cell(c, f, indicator) for _, f in rows)]
    heads = [head, *(text(f"kaart.kop_{c}") for c in shown), *more_heads]
    cells = [
        [label, *(_cell(c, figure, indicator) for c in shown), *extra]
        for (label, figure), extra in zip(rows, more or [()] * len(rows), strict=True)
    ]
    return plain_table(caption, heads, cells)


def plain_table(caption: str, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> Markup:
    """A table whose first column names the row."""
    return Markup(
        '<table class="numbers"><caption>{caption}</caption><thead><tr>{heads}</tr></thead>'
        "<tbody>{rows}</tbody></table>"
    ).format(
        caption=caption,
        heads=Markup("").join(Markup('<th scope="col">{}</th>').format(h) for h in heads),
        rows=Markup("").join(
            Markup('<tr><th scope="row">{}</th>{}</tr>').format(
                row[0], Markup("").join(Markup("<td>{}</td>").format(c) for c in row[1:])
            )
            for row in rows
        ),
    )


def _cell(column: str, figure: Figure, indicator: Indicator) -> str:
    if column == "cijfer":
        return formatting.figure_value(figure, indicator)
    if figure.value is None:
        return ""
    if column == "marge":
        if figure.low is None or figure.high is None:
            return ""
        low, high = (formatting.number(v, indicator.decimals) for v in (figure.low, figure.high))
        return text("kaart.van_tot", laag=low, hoog=high)
    count = figure.numerator if column == "teller" else figure.denominator
    if count is None or indicator.kind == "aantal":
        return ""
    return formatting.number(count)
