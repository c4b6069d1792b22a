"""The matrix of /herkomst: origin groups down, the indicators of a theme across, one table of buttons."""

from __future__ import annotations

from collections.abc import Sequence

from components.herkomst.matrix_frame import division_switch, foot, legend, reference_switch, tabs
from data.asked.selection import Reference
from data.catalogue import Indicator, Theme
from data.queries.groups.divisions import Divisions
from data.queries.matrix import TOTAL, Matrix, Row
from data.releases.release import Status
from data.results import Reading
from figures.exhibit import Exhibit
from figures.markup import Markup
from figures.taart.pie import tip
from figures.verdict import Verdict, verdict
from figures.words import formatting
from figures.words.prose import joined
from figures.words.text import text

BAR = 56  # width in pixels of the bar that shows the share of a group


def matrix_card(
    found: Matrix,
    divisions: Divisions,
    themes: Sequence[Theme],
    wider: Sequence[tuple[Reference, str]],
    exhibit: Exhibit,
    what: str,
) -> Markup:
    """Tabs of the themes, both switches, the table and what is not in it.

    ``wider`` are the areas that the same group can be held against: (reference, name), nearest first;
    ``what`` says in a line what the figure is, for its foot.
    """
    theme = next(t for t in themes if t.id == found.selection.theme)
    body = _table(found, theme) if found.columns else _empty(found, theme)
    return Markup(
        '{tabs}<div class="switches">{division}{reference}</div>{body}{legend}{notes}{foot}'
    ).format(
        tabs=tabs(themes, theme),
        division=division_switch(divisions),
        reference=reference_switch(found, wider),
        body=body,
        legend=legend(found) if found.columns else "",
        foot=foot(exhibit, what),
        notes=joined(Markup('<p class="matrix-note">{}</p>').format(n) for n in exhibit.notes_on("screen")),
    )


def _table(found: Matrix, theme: Theme) -> Markup:
    heads = joined(
        _head(column, year, found.selection.year, i == 0)
        for i, (column, year) in enumerate(zip(found.columns, found.years, strict=True))
    )
    people = text("herkomst.kop_inwoners")
    if found.people_year not in (None, found.selection.year):
        people = f"{people} ({found.people_year})"
    largest = max((r.share for r in found.rows if r.share is not None and r.group.code != TOTAL), default=100)
    name = text("herkomst.matrix_naam", thema=theme.name, gebied=found.area.name)
    return Markup(
        '<div class="matrix-scroll" role="region" aria-label="{name}" tabindex="0">'
        '<table class="matrix" data-rove="grid"><caption class="visually-hidden">{name} {keys}</caption>'
        '<thead><tr><th scope="col">{group}</th><th scope="col" class="c-people">{people}</th>{heads}</tr>'
        "</thead><tbody>{rows}</tbody></table></div>"
    ).format(
        name=name, keys=text("herkomst.matrix_toetsen"), group=text("herkomst.kop_groep"), people=people,
        heads=heads, rows=joined(_row(r, found, largest) for r in found.rows),
    )  # fmt: skip


def _head(column: Indicator, year: int | None, wanted: int, first: bool) -> Markup:
    """A column: its indicator as a button, and its year when that is not the one that was chosen."""
    shown = Markup(' <span class="year">{}</span>').format(year) if year not in (None, wanted) else Markup("")
    return Markup(
        '<th scope="col" data-mark="{id}"><button type="button" tabindex="{tab}" data-mark="{id}" '
        'data-event="indicator" data-value="{id}" data-theme="{theme}" data-key="kolom-{id}" '
        'data-tip="{full}">{name}{year}</button></th>'
    ).format(
        id=column.id, theme=column.theme, name=column.short, full=column.name, year=shown,
        tab=0 if first else -1,
    )  # fmt: skip


def _row(row: Row, found: Matrix, largest: float) -> Markup:
    chosen = row.group.code == found.selection.group
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
        cells=joined(_cell(r, row.group.code) for r in row.readings),
    )  # fmt: skip


def _people(row: Row, largest: float) -> Markup:
    """How many inhabitants the group has, their share, and a bar: the largest group fills it."""
    if row.people.value is None:
        return Markup('<span class="few">{}</span>').format(text(f"status.{row.people.status.name.lower()}"))
    share = "" if row.share is None else f"{formatting.number(row.share, 1)}{formatting.NARROW}%"
    width = 0.0 if row.share is None or row.group.code == TOTAL else min(row.share / largest, 1.0) * BAR
    bar = Markup(
        '<svg class="share" width="{bar}" height="6" aria-hidden="true">'
        '<rect width="{w:.1f}" height="6"/></svg>'
    ).format(bar=BAR, w=max(width, 1.0))
    return Markup('<span class="number">{}</span> <span class="counts">{}</span>{}').format(
        formatting.number(row.people.value), share, bar if row.group.code != TOTAL else ""
    )


def _cell(reading: Reading, group: str) -> Markup:
    indicator, shown = reading.indicator, verdict(reading)
    style = "v-leeg" if reading.figure.status is Status.NIET_VAN_TOEPASSING else f"v-{shown.key}"
    return Markup(
        '<td class="{style}" data-mark="{id}" data-label="{label}"><button type="button" tabindex="-1" '
        'data-event="indicator" data-value="{id}" data-theme="{theme}" data-key="c-{group}-{id}" '
        'data-tip="{tip}">{words}</button></td>'
    ).format(
        style=style, id=indicator.id, label=indicator.short, theme=indicator.theme, group=group,
        tip=tip(reading, shown), words=_words(reading, shown),
    )  # fmt: skip


def _words(reading: Reading, shown: Verdict) -> Markup:
    figure, indicator = reading.figure, reading.indicator
    if figure.value is None:
        return Markup('<span class="few">{}</span>').format(text(f"status.{figure.status.name.lower()}"))
    spoken = Markup('<span class="visually-hidden">, {}</span>').format(shown.word) if reading.scored else ""
    return Markup(
        '<span class="number">{value}<i aria-hidden="true">{sign}</i></span> '
        '<span class="counts">{counts}</span>{spoken}'
    ).format(
        value=formatting.with_unit(figure.value, indicator), sign=shown.sign,
        counts=formatting.counts(figure, indicator), spoken=spoken,
    )  # fmt: skip


def _empty(found: Matrix, theme: Theme) -> Markup:
    return Markup('<p class="empty">{}</p>').format(
        text("herkomst.thema_leeg", thema=theme.name, indeling=found.division.name)
    )
