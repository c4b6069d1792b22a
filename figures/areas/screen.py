"""The table of areas on the screen: one table of buttons, areas down and indicators across."""

from __future__ import annotations

from collections.abc import Sequence

from data.results import Figure, Reading
from figures.areas import (
    CODE,
    MOST,
    NAME,
    PEOPLE,
    AreasTable,
    fold_words,
    people_words,
    plain_cell,
    wider_name,
)
from figures.areas.cells import TableColumn, columns_of
from figures.markup import Markup
from figures.words import formatting
from figures.words.areas import older
from figures.words.prose import joined
from figures.words.text import text

SORTED = {NAME: "ascending", CODE: ""}  # of any other order the largest comes first


def screen(plot: AreasTable, _title: str) -> Markup:
    """The table in a region that scrolls by itself, and below it which rows are shown and how to see more."""
    grid, fold = plot.grid, plot.fold()
    rows = zip(fold.rows, grid.readings(fold.rows), grid.people_of(fold.rows), strict=True)
    columns = columns_of(grid)
    told = {"thema": plot.theme, "niveaus": grid.level.plural, "gebied": grid.place.name}
    return Markup(
        '<div class="matrix-scroll areas-scroll" role="region" aria-label="{name}" tabindex="0">'
        '<table class="matrix areas" data-rove="grid">'
        '<caption class="visually-hidden">{name} {keys}</caption>'
        "<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody><tfoot>{whole}</tfoot></table></div>{more}"
    ).format(
        name=text("gebieden.tabel_naam", **told), keys=text("gebieden.tabel_toetsen"),
        heads=_heads(plot, columns),
        rows=joined(_row(plot, columns, *row) for row in rows), whole=_whole(plot),
        more=_more(plot, fold_words(plot, fold)),
    )  # fmt: skip


def _heads(plot: AreasTable, columns: Sequence[TableColumn]) -> Markup:
    """Area, inhabitants and each indicator: buttons that put the rows in their order, and back again."""
    grid = plot.grid
    level, people = grid.level.name.capitalize(), text("gebieden.kop_inwoners")
    heads = [_head(plot, NAME, level, level, "", 0), _head(plot, PEOPLE, people, people, "c-people")]
    for made, year in zip(columns, grid.years, strict=True):
        column = made.indicator
        heads.append(_head(plot, column.id, column.short, column.name, "", -1, made, older(grid, year)))
    return joined(heads)


def _head(
    plot: AreasTable,
    order: str,
    name: str,
    full: str,
    style: str,
    tab: int = -1,
    column: TableColumn | None = None,
    year: str = "",
) -> Markup:
    on = plot.order == order
    direction = SORTED.get(order, "descending") if on else ""
    sort = Markup(' aria-sort="{}"').format(direction) if direction else ""
    mark: Markup | str = ""
    if column:
        mark = Markup(' data-mark="{}" data-tell="{}"').format(column.indicator.id, column.told)
    arrow = Markup('<span class="arrow" aria-hidden="true">{}</span>')
    return Markup(
        '<th scope="col" class="{style}"{sort}{mark}><button type="button" tabindex="{tab}" '
        'data-event="orde" data-value="{value}" data-key="orde-{order}" data-tip="{tip}">'
        "{name}{arrow}{year}</button></th>"
    ).format(
        style=style, sort=sort, mark=mark, tab=tab, value=CODE if on else order, order=order, name=name,
        tip=f"{full}\n{text('gebieden.orden_terug') if on else text('gebieden.orden', naam=name)}",
        arrow=arrow.format("↓" if direction == "descending" else "↑") if direction else "",
        year=Markup(' <span class="year">{}</span>').format(year) if year else "",
    )  # fmt: skip


def _row(
    plot: AreasTable,
    columns: Sequence[TableColumn],
    row: int,
    readings: tuple[Reading, ...],
    people: Figure | None,
) -> Markup:
    area, chosen = plot.grid.areas[row], row == plot.own
    around = wider_name(plot, row)
    cells = Markup("".join(c.cell(r, area) for c, r in zip(columns, readings, strict=True)))
    return Markup(
        '<tr class="{style}"><th scope="row"><button type="button" tabindex="-1" aria-pressed="{pressed}" '
        'data-event="gebied" data-value="{code}" data-key="rij-{code}">{name}{around}</button></th>'
        '{people}{cells}</tr>'
    ).format(
        style="is-chosen" if chosen else "", pressed=str(chosen).lower(), code=area.code, name=area.name,
        around=Markup('<span class="foreign">{}</span>').format(around) if around else "",
        people=_people(people), cells=cells,
    )  # fmt: skip


def _people(figure: Figure | None) -> Markup:
    style = "number" if figure is not None and figure.value is not None else "few"
    return Markup(
        '<td class="c-people" data-label="{label}"><span class="{style}">{words}</span></td>'
    ).format(label=text("gebieden.kop_inwoners"), style=style, words=people_words(figure))


def _whole(plot: AreasTable) -> Markup:
    """The place itself, without colour: it is what the rows are parts of."""
    grid = plot.grid
    cells = joined(
        Markup(
            '<td data-label="{label}"><span class="{style}">{value}</span> '
            '<span class="counts">{counts}</span></td>'
        ).format(
            label=r.indicator.short, style="few" if r.figure.value is None else "number",
            value=plain_cell(r), counts=formatting.counts(r.figure, r.indicator),
        )
        for r in grid.whole
    )  # fmt: skip
    return Markup('<tr class="is-whole"><th scope="row">{name}</th>{people}{cells}</tr>').format(
        name=text("gebieden.kop_heel", gebied=grid.place.name), people=_people(grid.whole_people), cells=cells
    )


def _more(plot: AreasTable, words: str) -> Markup:
    """Which rows are shown, and the button for the others."""
    if not plot.folds:
        return Markup("")
    said = Markup('<p class="areas-said">{}</p>').format(words) if words else Markup("")
    grid = plot.grid
    label = text("gebieden.toon_alle", totaal=len(grid.areas), niveaus=grid.level.plural)
    if plot.too_many:
        label = text("gebieden.toon_meer", aantal=MOST)
    return said + Markup(
        '<p class="areas-more"><button type="button" class="choice" data-event="rijen" data-value="{value}" '
        'data-key="rijen" aria-pressed="{on}">{label}</button></p>'
    ).format(
        value="" if plot.every else "alle", on=str(plot.every).lower(),
        label=text("gebieden.toon_minder") if plot.every else label,
    )  # fmt: skip
