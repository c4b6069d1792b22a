"""The table below a card as HTML: for screen readers, for checking and for copying."""

from __future__ import annotations

from figures.markup import Markup
from figures.numbers.columns import Cells


def table_html(caption: str, cells: Cells) -> Markup:
    """A table whose first column names the row; ``caption`` is the title of its figure."""
    heads, rows = cells.words()
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
