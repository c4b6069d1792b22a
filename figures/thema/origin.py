"""The view "Naar herkomst" of a card: every group with its interval, and all inhabitants as a line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from data.catalogue import Classification, Indicator
from data.queries.by_group import GroupPart, GroupSplit
from data.queries.groups.gaps import spread_over
from figures.dots.rows import DotRow, dot_rows
from figures.drawing import Drawing
from figures.facts import always
from figures.markup import Markup
from figures.number_table import number_table
from figures.plots import Dots
from figures.verdict import verdict
from figures.words import conclusion, formatting
from figures.words.groups import few_words, size_words
from figures.words.text import text
from figures.words.years import one_year


def card_origin(
    split: GroupSplit,
    reference: str,
    chosen: str = "T",
    sensitive: bool = False,
) -> Drawing:
    """``reference`` names what each group is held against; ``chosen`` is the group of the selection."""
    title = conclusion.origin(split, sensitive)
    total = None if split.indicator.kind == "aantal" else split.total.value
    rows = [_row(p, chosen) for p in split.parts]
    if all(r.mark in (None, total) for r in rows):
        rows = [replace(r, mark=None) for r in rows]  # it would lie on the line of all inhabitants
    marked = any(r.mark is not None for r in rows)
    figure = Markup("{}{}").format(
        _key(total, split.indicator, reference if marked else ""),
        dot_rows(rows, split.indicator, total),
    )
    numbers = [(p.group.label, p.reading.figure) for p in split.parts]
    people = [[_people(p)] for p in split.parts]
    if total is not None:
        numbers.append((text("kaart.lijn_totaal"), split.total))
        people.append([""])
    return Drawing(
        title,
        Dots(tuple(rows), split.indicator, total, reference if marked else "", "kaart.kop_groep"),
        one_year(split.year),
        always(_absent(split), text("kaart.volgorde")),
        basis=split.total,
        figure=figure,
        table=number_table(
            title, text("kaart.kop_groep"), numbers, split.indicator, [text("kaart.kop_mensen")], people
        ),
    )


def _people(part: GroupPart) -> str:
    """The size of a group for the table, with its year when that is another than that of the figure."""
    if part.people is None:
        return ""
    told = formatting.number(part.people)
    return told if part.size_year is None else text("figuur.met_jaar", wat=told, jaar=part.size_year)


def _absent(split: GroupSplit) -> str:
    """That groups have no figure, and why; nothing about groups that the figure does not fit."""
    return few_words(spread_over(split.parts))


def origin_switch(shown: Classification, others: Sequence[Classification], first: Classification) -> Markup:
    """Which classification is shown; from ``first`` buttons to the ``others``, from those one back."""
    choices = [
        (f"herkomst-{c.id}", text("kaart.oude_indeling" if c.valid_to else "kaart.meer_groepen"))
        for c in others
    ]
    if shown.id != first.id:
        choices = [("herkomst", text("kaart.terug"))]
    buttons = Markup("").join(
        Markup(
            '<button type="button" data-event="beeld" data-value="{}" data-key="groepen-{}">{}</button>'
        ).format(view, i, label)
        for i, (view, label) in enumerate(choices)  # the same key, so that the focus stays at this place
    )
    return Markup('<div class="origin-switch"><span>{name}</span>{buttons}</div>').format(
        name=text("kaart.indeling", naam=shown.name), buttons=buttons
    )


def _row(part: GroupPart, chosen: str) -> DotRow:
    reading = part.reading
    people = size_words(part.people, part.size_year)
    return DotRow(
        part.group.short,
        reading.figure,
        "groep",
        people if reading.indicator.kind != "aantal" else "",
        mark=reading.reference,
        verdict=verdict(reading) if reading.scored else None,
        chosen=part.group.code == chosen,
    )


def _key(total: float | None, indicator: Indicator, reference: str) -> Markup:
    """What the thin line and the tick stand for."""
    lines = []
    if total is not None:
        words = f"{text('kaart.lijn_totaal')}: {formatting.with_unit(total, indicator)}"
        lines.append(Markup('<span class="key key-total">{}</span>').format(words))
    if reference:
        lines.append(
            Markup('<span class="key key-mark">{}</span>').format(text("kaart.streepje", ijkpunt=reference))
        )
    return Markup('<p class="keys">{}</p>').format(Markup("").join(lines)) if lines else Markup("")
