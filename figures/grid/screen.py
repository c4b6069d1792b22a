"""The matrix on the screen: one table of buttons, groups down and indicators across."""

from __future__ import annotations

from data.catalogue import Indicator
from data.queries.group_indicator_matrix import TOTAL, MatrixRow
from figures.grid import GroupMatrix, people_reason, people_words
from figures.grid.cells import cell_html
from figures.markup import Markup
from figures.words.prose import joined
from figures.words.text import text

BAR = 56  # width in pixels of the bar that shows the share of a group


def screen(plot: GroupMatrix, _title: str) -> Markup:
    """The table in a region that scrolls by itself; one can walk through its buttons with the arrow keys."""
    found = plot.groups
    heads = joined(
        _head(column, plot.older(year), i == 0)
        for i, (column, year) in enumerate(zip(found.columns, found.years, strict=True))
    )
    people = text("herkomst.kop_inwoners")
    if older := plot.older(found.people_year):
        people = f"{people} ({older})"
    largest = plot.largest
    name = text("herkomst.matrix_naam", thema=plot.theme, gebied=found.area.name)
    return Markup(
        '<div class="matrix-scroll" role="region" aria-label="{name}" tabindex="0">'
        '<table class="matrix" data-rove="grid"><caption class="visually-hidden">{name} {keys}</caption>'
        '<thead><tr><th scope="col">{group}</th><th scope="col" class="c-people">{people}</th>{heads}</tr>'
        "</thead><tbody>{rows}</tbody></table></div>"
    ).format(
        name=name, keys=text("herkomst.matrix_toetsen"), group=text("herkomst.kop_groep"), people=people,
        heads=heads, rows=joined(_row(r, plot, largest) for r in found.rows),
    )  # fmt: skip


def _head(column: Indicator, older: str, first: bool) -> Markup:
    """A column: its indicator as a button, and its year when that is not the one that was chosen."""
    shown = Markup(' <span class="year">{}</span>').format(older) if older else Markup("")
    return Markup(
        '<th scope="col" data-mark="{id}"><button type="button" tabindex="{tab}" data-mark="{id}" '
        'data-event="indicator" data-value="{id}" data-theme="{theme}" data-key="kolom-{id}" '
        'data-tip="{full}">{name}{year}</button></th>'
    ).format(
        id=column.id, theme=column.theme, name=column.short, full=column.name, year=shown,
        tab=0 if first else -1,
    )  # fmt: skip


def _row(row: MatrixRow, plot: GroupMatrix, largest: float) -> Markup:
    chosen = plot.is_chosen(row)
    style = " ".join(
        name
        for name, on in (
            ("is-total", row.group.code == TOTAL),
            ("is-chosen", chosen),
            ("is-foreign", row.foreign),
        )
        if on
    )
    foreign = (
        Markup('<span class="foreign">{}</span>').format(text("herkomst.andere_indeling"))
        if row.foreign
        else ""
    )
    return Markup(
        '<tr class="{style}"><th scope="row"><button type="button" tabindex="-1" aria-pressed="{pressed}" '
        'data-event="herkomst" data-value="{code}" data-key="rij-{code}" title="{full}">{name}'
        '{foreign}</button></th><td class="c-people" data-label="{label}">{people}</td>{cells}</tr>'
    ).format(
        style=style, pressed=str(chosen).lower(), code=row.group.code, name=row.group.short,
        full=row.group.label, foreign=foreign, label=text("herkomst.kop_inwoners"),
        people=_people(row, largest),
        cells=joined(cell_html(r, row.group.code) for r in row.readings),
    )  # fmt: skip


def _people(row: MatrixRow, largest: float) -> Markup:
    """How many inhabitants the group has, their share, and a bar: the largest group fills it."""
    if row.people.value is None:
        return Markup('<span class="few">{}</span>').format(people_reason(row))
    count, share = people_words(row)
    width = 0.0 if row.share is None or row.group.code == TOTAL else min(row.share / largest, 1.0) * BAR
    bar = Markup(
        '<svg class="share" width="{bar}" height="6" aria-hidden="true">'
        '<rect width="{w:.1f}" height="6"/></svg>'
    ).format(bar=BAR, w=max(width, 1.0))
    return Markup('<span class="number">{}</span> <span class="counts">{}</span>{}').format(
        count, share, bar if row.group.code != TOTAL else ""
    )
